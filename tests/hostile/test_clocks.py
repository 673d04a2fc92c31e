"""Phones with wrong clocks, deliveries out of order, and both nights in which Dresden's clocks jump."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from challenge.checkins.models import CheckIn
from challenge.city.queries.recount import recount
from challenge.core.clock import BERLIN
from challenge.core.db import Database
from challenge.rounds.models import Round
from tests.conftest import Client, NewClient
from tests.support.clocks import NOON, MovableClock
from tests.support.people import Person, ada

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DAYS = st.integers(min_value=0, max_value=3)
MOMENTS = st.integers(min_value=0, max_value=40)
WORDS = st.lists(st.tuples(DAYS, st.booleans(), MOMENTS), min_size=1, max_size=8, unique_by=lambda word: word[2])
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def learned(db: Database, person: Person) -> set[date]:
    """Dates that count for a person."""
    with db.read() as session:
        rows = session.exec(select(CheckIn).where(CheckIn.participant_id == person.id)).all()
        return {row.date for row in rows if row.learned}


def send(browser: Client, day: date, done_at: datetime | str, key: str = "", *, undo: bool = False) -> int:
    """What a phone delivers about a date; returns the status of the answer."""
    when = done_at if isinstance(done_at, str) else done_at.isoformat()
    fields = {"done_at": when, **({"key": key} if key else {})}
    address = f"/heute/{day}/zuruecknehmen" if undo else "/heute"
    return browser.post(address, data=fields if undo else {**fields, "day": day.isoformat()}).status_code


def test_a_clock_that_is_ahead_is_held_back_to_now(db: Database, new_client: NewClient, clock: MovableClock) -> None:
    person = ada(db)
    browser, today = new_client(person), NOON.date()
    assert send(browser, today, NOON + timedelta(days=1)) == 303
    clock.forward(minutes=5)
    assert send(browser, today, NOON + timedelta(minutes=5), undo=True) == 303
    assert learned(db, person) == set()
    assert send(browser, today + timedelta(days=1), NOON + timedelta(days=1)) == 422


@pytest.mark.parametrize(("days", "status"), [(1, 303), (7, 303), (8, 422)])
def test_a_date_must_have_been_open_when_it_was_done(
    db: Database, new_client: NewClient, days: int, status: int
) -> None:
    person = ada(db)
    day = NOON.date() - timedelta(days=days)
    assert send(new_client(person), day, NOON) == status
    assert learned(db, person) == ({day} if status == 303 else set())


@pytest.mark.parametrize(("waited", "status"), [(9, 303), (10, 303), (11, 422)])
def test_an_entry_may_wait_ten_days_offline(
    db: Database, new_client: NewClient, clock: MovableClock, waited: int, status: int
) -> None:
    person, day = ada(db), date(2026, 11, 5)
    clock.set(datetime(2026, 11, 5, 12, tzinfo=BERLIN) + timedelta(days=waited))
    assert send(new_client(person), day, datetime(2026, 11, 5, 12, tzinfo=BERLIN)) == status
    assert learned(db, person) == ({day} if status == 303 else set())


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00-23:59", "9999-12-31T23:59:59+23:59", "1970-01-01", "now", "٣"])
def test_a_moment_that_is_none_writes_nothing_or_now(db: Database, new_client: NewClient, when: str) -> None:
    assert send(new_client(ada(db)), NOON.date(), when) in (303, 422)


@pytest.fixture
def people(db: Database) -> Callable[[], Person]:
    """Always somebody new."""
    return lambda: ada(db)


@FEW
@given(words=WORDS, shuffled=st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_of_deliveries_matters(
    db: Database,
    new_client: NewClient,
    people: Callable[[], Person],
    words: list[tuple[int, bool, int]],
    shuffled: object,
) -> None:
    first, second = people(), people()
    again = [*words, *words]
    shuffled.shuffle(again)  # type: ignore[attr-defined]
    for person, said in ((first, words), (second, again)):
        browser = new_client(person)
        for days, undo, minute in said:
            day, moment = NOON.date() - timedelta(days=days), NOON - timedelta(minutes=minute)
            assert send(browser, day, moment, undo=undo) == 303
    assert learned(db, first) == learned(db, second)
    with db.read() as session:
        assert recount(session) == ()


AUTUMN, SPRING = date(2026, 10, 20), date(2027, 3, 22)
NIGHTS = (
    # first day of the round, a moment, the date that counts then
    (AUTUMN, "2026-10-25T02:30:00+02:00", "2026-10-24"),
    (AUTUMN, "2026-10-25T02:30:00+01:00", "2026-10-24"),
    (AUTUMN, "2026-10-25T02:59:59+01:00", "2026-10-24"),
    (AUTUMN, "2026-10-25T03:00:00+01:00", "2026-10-25"),
    (AUTUMN, "2026-10-26T02:59:59+01:00", "2026-10-25"),
    (SPRING, "2027-03-28T01:59:59+01:00", "2027-03-27"),
    (SPRING, "2027-03-28T03:00:00+02:00", "2027-03-28"),
    (SPRING, "2027-03-29T02:59:59+02:00", "2027-03-28"),
)


@pytest.mark.parametrize(("start", "moment", "day"), NIGHTS)
def test_the_nights_in_which_the_clocks_jump(
    db: Database, new_client: NewClient, clock: MovableClock, start: date, moment: str, day: str
) -> None:
    with db.write() as session:
        session.exec(select(Round)).one().starts_on = start
    person = ada(db, on=start)
    clock.set(datetime.fromisoformat(moment))
    browser = new_client(person)
    assert browser.post("/heute").status_code == 303
    assert {each.isoformat() for each in learned(db, person)} == {day}
    assert browser.get("/heute").status_code == 200
    clock.forward(days=1)
    assert browser.post("/heute").status_code == 303
    assert len(learned(db, person)) == 2


def test_the_same_key_with_another_date_is_refused_and_changes_nothing(db: Database, new_client: NewClient) -> None:
    person, key = ada(db), "5d3f3c1e-0000-4000-8000-000000000001"
    browser, today = new_client(person), NOON.date()
    answers = [send(browser, today - timedelta(days=n), NOON, key) for n in (0, 0, 1)]
    answers += [send(browser, today, NOON, key, undo=True)]
    assert answers == [303, 303, 422, 422]
    assert learned(db, person) == {today}
