"""Awards: given in the transaction of what happened, once, for good; taken back by a decision alone."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from challenge.badges.actions.awards import award, award_all, award_due, hide_again, restore, revoke, show_to_all
from challenge.badges.actions.stories import award_stories
from challenge.badges.models import Award
from challenge.badges.queries import awards_of, next_badge, own_data
from challenge.checkins.events import LearningDayAdded
from challenge.checkins.queries import progress
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.goals.queries import current_goal
from challenge.home.actions.leaving import leave
from challenge.posts.events import PostApproved
from challenge.rounds.queries import current_round
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at, ben, log_days, take_back

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]
NOW = at(DAYS[9])


def badges_of(db: Database, person: Person) -> set[str]:
    with db.read() as session:
        return {each.badge for each in awards_of(session, person.id)}


def round_id(db: Database) -> str:
    with db.read() as session:
        return current_round(session, FIRST_DAY).id


def test_each_line_of_days_brings_its_badge(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:2])
    assert badges_of(db, person) == {"first-step"}
    log_days(db, person, DAYS[2:6])
    assert badges_of(db, person) == {"first-step", "spark"}
    log_days(db, person, DAYS[6:25])
    assert badges_of(db, person) == {"first-step", "spark", "one-week", "half-time", "twenty", "held-out"}


def test_an_award_carries_the_date_on_which_it_was_earned(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:3])
    with db.read() as session:
        found = {each.badge: each.awarded_on for each in awards_of(session, person.id)}
    assert found == {"first-step": DAYS[0], "spark": DAYS[2]}


def test_who_comes_back_after_three_dark_windows_is_welcomed_with_a_badge(db: Database) -> None:
    person = ada(db)
    log_days(db, person, [DAYS[0], DAYS[4]])
    assert "back-again" in badges_of(db, person)


def test_taking_days_back_never_takes_a_badge(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:3])
    take_back(db, person, DAYS[2])
    log_days(db, person, [DAYS[2]])
    with db.read() as session:
        assert [each.badge for each in awards_of(session, person.id)].count("spark") == 1


def test_the_same_badge_again_keeps_the_first_award(db: Database) -> None:
    person, round_ = ada(db), round_id(db)
    for day in DAYS[:2]:
        with db.write() as session:
            award(session, person.id, "ambassador", round_, at(day))
    with db.read() as session:
        found = awards_of(session, person.id)
    assert [each.awarded_on for each in found] == [DAYS[0]]


def test_an_unknown_badge_is_given_to_nobody(db: Database) -> None:
    person, round_ = ada(db), round_id(db)
    with pytest.raises(NotFound), db.write() as session:
        award(session, person.id, "crown", round_, NOW)


def test_a_story_badge_needs_a_post_that_is_public(db: Database) -> None:
    person, round_ = ada(db), round_id(db)
    with db.write() as session:
        award_stories(session, PostApproved("nothing", person.id, round_, DAYS[0], NOW))
    assert badges_of(db, person) == set()


def test_a_decision_takes_an_award_back_and_another_restores_it(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:1])
    award_id = only_award(db, person)
    with db.write() as session:
        revoke(session, award_id, "decision-1", NOW)
        revoke(session, award_id, "decision-2", NOW)
    assert badges_of(db, person) == set()
    with db.read() as session:
        assert session.get_one(Award, award_id).revoked_by == "decision-1"
    with db.write() as session:
        restore(session, award_id)
    assert badges_of(db, person) == {"first-step"}


def test_a_revoked_badge_does_not_come_back_with_the_next_day(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:1])
    with db.write() as session:
        revoke(session, session.exec(select(Award.id)).one(), "decision", NOW)
    log_days(db, person, DAYS[1:2])
    assert badges_of(db, person) == set()


def test_only_the_owner_opens_the_page_of_an_award(db: Database) -> None:
    person, neighbour = ada(db), ben(db)
    log_days(db, person, DAYS[:1])
    award_id = only_award(db, person)
    with pytest.raises(NotFound), db.write() as session:
        show_to_all(session, neighbour.id, award_id, NOW)
    with pytest.raises(NotFound), db.write() as session:
        hide_again(session, neighbour.id, award_id)


def test_the_awards_of_a_person_go_with_them_and_stand_in_their_export(db: Database) -> None:
    person, neighbour = ada(db), ben(db)
    log_days(db, person, DAYS[:1])
    log_days(db, neighbour, DAYS[:1])
    with db.write() as session:
        assert [each["badge"] for each in own_data(session, person.id)] == ["first-step"]
        leave(session, person.id, NOW)
    assert badges_of(db, person) == set()
    assert badges_of(db, neighbour) == {"first-step"}


def test_the_next_badge_is_the_one_that_comes_soonest(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:1])
    found = next_for(db, person, DAYS[1])
    assert found == ("spark", 2)
    log_days(db, person, DAYS[1:5])
    assert next_for(db, person, DAYS[5]) == ("one-week", 2)


def test_without_windows_left_there_is_no_next_badge(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:1])
    assert next_for(db, person, DAYS[29] + timedelta(days=1)) is None


def test_a_learning_day_without_a_new_badge_costs_three_queries(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:4])
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    happened = LearningDayAdded(person.id, round_id(db), DAYS[3], "app", at(DAYS[3]))
    with db.write() as session:
        session.connection()
        event.listen(db.writer, "before_cursor_execute", note)
        award_due(session, happened)
        event.remove(db.writer, "before_cursor_execute", note)
    assert len(seen) == 3
    assert not any(statement.startswith("INSERT") for statement in seen)


def test_giving_to_nobody_writes_nothing(db: Database) -> None:
    with db.write() as session:
        award_all(session, "spark", round_id(db), (), NOW)
    with db.read() as session:
        assert session.exec(select(Award)).all() == []


def next_for(db: Database, person: Person, today: date) -> tuple[str, int] | None:
    with db.read() as session:
        goal = current_goal(session, person.id)
        assert goal is not None
        days = progress(session, person.id, goal.starts_on, today)
        found = next_badge(days, {each.badge for each in awards_of(session, person.id)})
    return (found.badge.id, found.missing) if found else None


def only_award(db: Database, person: Person) -> str:
    with db.read() as session:
        return awards_of(session, person.id)[0].id
