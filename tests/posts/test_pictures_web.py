"""Photos over HTTP: who sees them, and that bad ones leave nothing behind, at posts and at days."""

from pathlib import Path

import pytest
from sqlmodel import select

from challenge.checkins.models import CheckIn
from challenge.config import Settings
from challenge.core.db import Database
from challenge.imaging.refusals import Reason
from challenge.posts.actions import deciding as actions
from challenge.posts.models import Post
from tests.conftest import Client, NewClient
from tests.imaging.bad_images import REFUSED
from tests.imaging.good_images import colours, encoded, scene
from tests.support.people import ada, ben
from tests.support.posts import NOON

PNG = encoded(scene(), "PNG")
STATUS = {Reason.EMPTY: 400, Reason.TOO_LARGE: 413, Reason.NOT_A_PICTURE: 415}
FIELDS = {"text": "Mein Chor", "people": "me", "note": "Mein Chor"}


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


@pytest.mark.parametrize("address", ["/beitraege", "/heute"])
def test_bad_pictures_are_refused_at_their_field_and_nothing_is_written(
    db: Database, new_client: NewClient, settings: Settings, address: str
) -> None:
    browser = new_client(ada(db))
    for name, (reason, make) in REFUSED.items():
        answer = browser.post(address, data=FIELDS, files={"photo": ("bild.jpg", make(), "image/jpeg")})
        assert (name, answer.status_code) == (name, STATUS.get(reason, 422))
        assert "photo-error" in answer.text
        assert "Mein Chor" in answer.text
    with db.read() as session:
        assert not session.exec(select(Post)).all()
        assert not session.exec(select(CheckIn)).all()
    assert not files(settings.media_dir)


def test_a_body_far_too_large_is_413(db: Database, new_client: NewClient) -> None:
    picture = ("bild.jpg", bytes(10 << 20), "image/jpeg")
    assert new_client(ada(db)).post("/beitraege", data=FIELDS, files={"photo": picture}).status_code == 413


def test_a_photo_is_seen_by_everybody_once_it_was_approved(db: Database, new_client: NewClient) -> None:
    author, stranger = new_client(ada(db)), new_client(ben(db))
    picture = with_photo(author)
    assert colours(author.get(picture).content) == ["red", "blue"]
    assert stranger.get(picture).status_code == 404
    decide(db, picture, actions.approve_without_picture)
    assert author.get(picture).status_code == 200
    assert stranger.get(picture).status_code == 404
    assert picture not in stranger.get("/pinnwand").text
    decide(db, picture, actions.approve)
    answer = stranger.get(picture)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert picture in stranger.get("/pinnwand").text


def test_a_picture_can_be_left_out_later(db: Database, new_client: NewClient) -> None:
    browser = new_client(ada(db))
    picture = with_photo(browser)
    address = picture.removesuffix("/bild")
    assert browser.post(address, data={"text": "Mein Chor", "people": "me"}).status_code == 303
    assert browser.get(picture).status_code == 200
    assert browser.post(address, data={"text": "Mein Chor", "drop_photo": "1"}).status_code == 303
    assert browser.get(picture).status_code == 404


def with_photo(browser: Client) -> str:
    """The address of the picture of a new post."""
    answer = browser.post("/beitraege", data=FIELDS, files={"photo": ("bild.png", PNG, "image/png")})
    assert answer.status_code == 303
    return f"{answer.headers['location']}/bild"


def decide(db: Database, picture: str, act: object) -> None:
    with db.write() as session:
        act(session, picture.split("/")[2], NOON)  # type: ignore[operator]
