"""What happened to the city."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class MilestoneReached:
    """The city's learning days reached `milestone` for the first time in a round; the goal is one of them."""

    round_id: str
    milestone: int
    at: datetime
