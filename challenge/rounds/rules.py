"""The dates of a round and the milestones of the city (product.md §3, "Round" and "City tracker")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WINDOWS = 30
"""Windows of everybody's house, counted from the own start (strategy: "30 days")."""

CALL_DAYS = 28
LAST_START_DAY = 28
LAST_ENTRY_DAY = 64

DEFAULT_HASHTAGS = ("#DresdenLernt", "#30TageDresdenLernt", "#IamALifelongLearner")
MILESTONES = (1_000, 5_000, 10_000, 25_000, 50_000, 100_000)
DEFAULT_GOAL = 25_000
"""Learning days: 1,250 people who all reach the certificate's line of 20. Every round may set another."""


class Phase(StrEnum):
    """Where a round stands on a date."""

    before = "before"
    call = "call"
    challenge = "challenge"
    after = "after"
    closed = "closed"


@dataclass(frozen=True)
class RoundDates:
    """All dates of a round follow from its day 1."""

    starts_on: date

    @property
    def call_starts_on(self) -> date:
        """First date of pre-registration and countdown."""
        return self.starts_on - timedelta(days=CALL_DAYS)

    @property
    def last_start_on(self) -> date:
        """Last date that can be somebody's own start: day 28."""
        return self._day(LAST_START_DAY)

    @property
    def results_on(self) -> date:
        """First date on which results and stories are shown: day 31."""
        return self._day(WINDOWS + 1)

    @property
    def last_counted_on(self) -> date:
        """Last date the city counts, the 30th of those who started last: day 57."""
        return self._day(LAST_START_DAY + WINDOWS - 1)

    @property
    def last_entry_on(self) -> date:
        """Last date on which entries are accepted: day 64. The round is closed afterwards."""
        return self._day(LAST_ENTRY_DAY)

    def takes_people(self, today: date) -> bool:
        """Whether one can join today: from the first date of the call to day 28."""
        return self.call_starts_on <= today <= self.last_start_on

    def _day(self, number: int) -> date:
        return self.starts_on + timedelta(days=number - 1)


def phase(dates: RoundDates, today: date) -> Phase:
    """The phase of the whole round. Late starters still go on with their own windows in `after`."""
    if today < dates.call_starts_on:
        return Phase.before
    if today < dates.starts_on:
        return Phase.call
    if today < dates.results_on:
        return Phase.challenge
    return Phase.after if today <= dates.last_entry_on else Phase.closed


def own_start(dates: RoundDates, today: date, *, tomorrow: bool) -> date | None:
    """The date of window 1 for somebody who joins today, never back-dated; None when nobody can join.

    The pre-registered begin on day 1, whatever they chose: it is their first possible date.
    """
    if today < dates.call_starts_on:
        return None
    chosen = today + timedelta(days=1) if tomorrow else today
    start = max(chosen, dates.starts_on)
    return start if start <= dates.last_start_on else None


def days_until_start(dates: RoundDates, today: date) -> int:
    """For the countdown: 1 on the eve of day 1, 0 from day 1 on."""
    return max(0, (dates.starts_on - today).days)


def reached(milestones: Iterable[int], goal: int, total: int) -> tuple[int, ...]:
    """The milestones that a city total (learning days) has reached, ascending; the goal is one of them."""
    return tuple(mark for mark in _marks(milestones, goal) if mark <= total)


def next_milestone(milestones: Iterable[int], goal: int, total: int) -> int | None:
    """The lowest milestone still ahead of a city total; None when all are reached."""
    return next((mark for mark in _marks(milestones, goal) if mark > total), None)


def _marks(milestones: Iterable[int], goal: int) -> list[int]:
    return sorted({*milestones, goal})
