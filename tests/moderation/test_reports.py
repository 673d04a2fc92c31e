"""Notices by anybody, one case per post; and what stays when people leave."""

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.tokens import new_id
from challenge.home.actions.leaving import leave
from challenge.moderation.actions.appeals import appeal
from challenge.moderation.actions.deciding import Verdict, decide, lease_item
from challenge.moderation.actions.reports import report_post
from challenge.moderation.models import Appeal, Decision, QueueItem, Report, Statement
from challenge.moderation.queries import desk
from challenge.moderation.queries import figures as queries
from challenge.moderation.rules import DecisionKind, Reason
from challenge.posts.actions.authoring import Author, edit
from tests.support.clocks import MovableClock
from tests.support.people import ada
from tests.support.queue import APPROVE, REJECT, WISH, decided, hand_in, open_items, the_statement
from tests.support.staff import mara


def notice(db: Database, post_id: str, clock: MovableClock) -> str:
    with db.write() as session:
        return report_post(session, post_id, Reason.insult, "Das ist gemein.", clock.now())


def test_many_notices_are_one_case_and_hear_of_one_decision(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    post_id = hand_in(db, author, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    receipts = [notice(db, post_id, clock) for _ in range(3)]
    hand_in(db, author, clock.now(), text="etwas anderes")
    with db.read() as session:
        case = desk.cases(session)[0]
        assert (case.notices, case.reasons, case.decision, case.closed) == (3, ("insult",), None, False)
        assert (desk.waiting(session).items, desk.waiting(session).reported) == (2, 1)
    assert decided(db, moderator, Verdict(DecisionKind.hide, Reason.insult), clock.now()) == case.item_id
    with db.read() as session:
        assert {queries.progress_of(session, each).decision for each in receipts} == {"hide"}
        assert desk.cases(session)[0].decision == "hide"
    assert "hingewiesen" in the_statement(db).source


@pytest.mark.parametrize("verdict", [None, REJECT])
def test_only_public_posts_can_be_reported(db: Database, clock: MovableClock, verdict: Verdict | None) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    if verdict:
        decided(db, mara(db, clock), verdict, clock.now())
    with pytest.raises(NotFound):
        notice(db, post_id, clock)
    with pytest.raises(NotFound):
        notice(db, "nothing", clock)


def test_a_notice_follows_a_new_wording(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    post_id = hand_in(db, author, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    receipt = notice(db, post_id, clock)
    with db.write() as session:
        wish = WISH.__class__(**{**vars(WISH), "text": "Viel freundlicher"})
        edit(session, Author(author.id, new_id(), new_id()), post_id, wish, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    with db.read() as session:
        assert queries.progress_of(session, receipt).decision == "approve"


def test_opening_a_case_gives_back_the_item_held_before(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    hand_in(db, author, clock.now())
    hand_in(db, author, clock.now(), text="zwei")
    with db.read() as session:
        first, second = (each.id for each in open_items(session))
    with db.write() as session:
        lease_item(session, first, moderator.id, clock.now())
        lease_item(session, second, moderator.id, clock.now())
    with db.read() as session:
        held = desk.held_item(session, moderator.id, clock.now())
        assert held
        assert held.id == second
        assert desk.item(session, first).lease_by is None


def test_small_figures_are_hidden_and_large_ones_shown(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    for n in range(5):
        hand_in(db, author, clock.now(), text=f"Vokabel {n}")
        decided(db, moderator, APPROVE, clock.now())
    hand_in(db, author, clock.now(), text="Kauf bei mir")
    decided(db, moderator, Verdict(DecisionKind.reject, Reason.ads), clock.now())
    with db.read() as session:
        found = queries.figures(session)
    assert [(each.kind, each.reason, each.number) for each in found.decisions] == [
        ("approve", None, 5),
        ("reject", "ads", None),
    ]
    assert (found.appeals, found.reversals) == (0, 0)


def test_leaving_takes_everything_personal_and_keeps_the_decisions(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    post_id = hand_in(db, author, clock.now())
    decided(db, moderator, APPROVE, clock.now())
    receipt = notice(db, post_id, clock)
    hand_in(db, author, clock.now(), text="zwei")
    with db.write() as session:
        item = next(each for each in open_items(session) if each.subject_id != post_id)
        decide(session, item.id, moderator.id, REJECT, clock.now())
    with db.write() as session:
        appeal(session, the_statement(db).id, author.id, "Bitte noch einmal", clock.now())
    with db.write() as session:
        leave(session, author.id, clock.now())
    with db.read() as session:
        assert not session.exec(select(Statement)).all()
        assert not session.exec(select(Appeal)).all()
        assert not open_items(session)
        assert {each.participant_id for each in session.exec(select(QueueItem))} == {None}
        assert session.exec(select(Report.explanation)).one() == ""
        assert len(session.exec(select(Decision)).all()) == 2
        assert queries.progress_of(session, receipt).closed


def test_the_export_holds_statements_and_appeals_but_no_moderator(db: Database, clock: MovableClock) -> None:
    author, moderator = ada(db), mara(db, clock)
    hand_in(db, author, clock.now())
    decided(db, moderator, REJECT, clock.now())
    with db.write() as session:
        appeal(session, the_statement(db).id, author.id, "Bitte noch einmal", clock.now())
    with db.read() as session:
        found = queries.own_data(session, author.id)
    assert "20 Vokabeln" in found["statements"][0]["facts"]
    assert found["appeals"][0]["text"] == "Bitte noch einmal"
    assert moderator.id not in str(found)
