"""What authors do: hand in, edit, withdraw; links count once; everything goes with its author."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from challenge.checkins.queries import learned_dates
from challenge.config import Settings
from challenge.core.db import Database
from challenge.core.errors import Invalid, KeyReused, NotFound
from challenge.core.models import OutboxItem
from challenge.core.outbox import work_off
from challenge.imaging import media
from challenge.participants.events import Leaving
from challenge.posts.actions import deciding as actions
from challenge.posts.actions.authoring import edit, submit, withdraw
from challenge.posts.actions.cheering import cheer
from challenge.posts.actions.leaving import forget
from challenge.posts.actions.writing import Photo
from challenge.posts.models import Cheer, Post, PostHashtag
from challenge.posts.queries import own_data, posts_of
from challenge.wiring import handlers
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, ben, cleo
from tests.support.posts import DAY, NOON, author, handed_in, read, wish

REEL = "https://www.instagram.com/reel/C8xY_z9AbC/?igsh=abc"
SAME_REEL = "https://instagram.com/p/C8xY_z9AbC/"


def test_the_same_key_twice_is_one_post(db: Database) -> None:
    who = ada(db)
    once = author(who)
    with db.write() as session:
        first = submit(session, once, wish(), now=NOON, today=DAY)
    with db.write() as session:
        assert submit(session, once, wish(), now=NOON, today=DAY) == first
        assert len(posts_of(session, who.id)) == 1


def test_the_same_key_with_another_body_is_refused(db: Database) -> None:
    who = ada(db)
    with db.write() as session:
        submit(session, author(who, "k", "one"), wish(), now=NOON, today=DAY)
    with db.write() as session, pytest.raises(KeyReused):
        submit(session, author(who, "k", "two"), wish(), now=NOON, today=DAY)


def test_a_link_in_another_form_edits_the_same_post(db: Database) -> None:
    who = ada(db)
    first = handed_in(db, who, wish(REEL))
    assert handed_in(db, who, wish(SAME_REEL, text="Neu gesagt")) == first
    assert read(db, first).text == "Neu gesagt"


def test_the_link_of_somebody_else_is_refused_with_a_sentence(db: Database) -> None:
    handed_in(db, ada(db), wish(REEL))
    neighbour = ben(db)
    with pytest.raises(Invalid) as refused:
        handed_in(db, neighbour, wish(SAME_REEL))
    assert list(refused.value.errors) == ["url"]
    with db.read() as session:
        assert not posts_of(session, neighbour.id)


def test_an_own_post_cannot_take_the_link_of_another_own_post(db: Database) -> None:
    who = ada(db)
    handed_in(db, who, wish(REEL))
    second = handed_in(db, who)
    with db.write() as session, pytest.raises(Invalid) as refused:
        edit(session, author(who), second, wish(SAME_REEL), NOON)
    assert list(refused.value.errors) == ["url"]


def test_a_short_link_needs_a_look(db: Database) -> None:
    assert read(db, handed_in(db, ada(db), wish("https://vm.tiktok.com/ZMabcdef1/"))).needs_review


def test_an_edited_public_post_waits_again_and_counts_again_when_approved(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    with db.write() as session:
        actions.approve(session, post_id, NOON)
    with db.write() as session:
        edit(session, author(who), post_id, wish(day=DAY - timedelta(days=1)), NOON)
        assert not learned_dates(session, who.id, FIRST_DAY)
    assert read(db, post_id).status == "waiting"
    with db.write() as session:
        actions.approve(session, post_id, NOON)
        assert learned_dates(session, who.id, FIRST_DAY) == {DAY - timedelta(days=1)}


def test_the_same_words_again_leave_a_public_post_public(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    with db.write() as session:
        actions.approve(session, post_id, NOON)
    with db.write() as session:
        edit(session, author(who), post_id, wish(), NOON)
    assert read(db, post_id).status == "approved"


@pytest.mark.parametrize("act", [actions.ask_change, actions.reject, actions.hide])
def test_whatever_was_decided_the_author_may_hand_in_again(db: Database, act: object) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    with db.write() as session:
        act(session, post_id, NOON)  # type: ignore[operator]
    with db.write() as session:
        edit(session, author(who), post_id, wish(text="Noch einmal"), NOON)
    assert read(db, post_id).status == "waiting"


def test_withdrawing_twice_is_fine_and_the_post_can_come_back(db: Database) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    for _time in range(2):
        with db.write() as session:
            withdraw(session, who.id, post_id, NOON)
    assert read(db, post_id).status == "withdrawn"
    with db.write() as session:
        edit(session, author(who), post_id, wish(), NOON)
    assert read(db, post_id).status == "waiting"


def test_another_persons_post_is_not_there(db: Database) -> None:
    post_id = handed_in(db, ada(db))
    neighbour = ben(db)
    with db.write() as session, pytest.raises(NotFound):
        edit(session, author(neighbour), post_id, wish(), NOON)
    with db.write() as session, pytest.raises(NotFound):
        withdraw(session, neighbour.id, post_id, NOON)


def test_under_16_nothing_is_handed_in_by_any_route(db: Database) -> None:
    with pytest.raises(NotFound):
        handed_in(db, cleo(db))


def test_after_the_round_nothing_new_is_taken(db: Database) -> None:
    who, late = ada(db), FIRST_DAY + timedelta(days=64)
    with db.write() as session, pytest.raises(Invalid):
        submit(session, author(who), wish(), now=NOON, today=late)


def test_everything_goes_with_its_author_and_no_picture_stays(db: Database, settings: Settings) -> None:
    who, neighbour = ada(db), ben(db)
    mine, shared = (media.store(settings.media_dir, data, ".webp") for data in (b"mine", b"shared"))
    post_id = handed_in(db, who, wish(photo=Photo(mine, 1, 1), people="nobody"))
    handed_in(db, who, wish(photo=Photo(shared, 1, 1), people="nobody"))
    handed_in(db, neighbour, wish(photo=Photo(shared, 1, 1), people="nobody"))
    with db.write() as session:
        actions.approve(session, post_id, NOON)
        cheer(session, neighbour.id, post_id, "star", NOON)
    with db.write() as session:
        forget(session, Leaving(who.id, NOON))
    with db.read() as session:
        assert [each.participant_id for each in session.exec(select(Post)).all()] == [neighbour.id]
        assert len(session.exec(select(PostHashtag)).all()) == 1
        assert not session.exec(select(Cheer)).all()
    work_off(db, handlers(settings), NOON)
    with pytest.raises(FileNotFoundError):
        media.read(settings.media_dir, mine)
    assert media.read(settings.media_dir, shared) == b"shared"
    assert not waiting_pictures(db)


def waiting_pictures(db: Database) -> list[OutboxItem]:
    with db.read() as session:
        return list(session.exec(select(OutboxItem).where(OutboxItem.kind == media.DROP)).all())


def test_a_replaced_picture_is_deleted(db: Database, settings: Settings) -> None:
    who = ada(db)
    old, new = (media.store(settings.media_dir, data, ".webp") for data in (b"old", b"new"))
    post_id = handed_in(db, who, wish(photo=Photo(old, 1, 1), people="me"))
    with db.write() as session:
        edit(session, author(who), post_id, wish(photo=Photo(new, 1, 1), people="me"), NOON)
    work_off(db, handlers(settings), NOON)
    with pytest.raises(FileNotFoundError):
        media.read(settings.media_dir, old)
    assert media.read(settings.media_dir, new) == b"new"


def test_own_data_holds_posts_and_given_cheers(db: Database) -> None:
    who, neighbour = ada(db), ben(db)
    theirs = handed_in(db, neighbour)
    handed_in(db, who, wish(REEL))
    with db.write() as session:
        actions.approve(session, theirs, NOON)
        cheer(session, who.id, theirs, "heart", NOON)
        found = exported(session, who.id)
    assert found["posts"][0]["url"] == "https://www.instagram.com/p/C8xY_z9AbC/"
    assert found["cheers"] == [{"post": theirs, "kind": "heart"}]


def exported(session: Session, participant_id: str) -> dict[str, list[dict[str, str]]]:
    return own_data(session, participant_id)
