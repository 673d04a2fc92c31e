"""The test house itself: its fixtures and its cast."""

from datetime import date

from sqlmodel import select

from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from challenge.participants.models import Participant
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, ben, cleo, log_days, take_back


def test_the_cast_joins_and_learns_by_the_real_actions(db: Database) -> None:
    person = ada(db)
    log_days(db, person, [date(2026, 11, day) for day in (2, 3, 5)])
    take_back(db, person, date(2026, 11, 3))
    with db.read() as session:
        assert learned_dates(session, person.id, FIRST_DAY) == {date(2026, 11, 2), date(2026, 11, 5)}
    assert ben(db).viewer.nickname == "Ben vom Elbufer"
    assert cleo(db).viewer.under16


def test_every_test_has_its_own_empty_city(db: Database) -> None:
    with db.read() as session:
        assert session.exec(select(Participant)).all() == []


def test_each_browser_has_its_own_cookies(new_client: NewClient, db: Database) -> None:
    assert new_client(ada(db)).get("/heute").status_code == 200
    assert new_client().get("/heute").status_code == 401


def test_the_app_lives_on_the_clock_of_the_test(client: Client, db: Database, clock: MovableClock) -> None:
    client.cookies.set("s", ada(db).token)
    clock.forward(days=1)
    page = Page(client.get("/heute").text)
    assert "Mi 11" in page.text
    assert page.form("/heute").fields["key"]
