"""Appeals go to another moderator; what was wrong comes back, with the day and its place in the city."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.goals.actions import change_goal
from challenge.goals.queries import goals_of
from challenge.moderation.actions.appeals import appeal
from challenge.moderation.actions.deciding import Taken, Verdict, decide, decide_appeal, lease_next
from challenge.moderation.models import Appeal, Decision
from challenge.moderation.rules import DecisionKind, Reason
from challenge.participants.actions.people import change_profile
from challenge.participants.queries import locked, participant
from challenge.posts.actions.authoring import withdraw
from challenge.posts.queries import post
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import OWN_WORDS, Person, ada, ben
from tests.support.queue import APPROVE, PICTURE, REJECT, WISH, decided, hand_in, objected, open_items, the_statement
from tests.support.staff import mara, milo


def test_an_appeal_is_decided_by_another_moderator_only(db: Database, clock: MovableClock) -> None:
    author, first, second = ada(db), mara(db, clock), milo(db, clock)
    hand_in(db, author, clock.now())
    decided(db, first, REJECT, clock.now())
    item_id = objected(db, author, clock, "Das sind Vokabeln!")
    with db.write() as session:
        assert lease_next(session, first.id, clock.now()) is None
    with db.write() as session, pytest.raises(Taken):
        decide_appeal(session, item_id, first.id, granted=False, now=clock.now())
    with db.write() as session:
        assert lease_next(session, second.id, clock.now()) == item_id
        decide_appeal(session, item_id, second.id, granted=False, now=clock.now())
    with db.read() as session:
        assert session.exec(select(Appeal.outcome)).one() == "upheld"
        assert [each.kind for each in session.exec(select(Decision).order_by(Decision.decided_at))] == [  # type: ignore[arg-type]
            "reject",
            "upheld",
        ]


def test_a_reversal_gives_back_the_post_and_its_day(db: Database, clock: MovableClock) -> None:
    author, first, second = ada(db), mara(db, clock), milo(db, clock)
    post_id = hand_in(db, author, clock.now())
    decided(db, first, REJECT, clock.now())
    with db.read() as session:
        assert not learned_dates(session, author.id, FIRST_DAY)
    item_id = objected(db, author, clock)
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert post(session, post_id).status == "approved"
        assert learned_dates(session, author.id, FIRST_DAY) == {WISH.day}


def test_a_reversal_gives_back_a_picture_and_a_name(db: Database, clock: MovableClock) -> None:
    first, second = mara(db, clock), milo(db, clock)
    post_id = hand_in(db, ada(db), clock.now(), photo=PICTURE, people="me")
    decided(db, first, Verdict(DecisionKind.approve_without_picture, Reason.privacy), clock.now())
    with db.read() as session:
        author_id = post(session, post_id).participant_id
    with db.write() as session:
        appeal(session, the_statement(db).id, author_id, "", clock.now())
    with db.write() as session:
        decide_appeal(
            session, lease_next(session, second.id, clock.now()) or "", second.id, granted=True, now=clock.now()
        )
    with db.read() as session:
        assert post(session, post_id).public_photo == PICTURE.name


def test_a_name_comes_back(db: Database, clock: MovableClock) -> None:
    author, first, second = ben(db), mara(db, clock), milo(db, clock)
    with db.read() as session:
        name_first = open_items(session)[0].kind == "nickname"
    for is_name in (name_first, not name_first):
        decided(db, first, Verdict(DecisionKind.reject, Reason.ads) if is_name else APPROVE, clock.now())
    item_id = objected(db, author, clock)
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert participant(session, author.id).public_name == "Ben vom Elbufer"


def test_a_name_that_nobody_decided_stays_unseen_when_another_one_is_given_back(
    db: Database, clock: MovableClock
) -> None:
    author, first, second = ada(db, nickname="Ada Eins"), mara(db, clock), milo(db, clock)
    decided(db, first, Verdict(DecisionKind.reject, Reason.ads), clock.now())
    rename(db, author, "Ada Zwei", clock)
    item_id = objected(db, author, clock)
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert participant(session, author.id).public_name not in ("Ada Eins", "Ada Zwei")
        assert [each.kind for each in open_items(session)] == ["nickname"]


def test_a_name_that_was_rejected_too_stays_unseen(db: Database, clock: MovableClock) -> None:
    author, first, second = ada(db, nickname="Ada Eins"), mara(db, clock), milo(db, clock)
    decided(db, first, Verdict(DecisionKind.reject, Reason.ads), clock.now())
    item_id = objected(db, author, clock)
    rename(db, author, "Ada Zwei", clock)
    with db.write() as session:
        waiting = next(each.id for each in open_items(session) if not each.appeal_id)
        decide(session, waiting, first.id, Verdict(DecisionKind.reject, Reason.ads), clock.now())
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert participant(session, author.id).public_name not in ("Ada Eins", "Ada Zwei")


def test_a_goal_that_nobody_decided_stays_unseen(db: Database, clock: MovableClock) -> None:
    author, first, second = ada(db, on=clock.today(), goal=OWN_WORDS), mara(db, clock), milo(db, clock)
    decided(db, first, Verdict(DecisionKind.reject, Reason.ads), clock.now())
    with db.write() as session:
        goal = goals_of(session, author.id)[0]
        wish = replace(OWN_WORDS, title="Ganz andere Worte")
        change_goal(session, goal, wish, today=clock.today(), now=clock.now())
    item_id = objected(db, author, clock)
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert goals_of(session, author.id)[0].title_approved_at is None


def rename(db: Database, who: Person, name: str, clock: MovableClock) -> None:
    """Choose another nickname."""
    with db.write() as session:
        person = locked(session, who.id)
        change_profile(
            session, person, chosen_name=name, stadtraum_id=person.stadtraum_id, round_id="r", now=clock.now()
        )


def test_one_appeal_per_statement_for_six_months_by_its_author(db: Database, clock: MovableClock) -> None:
    author, stranger = ada(db), ada(db)
    hand_in(db, author, clock.now())
    decided(db, mara(db, clock), REJECT, clock.now())
    told = the_statement(db)
    with db.write() as session, pytest.raises(NotFound):
        appeal(session, told.id, stranger.id, "", clock.now())
    with db.write() as session, pytest.raises(Invalid):
        appeal(session, told.id, author.id, "", told.issued_at + timedelta(days=185))
    for _ in range(2):
        with db.write() as session:
            appeal(session, told.id, author.id, "", told.issued_at + timedelta(days=182))
    with db.read() as session:
        assert len(session.exec(select(Appeal)).all()) == 1
        assert len(open_items(session)) == 1


def test_withdrawing_the_post_ends_the_appeal(db: Database, clock: MovableClock) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    decided(db, mara(db, clock), REJECT, clock.now())
    objected(db, author, clock)
    with db.write() as session:
        withdraw(session, author.id, post_id, clock.now())
    with db.read() as session:
        assert session.exec(select(Appeal.outcome)).one() == "moot"
        assert not open_items(session)
