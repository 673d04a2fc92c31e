"""A milestone of the city rewards everybody with enough days, in batches, once."""

from datetime import timedelta

import pytest
from sqlmodel import select

from challenge.badges.actions.milestones import KIND, award_crowd
from challenge.badges.models import Award
from challenge.badges.queries import awards_of
from challenge.city.events import MilestoneReached
from challenge.core import outbox
from challenge.core.db import Database
from challenge.core.events import record
from challenge.rounds.queries import current_round
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at, ben, cleo, log_days

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]
NOW = at(DAYS[9])


def badges_of(db: Database, person: Person) -> set[str]:
    with db.read() as session:
        return {each.badge for each in awards_of(session, person.id)}


def round_id(db: Database) -> str:
    with db.read() as session:
        return current_round(session, FIRST_DAY).id


def test_a_milestone_rewards_everybody_with_three_days(db: Database) -> None:
    people = ada(db), ben(db), cleo(db)
    for person, days in zip(people, (3, 4, 2), strict=True):
        log_days(db, person, DAYS[:days])
    reach_milestone(db)
    assert ["city-goal" in badges_of(db, person) for person in people] == [True, True, False]


def test_who_reaches_three_days_after_the_milestone_gets_it_then(db: Database) -> None:
    early, late = ada(db), ben(db)
    log_days(db, early, DAYS[:3])
    reach_milestone(db)
    log_days(db, late, DAYS[8:10])
    assert "city-goal" not in badges_of(db, late)
    log_days(db, late, [DAYS[10]])
    assert "city-goal" in badges_of(db, late)


def test_a_milestone_that_found_nobody_with_three_days_is_remembered(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:2])
    reach_milestone(db)
    assert "city-goal" not in badges_of(db, person)
    log_days(db, person, [DAYS[10]])
    assert "city-goal" in badges_of(db, person)


def test_a_crowd_is_rewarded_in_batches_and_once(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("challenge.badges.actions.milestones.BATCH", 2)
    people = [ada(db) for _ in range(5)]
    for person in people:
        log_days(db, person, DAYS[:3])
    for milestone in (1000, 5000):
        reach_milestone(db, milestone)
    with db.read() as session:
        found = session.exec(select(Award.participant_id).where(Award.badge == "city-goal")).all()
    assert sorted(found) == sorted(person.id for person in people)


def reach_milestone(db: Database, milestone: int = 1000) -> None:
    round_ = round_id(db)
    with db.write() as session:
        record(session, MilestoneReached(round_, milestone, NOW))
    while outbox.work_off(db, {KIND: award_crowd}, NOW + timedelta(hours=1)):
        pass
