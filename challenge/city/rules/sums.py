"""Running sums, and the anonymous carry rows that keep them true when a person is deleted."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from challenge.city.rules.bands import Band


@dataclass(frozen=True)
class Cell:
    """Where a learning day is added: date, band, and Stadtraum (1–17, None where nobody said)."""

    date: dt.date
    band: Band
    stadtraum: int | None


@dataclass(frozen=True)
class Totals:
    """The three bands, and what they add up to."""

    app: int
    posts: int
    groups: int

    @property
    def learning_days(self) -> int:
        """The one number of the city."""
        return self.app + self.posts + self.groups


def totals(cells: Mapping[Cell, int]) -> Totals:
    """The bands over all dates and Stadträume."""
    sums: Counter[Band] = Counter()
    for cell, number in cells.items():
        sums[cell.band] += number
    return Totals(app=sums[Band.app], posts=sums[Band.posts], groups=sums[Band.groups])


def summed(dates: Iterable[Cell]) -> Counter[Cell]:
    """How many dates fall into each cell, without whose they are: what sums add, and what carry rows keep."""
    return Counter(dates)


def differences(kept: Mapping[Cell, int], counted: Mapping[Cell, int]) -> Mapping[Cell, tuple[int, int]]:
    """Cells in which the kept sum and the recount disagree, as (kept, counted); an absent cell is 0."""
    pairs = {cell: (kept.get(cell, 0), counted.get(cell, 0)) for cell in {**kept, **counted}}
    return {cell: pair for cell, pair in pairs.items() if pair[0] != pair[1]}
