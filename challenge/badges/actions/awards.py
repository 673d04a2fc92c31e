"""Awarding badges by what happens, taking them back by decision, and showing one to everybody (product.md §3)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete

from challenge.badges.catalogue import Badge, badge, badges
from challenge.badges.events import BadgeAwarded
from challenge.badges.models import Award
from challenge.badges.queries import BY_DAYS, facts_of, goal_and_badges, has_celebrated
from challenge.badges.rules import Facts, earned
from challenge.checkins.events import LearningDayAdded
from challenge.checkins.queries import progress
from challenge.core.clock import local_date
from challenge.core.errors import NotFound
from challenge.core.events import record
from challenge.core.tokens import new_id
from challenge.participants.events import Leaving


def award_due(session: Session, event: LearningDayAdded) -> None:
    """Listener: what the person's learning days have earned. Three queries, and a write only for a new badge."""
    goal, has = goal_and_badges(session, event.participant_id, event.round_id, event.date)
    waiting = [each for each in badges() if each.kind in BY_DAYS | {"city_goal"} and each.id not in has]
    if goal is None or not waiting:
        return
    days = progress(session, event.participant_id, goal.starts_on, local_date(event.at))
    facts = facts_of(days)
    due = [each.id for each in waiting if earned(each.kind, each.params, facts)]
    due += [each.id for each in waiting if _joins_the_crowd(session, each, facts, event.round_id)]
    for badge_id in due:
        award_all(session, badge_id, event.round_id, (event.participant_id,), event.at)


def award(session: Session, participant_id: str, badge_id: str, round_id: str, now: datetime) -> None:
    """Give a badge whose condition the caller has checked; twice is once. NotFound for an unknown id."""
    if badge(badge_id) is None:
        raise NotFound
    award_all(session, badge_id, round_id, (participant_id,), now)


def award_all(session: Session, badge_id: str, round_id: str, people: Iterable[str], now: datetime) -> None:
    """Give a badge to all of these people who lack it, whatever other transactions do at the same time."""
    rows = [
        {
            "id": new_id(),
            "participant_id": each,
            "badge": badge_id,
            "round_id": round_id,
            "awarded_on": local_date(now),
            "awarded_at": now,
        }
        for each in people
    ]
    if not rows:
        return
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    query = insert(Award).values(rows).on_conflict_do_nothing()
    for award_id, participant_id in session.execute(query.returning(col(Award.id), col(Award.participant_id))).all():
        record(session, BadgeAwarded(participant_id, award_id, badge_id, now))


def revoke(session: Session, award_id: str, decision_id: str, now: datetime) -> None:
    """Take an award back by a moderator's decision; a second decision changes nothing."""
    found = _award(session, award_id)
    if found.valid:
        found.revoked_at, found.revoked_by = now, decision_id


def restore(session: Session, award_id: str) -> None:
    """The award holds again, as if it had never been taken back."""
    found = _award(session, award_id)
    found.revoked_at = found.revoked_by = None


def show_to_all(session: Session, participant_id: str, award_id: str, now: datetime) -> None:
    """Open the public page of an own award. NotFound for another's, or for one that was taken back."""
    found = _own(session, participant_id, award_id)
    if not found.valid:
        raise NotFound
    found.public_since = found.public_since or now


def hide_again(session: Session, participant_id: str, award_id: str) -> None:
    """Close the public page of an own award. NotFound for another's."""
    _own(session, participant_id, award_id).public_since = None


def forget(session: Session, event: Leaving) -> None:
    """Listener: a person's awards go with them."""
    session.exec(delete(Award).where(col(Award.participant_id) == event.participant_id))


def _joins_the_crowd(session: Session, found: Badge, facts: Facts, round_id: str) -> bool:
    """Whether somebody crosses the line of the city's badge after a milestone was reached."""
    crosses = found.kind == "city_goal" and facts.learning_days == found.params["days"]
    return crosses and has_celebrated(session, round_id)


def _award(session: Session, award_id: str) -> Award:
    found = session.get(Award, award_id)
    if found is None:
        raise NotFound
    return found


def _own(session: Session, participant_id: str, award_id: str) -> Award:
    found = _award(session, award_id)
    if found.participant_id != participant_id:
        raise NotFound
    return found
