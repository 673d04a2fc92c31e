"""Deciding about posts: what becomes public, and what counts for a learning day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from challenge.checkins.queries import learned_dates
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.posts.actions import deciding as actions
from challenge.posts.actions.authoring import withdraw
from challenge.posts.queries import approved_count
from challenge.posts.rules.states import ActForbidden
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, ben, log_days, take_back
from tests.support.posts import DAY, NOON, handed_in, read, wish

Act = Callable[[Session, str, datetime], None]


def decide(db: Database, act: Act, post_id: str) -> None:
    with db.write() as session:
        act(session, post_id, NOON)


def learned(db: Database, person: Person) -> frozenset[date]:
    with db.read() as session:
        return learned_dates(session, person.id, FIRST_DAY)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (actions.approve, "approved"),
        (actions.approve_without_picture, "approved"),
        (actions.ask_change, "changes_asked"),
        (actions.reject, "rejected"),
        (actions.hide, "hidden"),
    ],
)
def test_a_decision_leads_to_its_state(db: Database, act: Act, state: str) -> None:
    post_id = handed_in(db, ada(db))
    assert read(db, post_id).status == "waiting"
    decide(db, act, post_id)
    assert read(db, post_id).status == state


@pytest.mark.parametrize(
    "act",
    [
        actions.approve,
        actions.approve_without_picture,
        actions.ask_change,
        actions.reject,
        actions.hide,
        actions.restore,
    ],
)
def test_there_is_nothing_to_decide_about_an_unknown_post(db: Database, act: Act) -> None:
    with db.write() as session, pytest.raises(NotFound):
        act(session, "nobody-knows-it", NOON)


def test_an_approved_hashtag_post_is_a_learning_day_of_its_date(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who, wish(day=DAY - timedelta(days=8)))
    assert not learned(db, who)
    decide(db, actions.approve, post_id)
    assert learned(db, who) == {DAY - timedelta(days=8)}


@pytest.mark.parametrize(
    "what",
    [
        wish(text="Zehn Vokabeln an der Haltestelle"),
        wish(text="Zehn Vokabeln #DresdenLerntWas"),
        wish(day=FIRST_DAY - timedelta(days=1)),
    ],
)
def test_a_post_without_hashtag_or_outside_the_windows_is_public_and_counts_for_nothing(
    db: Database, what: object
) -> None:
    who = ada(db)
    post_id = handed_in(db, who, what)  # type: ignore[arg-type]
    decide(db, actions.approve, post_id)
    assert read(db, post_id).status == "approved"
    assert not learned(db, who)


@pytest.mark.parametrize("act", [actions.ask_change, actions.reject, actions.hide])
def test_taking_a_post_down_takes_its_day_back_and_restoring_gives_it_again(db: Database, act: Act) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    decide(db, actions.approve, post_id)
    decide(db, act, post_id)
    assert not learned(db, who)
    decide(db, actions.restore, post_id)
    assert learned(db, who) == {DAY}


def test_a_log_of_the_same_date_stays_when_the_post_goes(db: Database) -> None:
    who = ada(db)
    log_days(db, who, [DAY])
    post_id = handed_in(db, who)
    decide(db, actions.approve, post_id)
    with db.write() as session:
        withdraw(session, who.id, post_id, NOON)
    assert learned(db, who) == {DAY}


def test_undoing_a_log_leaves_the_day_of_the_post(db: Database) -> None:
    who = ada(db)
    log_days(db, who, [DAY])
    decide(db, actions.approve, handed_in(db, who))
    take_back(db, who, DAY)
    assert learned(db, who) == {DAY}


def test_two_posts_of_a_date_are_one_day_until_both_are_gone(db: Database) -> None:
    who = ada(db)
    first, second = handed_in(db, who), handed_in(db, who)
    for each in (first, second):
        decide(db, actions.approve, each)
    decide(db, actions.hide, first)
    assert learned(db, who) == {DAY}
    decide(db, actions.hide, second)
    assert not learned(db, who)


def test_approving_twice_changes_nothing(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    decide(db, actions.approve, post_id)
    once = read(db, post_id)
    decide(db, actions.approve, post_id)
    assert read(db, post_id) == once
    assert learned(db, who) == {DAY}


def test_a_withdrawn_post_cannot_be_approved(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    with db.write() as session:
        withdraw(session, who.id, post_id, NOON)
    with db.write() as session, pytest.raises(ActForbidden):
        actions.approve(session, post_id, NOON)
    assert read(db, post_id).status == "withdrawn"


def test_only_public_posts_are_counted(db: Database) -> None:
    who = ada(db)
    decide(db, actions.approve, handed_in(db, who))
    decide(db, actions.reject, handed_in(db, who))
    decide(db, actions.approve, handed_in(db, ben(db)))
    handed_in(db, who)
    with db.read() as session:
        assert approved_count(session, who.id) == 1
