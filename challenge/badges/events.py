"""What happened to badges."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class BadgeAwarded:
    """A person has a badge from now on; recorded once for each award."""

    participant_id: str
    award_id: str
    badge: str
    at: datetime
