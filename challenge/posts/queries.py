"""Reading posts and cheers."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.participants.queries import locked
from challenge.posts.models import Cheer, Post
from challenge.posts.rules.states import PostState


@dataclass(frozen=True)
class Cheers:
    """How many people cheered a post, and the kinds that the reader gave."""

    people: int = 0
    given: frozenset[str] = frozenset()


def post(session: Session, post_id: str) -> Post:
    """Raises NotFound."""
    found = session.get(Post, post_id)
    if found is None:
        raise NotFound
    return found


def own_post(session: Session, participant_id: str, post_id: str) -> Post:
    """The person's own post; NotFound for everybody else's."""
    found = post(session, post_id)
    if found.participant_id != participant_id:
        raise NotFound
    return found


def locked_post(session: Session, post_id: str) -> Post:
    """The post with its author, both locked until the commit, always the author first. Raises NotFound."""
    locked(session, post(session, post_id).participant_id)
    found = session.get(Post, post_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def same_link(session: Session, platform: str, key: str) -> Post | None:
    """The post that this link names, whoever entered it."""
    return session.exec(select(Post).where(Post.platform == platform, Post.key == key)).first()


def posts_of(session: Session, participant_id: str) -> list[Post]:
    """All posts of a person in any state, the newest first."""
    query = select(Post).where(Post.participant_id == participant_id)
    return list(session.exec(query.order_by(col(Post.created_at).desc(), col(Post.id))).all())


def approved_count(session: Session, participant_id: str) -> int:
    """How many posts of a person others can read now."""
    query = select(func.count()).where(
        col(Post.participant_id) == participant_id, col(Post.status) == PostState.approved.value
    )
    return session.exec(query).one()


def photo_in_use(session: Session, name: str) -> bool:
    """Whether any post holds this stored picture (content hashes may be shared)."""
    return session.exec(select(Post.id).where(Post.photo == name).limit(1)).first() is not None


def cheers(session: Session, post_ids: Collection[str], reader: str | None) -> dict[str, Cheers]:
    """The cheers of these posts; posts without any are left out."""
    people: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    for each in session.exec(select(Cheer).where(col(Cheer.post_id).in_(post_ids))).all():
        people.setdefault(each.post_id, set()).add(each.participant_id)
        if each.participant_id == reader:
            given.setdefault(each.post_id, set()).add(each.kind)
    return {post_id: Cheers(len(who), frozenset(given.get(post_id, ()))) for post_id, who in people.items()}


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """Everything of a person in this feature, for the export; `photo` names a stored picture."""
    given = select(Cheer).where(Cheer.participant_id == participant_id).order_by(Cheer.post_id, Cheer.kind)
    return {
        "posts": [
            each.model_dump(mode="json", exclude={"participant_id"}) for each in posts_of(session, participant_id)
        ],
        "cheers": [{"post": each.post_id, "kind": each.kind} for each in session.exec(given).all()],
    }
