"""Two moderators, one queue: every item is decided once, by who holds it, and the author is told why."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import select

from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.tokens import new_id
from challenge.goals.queries import current_goal
from challenge.moderation.actions import Taken, Verdict, decide, lease_item, lease_next
from challenge.moderation.models import Decision, QueueItem, Statement
from challenge.moderation.rules import DecisionKind, Reason, Risk
from challenge.participants.queries import participant
from challenge.posts.authoring import Author, edit, withdraw
from challenge.posts.queries import post
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, ben, cleo
from tests.support.queue import APPROVE, PICTURE, REJECT, WISH, decided, hand_in, open_items, the_statement
from tests.support.staff import Colleague, mara, milo


@pytest.fixture
def moderator(db: Database, clock: MovableClock) -> Colleague:
    """Mara at her desk."""
    return mara(db, clock)


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


def test_two_moderators_with_50_items_never_decide_one_twice(db: Database, clock: MovableClock) -> None:
    author, team = ada(db), (mara(db, clock), milo(db, clock))
    for n in range(50):
        hand_in(db, author, clock.now(), text=f"Vokabel {n} #DresdenLernt")
    together, mine = Barrier(2, timeout=60), {who.id: list[str]() for who in team}

    def work(who: Colleague) -> None:
        while True:
            together.wait()
            with db.write() as session:
                item_id = lease_next(session, who.id, clock.now())
            if item_id is None:
                return
            with db.write() as session:
                decide(session, item_id, who.id, APPROVE, clock.now())
            mine[who.id].append(item_id)

    threads = [Thread(target=work, args=(who,)) for who in team]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [item_id for items in mine.values() for item_id in items]
    assert (len(done), len(set(done))) == (50, 50)
    assert {len(items) for items in mine.values()} == {25}
    with db.read() as session:
        assert len(session.exec(select(Decision)).all()) == 50
        assert not open_items(session)


def test_two_deliveries_of_a_decision_at_once_leave_one(db: Database, clock: MovableClock) -> None:
    author, team = ada(db), (mara(db, clock), milo(db, clock))
    hand_in(db, author, clock.now())
    with db.read() as session:
        item_id = open_items(session)[0].id
    start, taken = Barrier(4), list[bool]()

    def deliver(who: Colleague) -> None:
        start.wait()
        try:
            with db.write() as session:
                decide(session, item_id, who.id, APPROVE, clock.now())
            taken.append(False)
        except Taken:
            taken.append(True)

    threads = [Thread(target=deliver, args=(who,)) for who in team * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, True, True, True]


def test_a_held_item_is_not_decided_by_another(db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now())
    mine, other = mara(db, clock), milo(db, clock)
    with db.write() as session:
        item_id = lease_next(session, mine.id, clock.now())
        assert item_id
        assert lease_next(session, other.id, clock.now()) is None
        assert lease_next(session, mine.id, clock.now()) == item_id
        with pytest.raises(Taken):
            lease_item(session, item_id, other.id, clock.now())
    with db.write() as session, pytest.raises(Taken):
        decide(session, item_id, other.id, APPROVE, clock.now())
    clock.forward(minutes=11)
    with db.write() as session:
        assert lease_next(session, other.id, clock.now()) == item_id
    with db.write() as session, pytest.raises(Taken):
        decide(session, item_id, mine.id, APPROVE, clock.now())


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
