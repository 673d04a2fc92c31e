"""Rows of houses of the skyline: where they stand, how high, with which roof, and where their windows are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from challenge.imaging.shapes import Shape, polygon, rect

Roof = Literal["gable", "mansard", "flat", "hip"]
PITCH_X, PITCH_Y = 12.5, 15
PANE = (7, 9.5)

_LOTS: tuple[tuple[int, int, Roof], ...] = (
    (3, 3, "hip"), (2, 4, "gable"), (4, 4, "mansard"), (3, 6, "flat"), (2, 3, "gable"), (5, 4, "hip"),
    (3, 5, "mansard"), (3, 2, "hip"), (4, 5, "flat"), (2, 4, "gable"), (4, 3, "mansard"),
)  # fmt: skip


@dataclass(frozen=True)
class Building:
    """A house front with its foot on the street; `storeys` rows of `columns` windows."""

    x: float
    foot: float
    columns: int
    storeys: int
    roof: Roof

    @property
    def width(self) -> float:
        """From wall to wall."""
        return self.columns * PITCH_X + 7

    @property
    def eaves(self) -> float:
        """Upper edge of the wall (y)."""
        return self.foot - self.storeys * PITCH_Y - 12

    @property
    def top(self) -> float:
        """Highest point of the roof (y)."""
        return self.eaves - {"flat": 4, "gable": 20, "hip": 15, "mansard": 19}[self.roof]

    def panes(self) -> Iterator[tuple[float, float]]:
        """Top left corners of the windows."""
        for storey in range(self.storeys):
            for column in range(self.columns):
                yield self.x + 6.2 + column * PITCH_X, self.eaves + 5.5 + storey * PITCH_Y

    def hides(self, x: float, y: float) -> bool:
        """Whether a pane at x, y of a house behind this one is covered, in part at least."""
        return self.x - PANE[0] - 2 < x < self.x + self.width + 2 and y + PANE[1] + 2 > self.top

    def shapes(self, tier: int) -> Iterator[Shape]:
        """Wall and roof; houses further back have tones of their own."""
        yield from self._top(f"roof-{tier}")
        yield rect(f"wall-{tier}", self.x, self.eaves, self.width, self.foot - self.eaves)
        yield rect(f"roof-{tier}", self.x - 2, self.eaves - 1.5, self.width + 4, 3)

    def _top(self, tone: str) -> Iterator[Shape]:
        left, right, eaves, top = self.x - 2, self.x + self.width + 2, self.eaves, self.top
        yield rect(tone, left + 8, top - 5, 5, eaves - top + 5)
        if self.roof == "gable":
            yield polygon(tone, left, eaves, (left + right) / 2, top, right, eaves)
        elif self.roof == "hip":
            yield polygon(tone, left, eaves, left + 12, top, right - 12, top, right, eaves)
        elif self.roof == "mansard":
            yield polygon(
                tone, left, eaves, left + 5, top + 6, left + 12, top, right - 12, top, right - 5, top + 6, right, eaves
            )
        else:
            yield rect(tone, left, top, right - left, 4)


def street(width: float, foot: float, tier: int, extra: int) -> list[Building]:
    """One row of houses from edge to edge; `tier` 0 is the nearest, `extra` storeys are put on each."""
    lots = cycle(_LOTS[3 * tier :] + _LOTS[: 3 * tier])
    found, x = [], -4.0 - 9 * tier
    while x < width:
        columns, storeys, roof = next(lots)
        building = Building(x, foot, columns, storeys + extra, roof)
        found.append(building)
        x += building.width + (3 if columns % 2 else 0)
    return found
