"""The 30 windows of a person's house and what each one shows (product.md §3)."""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from challenge.rounds.rules import WINDOWS

__all__ = ["BREAK", "WINDOWS", "PauseSpan", "Window", "WindowState", "house", "windows"]

BREAK = 3
"""So many dark windows in a row end a run; fewer are held by jokers."""


@dataclass(frozen=True)
class PauseSpan:
    """Paused dates, the first and the last one included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Number of paused dates."""
        return (self.last - self.first).days + 1


class WindowState(StrEnum):
    """What a window shows. `today` is today's window while it is not lit."""

    lit = "lit"
    joker = "joker"
    dark = "dark"
    today = "today"
    future = "future"


@dataclass(frozen=True)
class Window:
    """One window of the house; `number` runs from 1 to 30."""

    number: int
    date: date
    state: WindowState


def windows(start: date, pauses: Collection[PauseSpan]) -> tuple[date, ...]:
    """The first 30 dates from the own start that are not paused, ascending."""
    found: list[date] = []
    day = start
    while len(found) < WINDOWS:
        if not any(day in pause for pause in pauses):
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def house(start: date, learned: AbstractSet[date], pauses: Collection[PauseSpan], today: date) -> tuple[Window, ...]:
    """The 30 windows as they look today; learned dates outside them, or after today, light nothing.

    A joker is a dark window of a stretch of one or two that follows a lit one. No lit one need follow yet:
    product.md counts a run "up to yesterday", so the star appears on the morning after a missed date, and not
    only when the person has come back. With the third dark window the run is over and its stretch goes dark, for
    jokers do not end a run. Windows before the first lit one are plainly dark, for jokers do not begin one.
    """
    dates = windows(start, pauses)
    states = _with_jokers(_state(day, learned, today) for day in dates)
    return tuple(Window(n, day, state) for n, (day, state) in enumerate(zip(dates, states, strict=True), 1))


def _state(day: date, learned: AbstractSet[date], today: date) -> WindowState:
    if day > today:
        return WindowState.future
    if day in learned:
        return WindowState.lit
    return WindowState.today if day == today else WindowState.dark


def _with_jokers(states: Iterable[WindowState]) -> list[WindowState]:
    shown: list[WindowState] = []
    for state, stretch in groupby(states):
        length = len(list(stretch))
        # Only a lit window can stand before a dark stretch, so anything shown already is one.
        held = state is WindowState.dark and length < BREAK and bool(shown)
        shown += [WindowState.joker if held else state] * length
    return shown
