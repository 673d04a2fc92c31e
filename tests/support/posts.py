"""Posts as the cast hands them in, and as moderators decide about them."""

from dataclasses import replace
from datetime import date, datetime

from challenge.core.db import Database
from challenge.core.tokens import new_id
from challenge.posts.actions.authoring import Author, submit
from challenge.posts.actions.writing import PostWish
from challenge.posts.models import Post
from challenge.posts.queries import post
from challenge.posts.rules.links import canonical
from tests.support.people import Person, at

DAY = date(2026, 11, 10)
"""The date that the tests' clock shows."""
NOON = at(DAY)
WISH = PostWish(
    text="Zehn Vokabeln an der Haltestelle #DresdenLernt",
    link=None,
    day=DAY,
    photo=None,
    drop_photo=False,
    people=None,
    alt="",
    language="de",
)


def wish(link: str = "", **changes: object) -> PostWish:
    """A short text with a hashtag of the round; `changes` are fields of PostWish."""
    return replace(WISH, link=canonical(link) if link else None, **changes)  # type: ignore[arg-type]


def author(person: Person, key: str = "", body: str = "") -> Author:
    """A person with the write key of a fresh form."""
    return Author(person.id, key or new_id(), body or new_id())


def handed_in(db: Database, person: Person, what: PostWish = WISH, now: datetime = NOON) -> str:
    """The id of a post that waits."""
    with db.write() as session:
        return submit(session, author(person), what, now=now, today=DAY)


def read(db: Database, post_id: str) -> Post:
    """The post as it is stored now."""
    with db.read() as session:
        return post(session, post_id)
