"""The skyline of the city by the Elbe, with as many windows as the page wants, each of which can be lit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from random import Random

from challenge.imaging.shapes import Layer, Shape, arch, ellipse, layers, polygon, rect
from challenge.imaging.street import PANE, Building, street
from challenge.imaging.towers import distance

RIVER = 74
"""Height of the water at the lower edge."""

Corner = tuple[float, float]


@dataclass(frozen=True)
class Skyline:
    """`panes` are top left corners; in scattered order, so that lighting 0, 1, 2 … fills the city evenly."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    panes: tuple[Corner, ...]
    foreground: tuple[Shape, ...]

    @property
    def bank(self) -> float:
        """Where the land ends and the river begins (y)."""
        return self.height - RIVER

    @cached_property
    def back(self) -> tuple[Layer, ...]:
        """The city as SVG paths."""
        return layers(self.shapes)

    @cached_property
    def front(self) -> tuple[Layer, ...]:
        """Quay, bridge and steamboat as SVG paths."""
        return layers(self.foreground)

    def halo(self, lit: frozenset[int]) -> str:
        """Light around the lit windows as one SVG path."""
        return "".join(self._halos[index] for index in sorted(lit))

    def reflection(self, lit: frozenset[int]) -> str:
        """The lit windows again as streaks on the water, as one SVG path."""
        return "".join(self._streaks[index] for index in sorted(lit))

    @cached_property
    def _halos(self) -> tuple[str, ...]:
        width, height = PANE[0] + 5, PANE[1] + 5
        return tuple(rect("halo", x - 2.5, y - 2.5, width, height).path() for x, y in self.panes)

    @cached_property
    def _streaks(self) -> tuple[str, ...]:
        return tuple(self._streak(index, x, y) for index, (x, y) in enumerate(self.panes))

    def _streak(self, index: int, x: float, y: float) -> str:
        """The nearer to the bank a window is, the nearer is its mirror image; the highest ones are out of sight."""
        depth = (self.bank - y) / self.bank * RIVER * 1.25
        if depth >= RIVER - 12:
            return ""
        return rect("streak", x + 2 + index % 3, self.bank + depth, 2.2, 5 + (index * 7) % 11).path()


@dataclass(frozen=True)
class SkylineView:
    """What `shared/_skyline.html` needs; `lit` are indexes of the drawing's panes."""

    drawing: Skyline
    lit: frozenset[int]
    title: str
    description: str


@cache
def skyline(windows: int = 60) -> Skyline:
    """The city with exactly this number of windows that can be lit (1 to 600)."""
    if not 1 <= windows <= 600:
        raise ValueError("a skyline has 1 to 600 windows")
    tiers, width = 1 + min(windows // 150, 3), round(390 * max(1, windows / 60) ** 0.37)
    extra = next(more for more in range(40) if len(_visible(_rows(width, tiers, more), width)) >= windows)
    rows = _rows(width, tiers, extra)
    sky = 96 * (1 + 0.22 * tiers) - min(building.top for row in rows for building in row)
    rows = [[Building(b.x, b.foot + sky, b.columns, b.storeys, b.roof) for b in row] for row in rows]
    panes = [(round(x, 1), round(y, 1)) for x, y in _visible(rows, width)]
    Random(30).shuffle(panes)
    scene = (*_city(width, sky, rows), *(rect("blind", *corner, *PANE) for corner in panes[windows:]))
    return Skyline(width, sky + RIVER, scene, tuple(panes[:windows]), tuple(_front(width, sky)))


def _rows(width: float, tiers: int, extra: int) -> list[list[Building]]:
    """The rows of houses on a street at height 0, the nearest first."""
    return [street(width, 0 if tier == 0 else 2, tier, extra + 4 * tier) for tier in range(tiers)]


def _visible(rows: list[list[Building]], width: float) -> list[Corner]:
    """Windows that no nearer house covers."""
    seen: list[Corner] = []
    for tier, row in enumerate(rows):
        nearer = [building for other in rows[:tier] for building in other]
        corners = (corner for building in row for corner in building.panes() if 1 < corner[0] < width - PANE[0] - 1)
        seen += (corner for corner in corners if not any(building.hides(*corner) for building in nearer))
    return seen


def _city(width: float, bank: float, rows: list[list[Building]]) -> Iterator[Shape]:
    roofs = min(building.top for row in rows for building in row)
    high = bank - roofs
    yield rect("hill", 0, bank - 0.55 * high, width, 0.55 * high)
    yield from distance(width, bank - max(0, high - 108), 1 + high / 700)
    for tier, row in reversed(list(enumerate(rows))):
        for building in row:
            yield from building.shapes(tier)


def _front(width: float, bank: float) -> Iterator[Shape]:
    yield rect("quay", 0, bank - 5, width, 7)
    left, deck = width - 176, bank - 5
    yield polygon("bridge", left - 22, bank + 2, left, deck, width, deck - 3, width, bank + 40, left, bank + 4)
    for span in range(5):
        yield arch("under", left + 8 + span * 36, bank + 4, 28, 40, 12 + span)
    for post in range(8):
        yield rect("bridge", left + 6 + post * 24, deck - 7, 1.2, 7)
    yield from _boat(0.2 * width, bank + 34)


def _boat(x: float, water: float) -> Iterator[Shape]:
    """A paddle steamer, as they have run here since 1836."""
    yield polygon("hull", x - 44, water - 9, x + 46, water - 11, x + 38, water, x - 38, water)
    yield rect("deck", x - 32, water - 18, 60, 8)
    yield rect("deck", x - 18, water - 25, 34, 5)
    yield rect("funnel", x - 6, water - 40, 6, 16)
    yield ellipse("hull", x + 2, water - 7, 9, 8)
