"""A clock that tests move by hand."""

from datetime import UTC, datetime, timedelta
from itertools import count

from challenge.core.clock import BERLIN, Clock

NOON = datetime(2026, 11, 10, 12, tzinfo=BERLIN)
"""Day 9 of the round that tests are seeded with."""
TICK = timedelta(milliseconds=1)


class MovableClock(Clock):
    """Shows `moment`, and one millisecond more at each look: no two instants are equal, nothing depends on speed."""

    def __init__(self, moment: datetime = NOON) -> None:
        super().__init__()
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """Show this (aware) moment from now on."""
        self._moment = moment
        self._looks = count()

    def forward(self, **span: float) -> None:
        """Move on by a timedelta's keywords, on the wall clock: `days=1` is the same time tomorrow."""
        self.set(self._moment + timedelta(**span))

    def now(self) -> datetime:
        return (self._moment + next(self._looks) * TICK).astimezone(UTC)
