"""The next goal after finishing: a new house, and everything earned stays."""

from datetime import date, timedelta

import pytest

from challenge.badges.queries import awards_of
from challenge.checkins.models import CheckIn
from challenge.core.db import Database
from challenge.goals.catalogue import ideas
from challenge.goals.queries import current_goal, goals_of
from challenge.goals.rules import another_start
from challenge.rounds.rules import RoundDates
from tests.conftest import NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import Person, ada, at, log_days

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(80)]
ADDRESS = "/heute/neues-ziel"


def starts(db: Database, person: Person) -> list[date]:
    with db.read() as session:
        return [goal.starts_on for goal in goals_of(session, person.id)]


@pytest.mark.parametrize(
    ("today", "earliest", "start"),
    [
        (30, 30, 30),
        (29, 30, 30),
        (34, 34, 34),
        (35, 35, None),
        (-10, -10, 0),
        (5, 6, 6),
    ],
)
def test_a_next_goal_begins_while_thirty_windows_fit(today: int, earliest: int, start: int | None) -> None:
    day = {n: FIRST_DAY + timedelta(days=n) for n in (today, earliest, start) if n is not None}
    expected = None if start is None else day[start]
    assert another_start(RoundDates(FIRST_DAY), day[earliest], day[today]) == expected


def test_whoever_has_not_finished_is_sent_to_their_house(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    client = new_client(person)
    assert client.get(ADDRESS).headers["location"] == "/heute"
    assert client.post(ADDRESS, data={"title": "Segeln"}).status_code == 404
    assert len(starts(db, person)) == 1


def test_nobody_signed_in_begins_nothing(new_client: NewClient) -> None:
    assert new_client().get(ADDRESS).status_code == 401
    assert new_client().post(ADDRESS, data={"title": "Segeln"}).status_code == 401


def test_after_the_last_window_a_new_house_begins_and_the_badges_stay(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:3])
    clock.set(at(DAYS[30]))
    client = new_client(person)
    assert f"{ADDRESS}?idee={ideas()[1].id}" in Page(client.get(ADDRESS).text).links
    form = Page(client.get(f"{ADDRESS}?idee={ideas()[1].id}").text).form(ADDRESS)
    for _again in range(2):
        assert client.post(ADDRESS, data=form.fields).headers["location"] == "/heute"
    assert starts(db, person) == [DAYS[0], DAYS[30]]
    with db.read() as session:
        goal = current_goal(session, person.id)
        assert goal is not None
        assert goal.idea == ideas()[1].id
        assert {each.badge for each in awards_of(session, person.id)} == {"first-step", "spark"}


def test_in_the_second_house_the_last_dates_of_the_first_are_open_and_fourteen_pause_days_are_free(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(DAYS[1]))
    client = new_client(person)
    assert client.post("/pause", data={"from": str(DAYS[1]), "days": "4"}).status_code == 303
    log_days(db, person, [DAYS[32]])
    clock.set(at(DAYS[34]))
    client.post(ADDRESS, data={"title": "Segeln"})
    page = client.get("/heute").text
    shown = [link for link in Page(page).links if link.startswith("/heute?tag=")]
    assert shown == [f"/heute?tag={day}#details" for day in DAYS[27:35]]
    assert page.count("day--lit") == 1
    assert "Noch 14 Pausentage" in page
    assert f'name="day" value="{DAYS[33]}"' in client.get(f"/heute?tag={DAYS[33]}").text
    assert client.post("/heute", data={"day": str(DAYS[33])}).status_code == 303
    assert client.post("/pause", data={"from": str(DAYS[35]), "days": "14"}).status_code == 303


def test_on_the_evening_of_the_last_window_the_next_house_begins_tomorrow(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    with db.write() as session:
        done = at(DAYS[29])
        session.add(CheckIn(participant_id=person.id, date=DAYS[29], learned=True, done_at=done, entered_at=done))
    clock.set(at(DAYS[29], 20))
    assert new_client(person).post(ADDRESS, data={"title": "Segeln"}).status_code == 303
    assert starts(db, person) == [DAYS[0], DAYS[30]]


@pytest.mark.parametrize("fields", [{}, {"idea": "gold-machen"}, {"title": "x" * 121}])
def test_what_is_wrong_stands_beside_the_field(
    db: Database, new_client: NewClient, clock: MovableClock, fields: dict[str, str]
) -> None:
    person = ada(db)
    clock.set(at(DAYS[30]))
    answer = new_client(person).post(ADDRESS, data=fields)
    assert answer.status_code == 422
    assert fields.get("title", "") in answer.text
    assert len(starts(db, person)) == 1


def test_when_no_thirty_windows_fit_any_more_it_is_said(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(DAYS[40]))
    client = new_client(person)
    shown = Page(client.get(ADDRESS).text)
    assert "Die nächste Runde kommt" in shown.text
    assert ADDRESS not in [form.action for form in shown.forms]
    answer = client.post(ADDRESS, data={"title": "Segeln"})
    assert answer.status_code == 422
    assert "In der nächsten bist du dabei" in answer.text
