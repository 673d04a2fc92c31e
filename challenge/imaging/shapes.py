"""Flat shapes with a tone: the one geometry that templates write as SVG paths and Pillow fills as polygons."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin
from typing import Literal

Kind = Literal["polygon", "arch", "ellipse"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A filled area; lengths in units of the drawing's view box, y grows downwards.

    polygon: x0 y0 x1 y1 …; arch: x y width height rise (a rectangle whose top edge is half an ellipse);
    ellipse: centre x, centre y, radius x, radius y.
    """

    kind: Kind
    tone: str
    points: tuple[float, ...]

    def path(self) -> str:
        """The outline as SVG path data, one tenth of a unit exact."""
        p = self.points
        if self.kind == "arch":
            x, y, w, h, rise = p
            return _data("M", x, y + h, "v", rise - h, "a", w / 2, rise, "0 0 1", w, 0, "v", h - rise, "z")
        if self.kind == "ellipse":
            x, y, rx, ry = p
            return _data("M", x - rx, y, "a", rx, ry, "0 1 1", 2 * rx, 0, "a", rx, ry, "0 1 1", -2 * rx, 0, "z")
        return _polygon([round(value, 1) for value in p])

    def outline(self) -> list[Point]:
        """The outline as a polygon for drawing by pixels; curves are cut into short straight pieces."""
        p = self.points
        if self.kind == "arch":
            x, y, w, h, rise = p
            return [*_bow(x + w / 2, y + rise, w / 2, rise, pi, 2 * pi), (x + w, y + h), (x, y + h)]
        if self.kind == "ellipse":
            return _bow(p[0], p[1], p[2], p[3], 0, 2 * pi)
        return list(zip(p[::2], p[1::2], strict=True))


@dataclass(frozen=True)
class Layer:
    """Neighbouring shapes of one tone as one path."""

    tone: str
    path: str


def layers(shapes: Iterable[Shape]) -> tuple[Layer, ...]:
    """Keep the painting order, join what lies side by side in the same tone: a third of the markup."""
    runs = groupby(shapes, key=lambda shape: shape.tone)
    return tuple(Layer(tone, "".join(shape.path() for shape in run)) for tone, run in runs)


def rect(tone: str, x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle from its top left corner."""
    return Shape("polygon", tone, (x, y, x + width, y, x + width, y + height, x, y + height))


def polygon(tone: str, *points: float) -> Shape:
    """A polygon from x0, y0, x1, y1 and so on."""
    return Shape("polygon", tone, points)


def arch(tone: str, x: float, y: float, width: float, height: float, rise: float) -> Shape:
    """A rectangle with a rounded top; `rise` is how much of the height the bow takes (0: a plain rectangle)."""
    if rise <= 0:
        return rect(tone, x, y, width, height)
    return Shape("arch", tone, (x, y, width, height, rise))


def ellipse(tone: str, x: float, y: float, radius_x: float, radius_y: float) -> Shape:
    """An ellipse around its centre."""
    return Shape("ellipse", tone, (x, y, radius_x, radius_y))


def star(tone: str, x: float, y: float, radius: float, spikes: int, waist: float, turn: float = 0) -> Shape:
    """A star; `waist` is the inner radius as a share of the outer, `turn` a part of one spike's angle."""
    points: list[float] = []
    for index in range(2 * spikes):
        reach = radius * (waist if index % 2 else 1)
        angle = (index / 2 + turn) * 2 * pi / spikes - pi / 2
        points += (x + reach * cos(angle), y + reach * sin(angle))
    return Shape("polygon", tone, tuple(points))


def _bow(x: float, y: float, radius_x: float, radius_y: float, start: float, end: float) -> list[Point]:
    steps = 28
    angles = (start + (end - start) * step / steps for step in range(steps + 1))
    return [(x + radius_x * cos(angle), y + radius_y * sin(angle)) for angle in angles]


def _polygon(p: list[float]) -> str:
    """Steps instead of places: equal shapes read equal wherever they stand, which is what compression likes."""
    parts: list[str | float] = ["M", p[0], p[1]]
    for before in range(0, len(p) - 2, 2):
        across, down = p[before + 2] - p[before], p[before + 3] - p[before + 1]
        parts += ["h", across] if not down else ["v", down] if not across else ["l", across, down]
    return _data(*parts, "z")


def _data(*parts: str | float) -> str:
    """Command letters as they are, numbers short, a space only where two numbers would run together."""
    text = ""
    for part in parts:
        word = part if isinstance(part, str) else f"{round(part, 1) + 0:g}"
        text += f" {word}" if text and text[-1].isdigit() and word[0].isdigit() else word
    return text
