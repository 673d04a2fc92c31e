"""House types as data: how wide, which floors, which roof. A new type is a new Plan, no new drawing code."""

from dataclasses import dataclass
from functools import cached_property

COLUMNS = 5


@dataclass(frozen=True)
class Pane:
    """The opening of one window, from its top left corner; `rise` is the height of the bow at its top."""

    number: int
    x: float
    y: float
    width: float
    height: float
    rise: float = 0


@dataclass(frozen=True)
class Floor:
    """One row of five windows: its height, how round they are, and what decorates them."""

    height: float
    rise: float = 0
    hoods: bool = False
    balconies: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A house type. Floors are given from the ground up; the last one stands in the roof as dormers."""

    name: str
    wall: tuple[float, float]
    ground: float
    base: float
    floors: tuple[Floor, ...]
    pane: tuple[float, float]
    bay: int | None
    view_box: tuple[float, float, float, float]

    @property
    def eaves(self) -> float:
        """Height (y) of the main cornice, where wall ends and roof begins."""
        return self.ground - self.base - sum(floor.height for floor in self.floors[:-1])

    @property
    def ridge(self) -> float:
        """Height (y) of the roof's upper edge."""
        return self.eaves - self.floors[-1].height

    @property
    def middle(self) -> float:
        """The axis of the house (x), where the door stands."""
        return sum(self.wall) / 2

    @property
    def pitch(self) -> float:
        """Distance between the axes of two neighbouring windows."""
        return (self.wall[1] - self.wall[0] - 14) / COLUMNS

    @property
    def plate(self) -> Pane:
        """Where the house number hangs, beside the door."""
        return Pane(0, self.middle + 27, self.ground - self.base + 24, 17, 13)

    @cached_property
    def levels(self) -> tuple[tuple[float, Floor], ...]:
        """Each floor with the height (y) it stands on, from the ground up."""
        found, y = [], self.ground - self.base
        for floor in self.floors:
            found.append((y, floor))
            y -= floor.height
        return tuple(found)

    @cached_property
    def panes(self) -> tuple[Pane, ...]:
        """All windows in order of their dates: left to right, from the ground up."""
        width, height = self.pane
        return tuple(
            Pane(
                row * COLUMNS + column + 1,
                self.axis(column) - width / 2,
                y - 10 - height,
                width,
                height,
                floor.rise,
            )
            for row, (y, floor) in enumerate(self.levels)
            for column in range(COLUMNS)
        )

    def axis(self, column: int) -> float:
        """The axis (x) of a column of windows, counted from 0."""
        return self.middle + (column - (COLUMNS - 1) / 2) * self.pitch


GRUENDERZEIT = Plan(
    name="gruenderzeit",
    wall=(36, 284),
    ground=404,
    base=62,
    floors=(
        Floor(48, rise=4),
        Floor(48, hoods=True, balconies=(1, 3)),
        Floor(48, hoods=True, balconies=(1, 3)),
        Floor(48, balconies=(1, 3)),
        Floor(47, rise=12),
        Floor(54, rise=10),
    ),
    pane=(27, 30),
    bay=2,
    view_box=(0, 0, 320, 412),
)
