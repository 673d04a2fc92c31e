"""What happened to posts. `participant_id` is the author, but for `Cheered`."""

from dataclasses import dataclass
from datetime import date, datetime

from challenge.posts.rules.texts import Hint


@dataclass(frozen=True)
class PostSubmitted:
    """A new, edited or resubmitted post waits for a decision; `hints` say where to look."""

    post_id: str
    participant_id: str
    hints: tuple[Hint, ...]
    at: datetime


@dataclass(frozen=True)
class PostApproved:
    """A post became public; approving a public one again is no event. `day` is the post's own date."""

    post_id: str
    participant_id: str
    round_id: str
    day: date
    at: datetime


@dataclass(frozen=True)
class PostTakenDown:
    """A public post is not public any more, by its author or by a moderator."""

    post_id: str
    participant_id: str
    at: datetime


@dataclass(frozen=True)
class PostWithdrawn:
    """The author took the post back, whatever state it was in; nothing is left to decide."""

    post_id: str
    participant_id: str
    at: datetime


@dataclass(frozen=True)
class Cheered:
    """`participant_id` cheered somebody else's post with one of the five kinds."""

    post_id: str
    participant_id: str
    kind: str
    at: datetime
