"""What happened to learning days; recorded only when a date really became one, or ceased to be one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class LearningDayAdded:
    """A date counts for a person from now on; `source` is the way it came in."""

    participant_id: str
    round_id: str
    date: date
    source: Literal["app", "posts"]
    at: datetime


@dataclass(frozen=True)
class LearningDayRemoved:
    """Neither a log nor a post stands for the date any more."""

    participant_id: str
    round_id: str
    date: date
    at: datetime
