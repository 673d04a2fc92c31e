"""What the author does with a post: hand it in, edit it, hand it in again, withdraw it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from challenge.core.errors import Invalid, NotFound
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.core.idempotency import remember, replayed
from challenge.core.tokens import new_id
from challenge.participants.queries import locked
from challenge.posts.actions.publishing import move
from challenge.posts.actions.writing import PostWish, goal_of, taken, write
from challenge.posts.events import PostWithdrawn
from challenge.posts.models import Post
from challenge.posts.queries import locked_post, own_post, same_link
from challenge.posts.rules.states import PostAct, PostState
from challenge.rounds.queries import round_of


@dataclass(frozen=True)
class Author:
    """Who writes, and the write key and digest of the form it came with."""

    participant_id: str
    key: str
    body: str


def submit(session: Session, author: Author, wish: PostWish, *, now: datetime, today: date) -> str:
    """Hand in a new post; returns its id. One's own link again edits that post. Invalid, KeyReused, NotFound."""
    _grown_up(session, author.participant_id)
    known = replayed(session, author.participant_id, author.key, author.body)
    if known is not None:
        return known
    post = _same_link(session, author, wish) or _begun(session, author, wish, now=now, today=today)
    write(session, post, wish, now)
    remember(session, author.participant_id, author.key, author.body, post.id, now)
    return post.id


def edit(session: Session, author: Author, post_id: str, wish: PostWish, now: datetime) -> str:
    """Another version, which waits for a decision; a public one is taken down until then. As `submit`."""
    _grown_up(session, author.participant_id)
    if replayed(session, author.participant_id, author.key, author.body) is not None:
        return post_id
    own_post(session, author.participant_id, post_id)
    post = locked_post(session, post_id)
    other = _same_link(session, author, wish)
    if other is not None and other.id != post.id:
        raise Invalid({"url": _("Diesen Link hast du schon eingetragen.")})
    write(session, post, wish, now)
    remember(session, author.participant_id, author.key, author.body, post.id, now)
    return post_id


def withdraw(session: Session, participant_id: str, post_id: str, now: datetime) -> None:
    """Take a post back; twice is fine, and it can be handed in again. NotFound for another's."""
    own_post(session, participant_id, post_id)
    post = locked_post(session, post_id)
    if post.status != PostState.withdrawn:
        move(session, post, PostAct.withdraw, now)
        record(session, PostWithdrawn(post.id, participant_id, now))


def _grown_up(session: Session, participant_id: str) -> None:
    """Under 16 nothing can be published, by whatever route this was called (product.md §3)."""
    if locked(session, participant_id).under16:
        raise NotFound


def _same_link(session: Session, author: Author, wish: PostWish) -> Post | None:
    found = same_link(session, wish.link.platform, wish.link.key) if wish.link else None
    if found is not None and found.participant_id != author.participant_id:
        raise taken()
    return found


def _begun(session: Session, author: Author, wish: PostWish, *, now: datetime, today: date) -> Post:
    goal = goal_of(session, author.participant_id, wish.day)
    if today > round_of(session, goal.round_id).dates.last_entry_on:
        raise Invalid({"": _("Die Runde ist abgeschlossen. Zur nächsten freuen wir uns auf deinen Beitrag.")})
    post_id = new_id()
    return Post(
        id=post_id,
        participant_id=author.participant_id,
        round_id=goal.round_id,
        goal_id=goal.id,
        key=post_id,
        text="",
        hashtags=[],
        day=wish.day,
        status="",
        language=wish.language,
        created_at=now,
        edited_at=now,
    )
