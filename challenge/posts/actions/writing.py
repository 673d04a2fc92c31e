"""Filling a post with what its author wrote, and handing it to those who decide."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete

from challenge.core.errors import Invalid
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.goals.models import Goal
from challenge.goals.queries import goal_on
from challenge.imaging.media import drop
from challenge.posts.actions.publishing import move
from challenge.posts.events import PostSubmitted
from challenge.posts.models import Post, PostHashtag
from challenge.posts.queries import approved_count
from challenge.posts.rules.hashtags import folded, hashtags
from challenge.posts.rules.links import PostLink
from challenge.posts.rules.states import PostAct, PostState
from challenge.posts.rules.texts import Hint, People, hints


@dataclass(frozen=True)
class Photo:
    """A stored picture and its size in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class PostWish:
    """A checked form. Without `photo` a picture that is there stays, unless it shall be dropped."""

    text: str
    link: PostLink | None
    day: date
    photo: Photo | None
    drop_photo: bool
    people: str | None
    alt: str
    language: str


def write(session: Session, post: Post, wish: PostWish, now: datetime) -> None:
    """Fill the post and let it wait. The same words again leave a waiting or public post as it stands."""
    values = _values(session, post, wish)
    unchanged = all(getattr(post, name) == value for name, value in values.items())
    if unchanged and post.status in (PostState.waiting, PostState.approved):
        return
    if post.status:
        move(session, post, PostAct.edit, now)
    if post.photo and post.photo != values["photo"]:
        drop(session, post.photo, now)
    if wish.photo or not values["photo"]:
        post.photo_refused_at = None
    post.sqlmodel_update({**values, "status": PostState.waiting.value, "edited_at": now})
    session.add(post)
    try:
        session.flush()
    except IntegrityError as error:  # somebody entered the same link at the same moment
        raise taken() from error
    _tag(session, post)
    record(session, PostSubmitted(post.id, post.participant_id, _hints(session, post), now))


def goal_of(session: Session, participant_id: str, day: date) -> Goal:
    """The goal a post of this date belongs to; Invalid for a date before its round."""
    goal, round_ = goal_on(session, participant_id, day)
    if day < round_.dates.call_starts_on:
        raise Invalid({"day": _("Dieser Tag liegt vor der Runde. Wähle einen späteren.")})
    return goal


def taken() -> Invalid:
    """The refusal of a link that somebody else entered before."""
    return Invalid({"url": _("Diesen Link hat schon jemand eingetragen. Jeder Beitrag zählt einmal.")})


def _values(session: Session, post: Post, wish: PostWish) -> dict[str, Any]:
    """The columns that the author decides about."""
    kept = None if wish.drop_photo or not post.photo else Photo(post.photo, post.photo_width, post.photo_height)
    photo = wish.photo or kept
    goal = goal_of(session, post.participant_id, wish.day)
    return {
        "text": wish.text,
        "hashtags": list(hashtags(wish.text)),
        "platform": wish.link.platform if wish.link else "",
        "key": wish.link.key if wish.link else post.id,
        "url": wish.link.url if wish.link else "",
        "needs_review": bool(wish.link and wish.link.needs_review),
        "day": wish.day,
        "goal_id": goal.id,
        "round_id": goal.round_id,
        "photo": photo.name if photo else None,
        "photo_width": photo.width if photo else 0,
        "photo_height": photo.height if photo else 0,
        "people": wish.people if photo else None,
        "alt": wish.alt if photo else "",
    }


def _tag(session: Session, post: Post) -> None:
    session.exec(delete(PostHashtag).where(col(PostHashtag.post_id) == post.id))
    session.add_all(PostHashtag(post_id=post.id, tag=tag) for tag in dict.fromkeys(map(folded, post.hashtags)))
    session.flush()


def _hints(session: Session, post: Post) -> tuple[Hint, ...]:
    """What a moderator should look at."""
    return hints(
        post.text,
        has_photo=post.photo is not None,
        people=People(post.people) if post.people else None,
        approved_before=approved_count(session, post.participant_id),
        short_link=post.needs_review,
    )
