"""A house with 30 windows, one for each date of the challenge: its geometry, and what a page needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from challenge.imaging.facade import front, porch
from challenge.imaging.plans import GRUENDERZEIT, Pane, Plan
from challenge.imaging.shapes import Layer, Shape, layers
from challenge.imaging.window import WindowState, window

ViewBox = tuple[float, float, float, float]


@dataclass(frozen=True)
class House:
    """`shapes` are painted below the windows, `foreground` (balconies, lanterns, trees) above them."""

    name: str
    view_box: ViewBox
    shapes: tuple[Shape, ...]
    panes: tuple[Pane, ...]
    foreground: tuple[Shape, ...]
    plate: Pane

    @cached_property
    def back(self) -> tuple[Layer, ...]:
        """The shapes as SVG paths."""
        return layers(self.shapes)

    @cached_property
    def front(self) -> tuple[Layer, ...]:
        """The foreground as SVG paths."""
        return layers(self.foreground)


@dataclass(frozen=True)
class WindowView:
    """One window as a page shows it; `label` says date and state in words."""

    number: int
    state: WindowState
    label: str
    pane: Pane

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The window's own shapes as SVG paths in painting order, measured from the pane's top left corner."""
        return _layers(replace(self.pane, x=0, y=0), self.state)


@dataclass(frozen=True)
class HouseView:
    """What `shared/_house.html` needs; `fresh` is the window lit just now, `plate` is written beside the door."""

    drawing: House
    windows: tuple[WindowView, ...]
    title: str
    description: str
    fresh: int | None = None
    plate: str = ""


@cache
def house(plan: Plan = GRUENDERZEIT) -> House:
    """The geometry of one house type."""
    return House(
        name=plan.name,
        view_box=plan.view_box,
        shapes=tuple(front(plan)),
        panes=plan.panes,
        foreground=tuple(porch(plan)),
        plate=plan.plate,
    )


def windows(drawing: House, states: Sequence[WindowState], labels: Sequence[str]) -> tuple[WindowView, ...]:
    """Put states and labels, in order from window 1, to the panes of a house; all must be of one length."""
    numbered = zip(drawing.panes, states, labels, strict=True)
    return tuple(WindowView(pane.number, state, label, pane) for pane, state, label in numbered)


@cache
def _layers(pane: Pane, state: WindowState) -> tuple[Layer, ...]:
    """There are 150 at most for each house type, and every page shows thirty of them."""
    return layers(window(pane, state))
