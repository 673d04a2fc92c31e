"""Learning days and runs ("Serie"), computed from the set of learned dates alone (product.md §3)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from challenge.checkins.rules.windows import BREAK


@dataclass(frozen=True)
class Series:
    """The numbers of a house. Adding a learned date never lowers one of them.

    `current` counts learning days of the run that still holds, None when there is none to show; `best` those of
    the best run; `best_span` the windows, jokers included, from first to last lit one of the widest run.
    """

    learning_days: int
    current: int | None
    best: int
    best_span: int


def series(window_dates: Sequence[date], learned: AbstractSet[date], today: date) -> Series:
    """The numbers as of today, for the windows of `windows()`.

    Today is not dark yet, however late it is; learned dates outside the windows or after today do not count.
    """
    lit = _lit(window_dates, learned, today)
    runs = _runs(lit)
    return Series(
        learning_days=len(lit),
        current=len(runs[-1]) if runs and _holds(lit[-1], window_dates, today) else None,
        best=max((len(run) for run in runs), default=0),
        best_span=max((run[-1] - run[0] + 1 for run in runs), default=0),
    )


def was_away(window_dates: Sequence[date], learned: AbstractSet[date], today: date) -> bool:
    """Whether the person once learned, left three or more windows dark, and learned again (badge back-again).

    A late first learning day is no return: nobody comes back to where they have not been.
    """
    return len(_runs(_lit(window_dates, learned, today))) > 1


def _lit(window_dates: Sequence[date], learned: AbstractSet[date], today: date) -> list[int]:
    return [place for place, day in enumerate(window_dates) if day <= today and day in learned]


def _runs(lit: Sequence[int]) -> list[list[int]]:
    runs = [[place] for place in lit[:1]]
    for before, place in pairwise(lit):
        if place - before > BREAK:
            runs.append([])
        runs[-1].append(place)
    return runs


def _holds(last_lit: int, window_dates: Sequence[date], today: date) -> bool:
    past = sum(day < today for day in window_dates)
    return past - 1 - last_lit < BREAK
