"""What the tests of `/heute` look at."""

from datetime import timedelta

from sqlmodel import select

from challenge.checkins.models import CheckIn
from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from tests.support.databases import FIRST_DAY
from tests.support.people import Person

TODAY = FIRST_DAY + timedelta(days=8)


def learned(db: Database, person: Person) -> list[str]:
    with db.read() as session:
        return sorted(map(str, learned_dates(session, person.id, FIRST_DAY)))


def entries(db: Database) -> list[CheckIn]:
    with db.read() as session:
        return list(session.exec(select(CheckIn)).all())
