"""The team of the tests: Mara and Milo moderate, Olga organises; each can be signed in without the slow password."""

from dataclasses import dataclass
from functools import cache

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.staff.actions import passwords
from challenge.staff.actions.accounts import add_account, set_password
from challenge.staff.actions.door import open_session
from challenge.staff.rules import Role

PASSWORD = "dreißig Fenster am Elbhang"


@dataclass(frozen=True)
class Colleague:
    """A member of staff and the token of a session that is open."""

    id: str
    name: str
    token: str


def mara(db: Database, clock: Clock) -> Colleague:
    """A moderator."""
    return colleague(db, clock, "Mara", Role.moderator)


def milo(db: Database, clock: Clock) -> Colleague:
    """The other moderator."""
    return colleague(db, clock, "Milo", Role.moderator)


def olga(db: Database, clock: Clock) -> Colleague:
    """The organiser."""
    return colleague(db, clock, "Olga", Role.organiser)


def colleague(db: Database, clock: Clock, name: str, role: Role) -> Colleague:
    """A new account with the password above and an open session."""
    with db.write() as session:
        account = add_account(session, name, role, clock.now())
        set_password(account, _hashed())
        return Colleague(account.id, account.name, open_session(session, account.id, clock.now()))


@cache
def _hashed() -> str:
    """Slow on purpose, so once is enough."""
    return passwords.hashed(PASSWORD)
