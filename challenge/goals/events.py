"""What happened to goals."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Joined:
    """A new person began a goal; `via` is the share code they came by, or empty."""

    participant_id: str
    round_id: str
    via: str
    at: datetime
