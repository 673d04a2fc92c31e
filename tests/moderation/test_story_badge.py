"""The badge for a story goes when a decision takes the story down, and comes back with it."""

from sqlmodel import Session, select

from challenge.badges.models import Award
from challenge.core.db import Database
from challenge.moderation.actions.deciding import decide_appeal
from challenge.moderation.actions.reports import report_post
from challenge.moderation.models import Decision
from challenge.moderation.rules import Reason
from challenge.posts.actions.authoring import withdraw
from challenge.posts.queries import post
from tests.support.clocks import MovableClock
from tests.support.people import Person, ada
from tests.support.queue import APPROVE, REJECT, decided, hand_in, objected
from tests.support.staff import Colleague, mara, milo


def test_a_post_that_is_taken_down_takes_the_story_badge_and_an_appeal_brings_it_back(
    db: Database, clock: MovableClock
) -> None:
    author, first, second = ada(db), mara(db, clock), milo(db, clock)
    post_id = approved_and_reported(db, author, first, clock)
    item_id = decided(db, first, REJECT, clock.now())
    with db.read() as session:
        decision = session.exec(select(Decision).where(Decision.item_id == item_id)).one()
        assert story(session, author).revoked_by == decision.id
    item_id = objected(db, author, clock)
    with db.write() as session:
        decide_appeal(session, item_id, second.id, granted=True, now=clock.now())
    with db.read() as session:
        assert post(session, post_id).status == "approved"
        assert story(session, author).valid


def test_another_post_that_others_read_keeps_the_story_badge(db: Database, clock: MovableClock) -> None:
    author, first = ada(db), mara(db, clock)
    hand_in(db, author, clock.now(), text="Noch einer #DresdenLernt")
    decided(db, first, APPROVE, clock.now())
    approved_and_reported(db, author, first, clock)
    decided(db, first, REJECT, clock.now())
    with db.read() as session:
        assert story(session, author).valid


def test_an_author_who_withdraws_keeps_the_story_badge(db: Database, clock: MovableClock) -> None:
    author = ada(db)
    post_id = approved_and_reported(db, author, mara(db, clock), clock)
    with db.write() as session:
        withdraw(session, author.id, post_id, clock.now())
    with db.read() as session:
        assert story(session, author).valid


def approved_and_reported(db: Database, author: Person, by: Colleague, clock: MovableClock) -> str:
    """A public post that waits for another decision; returns its id."""
    post_id = hand_in(db, author, clock.now())
    decided(db, by, APPROVE, clock.now())
    with db.write() as session:
        report_post(session, post_id, Reason.ads, "", clock.now())
    return post_id


def story(session: Session, author: Person) -> Award:
    """The author's badge for a post that others can read."""
    return session.exec(select(Award).where(Award.participant_id == author.id, Award.badge == "story")).one()
