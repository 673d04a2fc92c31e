"""A small city for tests: matured people, and its numbers as one reads them."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from challenge.checkins import actions as checkins
from challenge.city.actions.ledger import total_of
from challenge.city.queries.recount import recount
from challenge.core.db import Database
from challenge.core.events import record
from challenge.participants.events import Leaving
from challenge.rounds.models import Round
from challenge.rounds.queries import current_round
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, log_days

SECOND_DAY = FIRST_DAY + timedelta(days=1)


def round_of(session: Session) -> Round:
    """The round of every test database."""
    return current_round(session, FIRST_DAY)


def total(db: Database) -> tuple[int, int, int, int]:
    """App, posts, groups and people as kept."""
    with db.read() as session:
        row = total_of(session, round_of(session).id)
    return (row.app, row.posts, row.groups, row.people) if row else (0, 0, 0, 0)


def proven(db: Database) -> bool:
    """Whether the recount agrees with the running sums."""
    with db.read() as session:
        return recount(session) == ()


def counting(db: Database, days: int = 2, on: date = FIRST_DAY, **changes: object) -> Person:
    """Somebody who learned on `days` dates from `on`, each logged on its own date: from the second on they count."""
    person = ada(db, on, **changes)
    log_days(db, person, [on + timedelta(days=n) for n in range(days)])
    return person


def leave(session: Session, participant_id: str, now: datetime) -> None:
    """As `home` does it, as far as the city hears of it."""
    record(session, Leaving(participant_id, now))
    checkins.forget(session, participant_id)
