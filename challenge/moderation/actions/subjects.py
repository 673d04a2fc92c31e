"""What an item is about: a post, a goal in own words or a nickname; reading it, and doing what was decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from challenge.core.errors import NotFound
from challenge.goals import actions as goals
from challenge.goals.models import Goal
from challenge.moderation.rules import DecisionKind, ItemKind
from challenge.participants.actions import people
from challenge.participants.models import Participant
from challenge.posts.actions import deciding as posts
from challenge.posts.models import Post
from challenge.posts.queries import post as find_post
from challenge.posts.rules.states import PostState

Act = Callable[[Session, str, datetime], None]
TAKEN_DOWN = (PostState.changes_asked, PostState.rejected, PostState.hidden)


@dataclass(frozen=True)
class Subject:
    """The words to decide about, and for a post what belongs to it."""

    text: str
    url: str = ""
    platform: str = ""
    photo: str | None = None
    photo_refused: bool = False
    alt: str = ""
    people: str | None = None
    day: date | None = None
    state: str = ""


def subject(session: Session, kind: ItemKind, subject_id: str) -> Subject:
    """The thing as it stands now; raises NotFound when it is gone."""
    if kind is ItemKind.post:
        return _of_post(find_post(session, subject_id))
    if kind is ItemKind.goal:
        goal = session.get(Goal, subject_id)
        if goal is None:
            raise NotFound
        return Subject(goal.title)
    person = session.get(Participant, subject_id)
    if person is None:
        raise NotFound
    return Subject(person.nickname)


def carry_out(session: Session, kind: ItemKind, subject_id: str, decision: DecisionKind, now: datetime) -> None:
    """Do what was decided. Raises NotFound, and ActForbidden when a post has moved on meanwhile."""
    ACTS[kind][decision](session, subject_id, now)


def give_back(session: Session, kind: ItemKind, subject_id: str, now: datetime) -> None:
    """Undo a restriction: words and pictures are public again, and what counted counts again.

    What the author has changed since then stands by itself and is left alone.
    """
    if kind is not ItemKind.post:
        carry_out(session, kind, subject_id, DecisionKind.approve, now)
        return
    post = find_post(session, subject_id)
    if post.status in TAKEN_DOWN:
        posts.restore(session, subject_id, now)
    elif post.status == PostState.approved and post.photo_refused_at:
        posts.approve(session, subject_id, now)


def _withdraw_title(session: Session, goal_id: str, _now: datetime) -> None:
    goals.withdraw_title(session, goal_id)


ACTS: Mapping[ItemKind, Mapping[DecisionKind, Act]] = {
    ItemKind.post: {
        DecisionKind.approve: posts.approve,
        DecisionKind.approve_without_picture: posts.approve_without_picture,
        DecisionKind.ask_change: posts.ask_change,
        DecisionKind.reject: posts.reject,
        DecisionKind.hide: posts.hide,
    },
    ItemKind.goal: {DecisionKind.approve: goals.approve_title, DecisionKind.reject: _withdraw_title},
    ItemKind.nickname: {
        DecisionKind.approve: people.approve_nickname,
        DecisionKind.reject: people.withdraw_nickname,
    },
}


def _of_post(post: Post) -> Subject:
    return Subject(
        text=post.text,
        url=post.url,
        platform=post.platform,
        photo=post.photo,
        photo_refused=post.photo_refused_at is not None,
        alt=post.alt,
        people=post.people,
        day=post.day,
        state=post.status,
    )
