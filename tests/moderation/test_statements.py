"""A restriction and its statement of reasons live and die together."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import select

from challenge.core.db import Database
from challenge.moderation.actions.deciding import Verdict, decide, lease_next
from challenge.moderation.models import Decision, QueueItem
from challenge.moderation.rules import DecisionKind, Reason
from challenge.posts.queries import post
from tests.support.clocks import MovableClock
from tests.support.people import ada
from tests.support.queue import APPROVE, REJECT, decided, hand_in, the_statement
from tests.support.staff import Colleague


def test_a_rejection_tells_the_author_everything_in_their_language(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    author = ada(db, language="en")
    hand_in(db, author, clock.now())
    decided(db, moderator, Verdict(DecisionKind.reject, Reason.illegal, "Criminal Code, section 86a"), clock.now())
    told = the_statement(db)
    assert (told.participant_id, told.language, told.restriction_type) == (author.id, "en", "reject")
    assert "Criminal Code, section 86a" in told.explanation
    assert "20 Vokabeln" in told.facts
    assert told.ground.startswith("The law")
    assert not told.automated_detection
    assert not told.automated_decision
    for words in (told.territory, told.duration, told.source, told.instead, told.redress):
        assert words


def test_a_statement_that_fails_takes_the_restriction_with_it(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    decided(db, moderator, APPROVE, clock.now())
    with db.write() as session:
        session.connection().execute(text("DROP TABLE appeal"))
        session.connection().execute(text("DROP TABLE statement"))
    hand_in(db, ada(db), clock.now())
    with db.write() as session:
        item_id = lease_next(session, moderator.id, clock.now()) or ""
        waiting = session.get_one(QueueItem, item_id).subject_id
    with pytest.raises(DBAPIError), db.write() as session:
        decide(session, item_id, moderator.id, REJECT, clock.now())
    with db.read() as session:
        assert post(session, post_id).status == "approved"
        assert post(session, waiting).status == "waiting"
        assert len(session.exec(select(Decision)).all()) == 1
        assert session.get_one(QueueItem, item_id).closed_at is None


@pytest.mark.parametrize("field", ["facts", "ground", "explanation", "redress", "territory", "duration", "source"])
def test_the_database_takes_no_statement_with_a_gap(
    db: Database, clock: MovableClock, moderator: Colleague, field: str
) -> None:
    hand_in(db, ada(db), clock.now())
    decided(db, moderator, REJECT, clock.now())
    with pytest.raises(IntegrityError), db.write() as session:
        session.connection().execute(text(f"UPDATE statement SET {field} = NULL"))  # noqa: S608
