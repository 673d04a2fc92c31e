"""Posts that wait, and moderators who decide, by the real actions."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, select

from challenge.core.db import Database
from challenge.core.tokens import new_id
from challenge.moderation.actions.appeals import appeal
from challenge.moderation.actions.deciding import Verdict, decide, lease_next
from challenge.moderation.models import QueueItem, Statement
from challenge.moderation.rules import DecisionKind, Reason
from challenge.posts.actions.authoring import Author, submit
from challenge.posts.actions.writing import Photo, PostWish
from tests.support.clocks import MovableClock
from tests.support.people import Person
from tests.support.staff import Colleague

APPROVE = Verdict(DecisionKind.approve)
REJECT = Verdict(DecisionKind.reject, Reason.offtopic)
WISH = PostWish(
    "Heute 20 Vokabeln! #DresdenLernt",
    None,
    date(2026, 11, 9),
    None,
    drop_photo=False,
    people=None,
    alt="",
    language="de",
)
PICTURE = Photo("a" * 64 + ".webp", 800, 600)


def hand_in(db: Database, who: Person, now: datetime, **changes: object) -> str:
    """A new post; returns its id. `changes` are fields of PostWish."""
    with db.write() as session:
        wish = replace(WISH, **changes)  # type: ignore[arg-type]
        return submit(session, Author(who.id, new_id(), new_id()), wish, now=now, today=date(2026, 11, 10))


def open_items(session: Session) -> list[QueueItem]:
    """What waits."""
    return [each for each in session.exec(select(QueueItem)).all() if each.closed_at is None]


def decided(db: Database, by: Colleague, verdict: Verdict, now: datetime) -> str:
    """Take the next item and decide it; returns its id."""
    with db.write() as session:
        item_id = lease_next(session, by.id, now)
        assert item_id
        decide(session, item_id, by.id, verdict, now)
    return item_id


def the_statement(db: Database) -> Statement:
    """The only statement there is."""
    with db.read() as session:
        return session.exec(select(Statement)).one()


def objected(db: Database, who: Person, clock: MovableClock, text: str = "") -> str:
    """Appeal against the only statement; returns the item that waits."""
    with db.write() as session:
        appeal(session, the_statement(db).id, who.id, text, clock.now())
    with db.read() as session:
        return next(each.id for each in open_items(session) if each.appeal_id)
