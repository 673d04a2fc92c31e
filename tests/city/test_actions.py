"""What the city counts, from the events of other features."""

from datetime import date, timedelta
from unittest.mock import ANY

import pytest
from sqlmodel import Session, select

from challenge.checkins.events import LearningDayAdded, LearningDayRemoved
from challenge.city.actions import counting as actions
from challenge.city.actions import figures
from challenge.city.models import CarryRow, Correction, CountedDate, ReachedMilestone, SignUpHour, StadtraumFigure
from challenge.city.queries.snapshot import held_people
from challenge.core.db import Database
from challenge.core.events import record
from challenge.core.models import OutboxItem
from challenge.participants.models import Participant
from tests.city.city import SECOND_DAY, counting, leave, proven, round_of, total
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at, ben, log_days, take_back

DAY = timedelta(days=1)


def add(db: Database, person: Person, day: date, source: str = "posts", on: date | None = None) -> None:
    with db.write() as session:
        event = LearningDayAdded(person.id, round_of(session).id, day, source, at(on or day))  # type: ignore[arg-type]
        record(session, event)


def remove(db: Database, person: Person, day: date) -> None:
    with db.write() as session:
        record(session, LearningDayRemoved(person.id, round_of(session).id, day, at(day)))


def test_who_joins_takes_part_at_once(db: Database) -> None:
    ada(db)
    ben(db)
    assert total(db) == (0, 0, 0, 2)


def test_days_of_one_evening_wait_until_a_second_date(db: Database) -> None:
    person = ada(db)
    add(db, person, FIRST_DAY, on=SECOND_DAY)
    add(db, person, SECOND_DAY, on=SECOND_DAY)
    assert total(db) == (0, 0, 0, 1)
    log_days(db, person, [SECOND_DAY + DAY])
    assert total(db)[:2] == (1, 2)
    assert proven(db) is False  # the credits above have no post: the recount sees it


def test_a_day_counts_once_and_stays_in_its_band(db: Database) -> None:
    person = counting(db, days=3)
    add(db, person, FIRST_DAY, "posts")
    assert total(db) == (3, 0, 0, 1)
    assert proven(db)


def test_taking_back_takes_it_from_the_city(db: Database) -> None:
    person = counting(db, days=3)
    take_back(db, person, SECOND_DAY)
    assert total(db) == (2, 0, 0, 1)
    remove(db, person, SECOND_DAY)
    assert total(db) == (2, 0, 0, 1)
    assert proven(db)


def test_a_day_after_day_57_is_the_persons_alone(db: Database) -> None:
    person = counting(db)
    add(db, person, FIRST_DAY + 56 * DAY)
    add(db, person, FIRST_DAY + 57 * DAY)
    assert total(db)[:2] == (2, 1)


def test_past_days_keep_their_stadtraum(db: Database) -> None:
    person = counting(db, stadtraum_id=3)
    with db.write() as session:
        session.get_one(Participant, person.id).stadtraum_id = 4
    log_days(db, person, [SECOND_DAY + DAY])
    with db.read() as session:
        rows = session.exec(select(CountedDate.stadtraum_id).order_by(CountedDate.date)).all()  # type: ignore[arg-type]
    assert rows == [3, 3, 4]
    assert proven(db)


def test_a_deleted_person_leaves_anonymous_carry_rows(db: Database) -> None:
    person, stays = counting(db, days=4), counting(db, days=2)
    with db.write() as session:
        leave(session, person.id, at(FIRST_DAY + 5 * DAY))
    assert total(db) == (6, 0, 0, 1)
    with db.read() as session:
        assert sum(row.learning_days for row in session.exec(select(CarryRow)).all()) == 4
        assert {row.participant_id for row in session.exec(select(CountedDate)).all()} == {stays.id}
    assert proven(db)


def test_who_leaves_before_counting_leaves_nothing(db: Database) -> None:
    person = ada(db)
    log_days(db, person, [FIRST_DAY])
    with db.write() as session:
        leave(session, person.id, at(SECOND_DAY))
    assert total(db) == (0, 0, 0, 0)
    assert proven(db)


def rush(session: Session) -> None:
    """As if 200 people had joined in the first hour."""
    session.add(SignUpHour(hour=at(FIRST_DAY, 8), sign_ups=200))


def test_a_rush_is_held_and_notices_nothing(db: Database) -> None:
    with db.write() as session:
        rush(session)
    person = counting(db)
    assert total(db) == (0, 0, 0, 0)
    with db.read() as session:
        assert held_people(session, round_of(session).id) == 1
        assert len(session.exec(select(CountedDate).where(CountedDate.participant_id == person.id)).all()) == 2
    assert proven(db)


def test_released_people_count_with_all_their_days(db: Database) -> None:
    with db.write() as session:
        rush(session)
    person = counting(db, days=3)
    now = at(FIRST_DAY + 3 * DAY)
    with db.write() as session:
        row = actions.release(session, round_of(session).id, now, "olga", "Schulaktion im Stadtraum", now)
    assert (row.kind, row.people, row.learning_days) == ("released", 1, 3)
    assert total(db) == (3, 0, 0, 1)
    take_back(db, person, SECOND_DAY)
    assert total(db) == (2, 0, 0, 1)
    assert proven(db)


def test_refused_people_keep_their_house_and_stay_out_of_the_total(db: Database) -> None:
    with db.write() as session:
        rush(session)
    person = counting(db, days=2)
    now = at(SECOND_DAY, 20)
    with db.write() as session:
        actions.refuse(session, round_of(session).id, now, "olga", "Automatisch angelegt", now)
    with db.write() as session:
        again = actions.release(session, round_of(session).id, now, "olga", "", now)
    log_days(db, person, [SECOND_DAY + DAY])
    assert (again.people, again.learning_days) == (0, 0)
    assert total(db) == (0, 0, 0, 0)
    with db.read() as session:
        assert session.exec(select(Correction.kind).order_by(Correction.kind)).all() == ["refused", "released"]
    assert proven(db)


def test_a_milestone_is_reached_once(db: Database) -> None:
    with db.write() as session:
        found = round_of(session)
        found.milestones, found.goal = [2, 3], 50
    person = counting(db, days=3)
    take_back(db, person, SECOND_DAY)
    log_days(db, person, [SECOND_DAY + DAY, SECOND_DAY + 2 * DAY])
    with db.read() as session:
        assert session.exec(select(ReachedMilestone.milestone).order_by(ReachedMilestone.milestone)).all() == [2, 3]  # type: ignore[arg-type]
        assert session.exec(select(OutboxItem.kind)).all() == [ANY] * 4


@pytest.mark.parametrize(("people", "shown"), [(9, (None, None)), (10, (0.3, 20))])
def test_a_stadtraum_is_shown_from_ten_people(
    db: Database, people: int, shown: tuple[float | None, int | None]
) -> None:
    for _ in range(people):
        counting(db, stadtraum_id=1)
    with db.write() as session:
        figures.recompute(session, at(FIRST_DAY + 5 * DAY))
    with db.read() as session:
        row = session.get_one(StadtraumFigure, (round_of(session).id, 1))
        other = session.get_one(StadtraumFigure, (round_of(session).id, 2))
    assert (row.people_per_1000, row.learning_days) == shown
    assert (other.people_per_1000, other.learning_days) == (None, None)
