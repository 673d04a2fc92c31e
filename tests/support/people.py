"""The cast, made by the real actions. Ada has an idea, Ben chose his own words, Cleo is under 16."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from challenge.checkins.actions import Details
from challenge.core.clock import BERLIN
from challenge.core.db import Database, utc
from challenge.core.tokens import new_id
from challenge.goals.actions import GoalWish, JoinWish, join
from challenge.goals.catalogue import ideas
from challenge.home.actions.days import Delivery, log_day, undo_day
from challenge.participants.actions.people import open_device
from challenge.participants.queries import Viewer, viewer_by_token
from challenge.rounds.queries import current_round
from tests.support.databases import FIRST_DAY

IDEA = ideas()[0].id
WISH = JoinWish(
    goal=GoalWish(IDEA, "", None, ""),
    nickname="",
    stadtraum_id=1,
    teach="",
    under16=False,
    tomorrow=False,
    via="",
    language="de",
)
OWN_WORDS = GoalWish(None, "Gebärden für meinen Nachbarn", 15, "Damit wir reden können")


@dataclass(frozen=True)
class Person:
    """Somebody who joined; `token` belongs into the cookie `s` (see `sign_in` of conftest's clients)."""

    id: str
    token: str
    viewer: Viewer


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """An instant of a date on Berlin's clock, in UTC."""
    return utc(datetime.combine(day, time(hour, minute), BERLIN))


def ada(db: Database, on: date = FIRST_DAY, **changes: object) -> Person:
    """In the challenge from `on` with an idea and a generated name; `changes` are fields of JoinWish."""
    return joined(db, replace(WISH, **changes), on)  # type: ignore[arg-type]


def ben(db: Database, on: date = FIRST_DAY, **changes: object) -> Person:
    """Ada's neighbour; a nickname and a goal of his own, which both wait for approval."""
    wish = replace(WISH, goal=OWN_WORDS, nickname="Ben vom Elbufer", stadtraum_id=2)
    return joined(db, replace(wish, **changes), on)  # type: ignore[arg-type]


def cleo(db: Database, on: date = FIRST_DAY, **changes: object) -> Person:
    """Under 16, without a Stadtraum, and a stranger to Ada and Ben."""
    wish = replace(WISH, under16=True, stadtraum_id=None)
    return joined(db, replace(wish, **changes), on)  # type: ignore[arg-type]


def joined(db: Database, wish: JoinWish, on: date = FIRST_DAY) -> Person:
    """Somebody who joins at 8 o'clock of a date and is signed in on one device."""
    now = at(on, 8)
    with db.write() as session:
        person = join(session, current_round(session, on), wish, today=on, now=now)
        token = open_device(session, person.id, "Firefox · Android", now)
        viewer = viewer_by_token(session, token)
    assert viewer is not None
    return Person(person.id, token, viewer)


def log_days(db: Database, person: Person, days: Iterable[date], details: Details = Details()) -> None:  # noqa: B008
    """Log each date at noon of that very date."""
    for day in days:
        with db.write() as session:
            delivery = Delivery(day, new_id(), new_id(), at(day), "")
            log_day(session, person.viewer, delivery, details, now=at(day), today=day)


def take_back(db: Database, person: Person, day: date) -> None:
    """Undo a date in its evening."""
    with db.write() as session:
        now = at(day, 20)
        undo_day(session, person.viewer, Delivery(day, new_id(), new_id(), now, ""), now=now, today=day)
