"""Issuing certificates when somebody asks for theirs, and taking one back by decision."""

from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from challenge.certificates.models import Certificate
from challenge.certificates.rules import kind_for
from challenge.checkins.queries import Progress, progress
from challenge.core.errors import NotFound
from challenge.core.tokens import new_id
from challenge.goals.models import Goal
from challenge.goals.queries import goals_of
from challenge.participants.events import Leaving
from challenge.participants.queries import locked


def issue_due(session: Session, participant_id: str, today: date) -> list[Certificate]:
    """All certificates of a person, the newest goal's first; a missing one is issued, a grown one brought up to date.

    Nothing lowers one again, not even undoing days: what is printed must stay true.
    """
    locked(session, participant_id)
    query = select(Certificate).where(Certificate.participant_id == participant_id)
    known = {each.goal_id: each for each in session.exec(query).all()}
    for goal in goals_of(session, participant_id):
        days = progress(session, participant_id, goal.starts_on, today)
        found = known.get(goal.id)
        if found is None and kind_for(days.series.learning_days) is not None:
            found = known[goal.id] = _issued(goal, today)
            session.add(found)
        if found is not None and days.series.learning_days > found.learning_days:
            _grow(found, days)
    session.flush()
    return sorted(known.values(), key=lambda each: each.first_on, reverse=True)


def revoke(session: Session, certificate_id: str, decision_id: str, now: datetime) -> None:
    """Take a certificate back by a moderator's decision; a second decision changes nothing."""
    found = _certificate(session, certificate_id)
    if found.revoked_at is None:
        found.revoked_at, found.revoked_by = now, decision_id


def restore(session: Session, certificate_id: str) -> None:
    """The certificate holds again."""
    found = _certificate(session, certificate_id)
    found.revoked_at = found.revoked_by = None


def forget(session: Session, event: Leaving) -> None:
    """Listener: a person's certificates go with them."""
    session.exec(delete(Certificate).where(col(Certificate.participant_id) == event.participant_id))


def _issued(goal: Goal, today: date) -> Certificate:
    return Certificate(
        id=new_id(),
        participant_id=goal.participant_id,
        goal_id=goal.id,
        round_id=goal.round_id,
        issued_on=today,
        learning_days=0,
        best=0,
        first_on=goal.starts_on,
        last_on=goal.starts_on,
    )


def _grow(found: Certificate, days: Progress) -> None:
    lit = [day for day in days.dates if day in days.learned and day <= days.today]
    found.learning_days, found.best = days.series.learning_days, max(found.best, days.series.best)
    found.first_on, found.last_on = lit[0], lit[-1]


def _certificate(session: Session, certificate_id: str) -> Certificate:
    found = session.get(Certificate, certificate_id)
    if found is None:
        raise NotFound
    return found
