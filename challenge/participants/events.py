"""What happened to people."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class WordsChosen:
    """Somebody chose words of their own (a nickname or a goal's title), which wait for approval.

    `kind` is `nickname` or `goal`; `subject_id` the id of the participant or the goal.
    """

    participant_id: str
    kind: str
    subject_id: str
    at: datetime


@dataclass(frozen=True)
class WordsDropped:
    """Somebody chose words of ours (a generated name, an idea) instead of their own; nothing waits any more.

    `kind` and `subject_id` as with `WordsChosen`.
    """

    participant_id: str
    kind: str
    subject_id: str
    at: datetime


@dataclass(frozen=True)
class Leaving:
    """A person is about to be deleted with everything of theirs; listeners delete or carry their own rows."""

    participant_id: str
    at: datetime
