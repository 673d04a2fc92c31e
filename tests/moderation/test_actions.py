"""Two moderators, one queue: every item is decided once, by who holds it, and the author is told why."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.tokens import new_id
from challenge.goals.queries import current_goal
from challenge.moderation.actions.deciding import Taken, Verdict, decide, lease_item, lease_next
from challenge.moderation.catalogue.words import hints_in_words
from challenge.moderation.models import Decision, QueueItem, Statement
from challenge.moderation.rules import DecisionKind, Reason, Risk
from challenge.participants.queries import participant
from challenge.posts.actions.authoring import Author, edit, withdraw
from challenge.posts.queries import post
from challenge.posts.rules.links import canonical
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, ben, cleo
from tests.support.queue import APPROVE, PICTURE, WISH, decided, hand_in, open_items, the_statement
from tests.support.staff import Colleague


def test_an_approved_post_is_public_and_counts_for_its_day(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    with db.read() as session:
        assert post(session, post_id).status == "approved"
        assert learned_dates(session, author.id, FIRST_DAY) == {WISH.day}
        assert not session.exec(select(Statement)).all()
        row = session.exec(select(Decision)).one()
    assert (row.staff_id, row.kind, row.reason) == (moderator.id, "approve", None)


def test_risky_items_come_first_then_the_oldest(db: Database, clock: MovableClock, moderator: Colleague) -> None:
    author = ada(db)
    hand_in(db, author, clock.now(), text="erst")
    hand_in(db, author, clock.now(), text="dann")
    hand_in(db, author, clock.now(), text="Ruf mich an: 0351 1234567")
    order = []
    for _ in range(3):
        item_id = decided(db, moderator, APPROVE, clock.now())
        with db.read() as session:
            order.append(post(session, session.get_one(QueueItem, item_id).subject_id).text)
    assert order == ["Ruf mich an: 0351 1234567", "erst", "dann"]


@pytest.mark.parametrize("statement", ["UPDATE decision SET kind = 'approve'", "DELETE FROM decision"])
def test_a_decision_is_never_changed_or_deleted(
    db: Database, clock: MovableClock, moderator: Colleague, statement: str
) -> None:
    hand_in(db, ada(db), clock.now())
    decided(db, moderator, APPROVE, clock.now())
    with pytest.raises(DBAPIError, match="append only"), db.write() as session:
        session.connection().execute(text(statement))


@pytest.mark.parametrize(
    ("verdict", "field"),
    [
        (Verdict(DecisionKind.reject), "reason"),
        (Verdict(DecisionKind.hide), "reason"),
        (Verdict(DecisionKind.ask_change), "reason"),
        (Verdict(DecisionKind.reject, Reason.illegal), "words"),
        (Verdict(DecisionKind.approve_without_picture, Reason.privacy), "decision"),
        (Verdict(DecisionKind.suspend, Reason.threat), "decision"),
    ],
)
def test_an_incomplete_verdict_decides_nothing(
    db: Database, clock: MovableClock, moderator: Colleague, verdict: Verdict, field: str
) -> None:
    hand_in(db, ada(db), clock.now())
    with pytest.raises(Invalid) as refused:
        decided(db, moderator, verdict, clock.now())
    assert list(refused.value.errors) == [field]
    with db.read() as session:
        assert len(open_items(session)) == 1
        assert not session.exec(select(Decision)).all()


def test_without_the_picture_the_text_is_public_and_the_author_is_told(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    post_id = hand_in(db, ada(db), clock.now(), photo=PICTURE, people="others")
    decided(db, moderator, Verdict(DecisionKind.approve_without_picture, Reason.privacy), clock.now())
    with db.read() as session:
        found = post(session, post_id)
        assert (found.status, found.public_photo) == ("approved", None)
    assert the_statement(db).restriction_type == "approve_without_picture"


def test_a_new_wording_cannot_be_decided_by_who_has_read_the_old_one(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    with db.write() as session:
        old = lease_next(session, moderator.id, clock.now()) or ""
    with db.write() as session:
        edit(session, Author(author.id, new_id(), new_id()), post_id, replace(WISH, text="Neu"), clock.now())
    with db.write() as session, pytest.raises(Taken):
        decide(session, old, moderator.id, APPROVE, clock.now())


def test_a_withdrawn_post_leaves_the_queue(db: Database, clock: MovableClock, moderator: Colleague) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    with db.write() as session:
        withdraw(session, author.id, post_id, clock.now())
        assert lease_next(session, moderator.id, clock.now()) is None


def test_own_words_wait_and_are_shown_after_approval(db: Database, clock: MovableClock, moderator: Colleague) -> None:
    author = ben(db)
    with db.read() as session:
        assert {each.kind for each in open_items(session)} == {"nickname", "goal"}
    decided(db, moderator, APPROVE, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    with db.read() as session:
        assert participant(session, author.id).public_name == "Ben vom Elbufer"
        goal = current_goal(session, author.id)
    assert goal
    assert goal.title_approved_at


def test_a_rejected_name_stays_private_and_may_be_chosen_anew(
    db: Database, clock: MovableClock, moderator: Colleague
) -> None:
    author = ben(db)
    with db.write() as session:
        participant(session, author.id).nickname_changed_in = "this round"
        item = next(each for each in open_items(session) if each.kind == "nickname")
        decide(session, item.id, moderator.id, Verdict(DecisionKind.reject, Reason.insult), clock.now())
    with db.read() as session:
        person = participant(session, author.id)
        assert person.public_name == person.generated_name
        assert person.nickname_changed_in is None
    assert "Ben vom Elbufer" in the_statement(db).facts


def test_words_of_people_under_16_never_wait_for_anybody(db: Database, clock: MovableClock) -> None:
    cleo(db, nickname="Cleo Kometenkind")
    with db.read() as session:
        assert not session.exec(select(QueueItem)).all()


def test_unknown_items_are_not_found(db: Database, clock: MovableClock, moderator: Colleague) -> None:
    with db.write() as session:
        with pytest.raises(NotFound):
            decide(session, "nothing", moderator.id, APPROVE, clock.now())
        with pytest.raises(NotFound):
            lease_item(session, "nothing", moderator.id, clock.now())


def test_hints_decide_how_soon_an_item_is_seen(db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now(), photo=PICTURE, people="nobody")
    with db.read() as session:
        item = open_items(session)[0]
    assert item.risk == Risk.picture
    assert item.hints == ["picture", "first_post"]


def test_a_short_link_is_pointed_out_in_words(db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now(), link=canonical("https://vm.tiktok.com/ZMabcdef1/"))
    with db.read() as session:
        item = open_items(session)[0]
    assert item.risk == Risk.delicate
    assert "gekürzter Link: bitte öffnen und nachsehen, wohin er führt" in hints_in_words(item.hints)
