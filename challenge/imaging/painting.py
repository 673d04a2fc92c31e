"""The night scene by Pillow: sky, distant city, the house with its glowing windows. Colours as in house.css."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from challenge.imaging.house import House
from challenge.imaging.shapes import Shape, rect
from challenge.imaging.skyline import Skyline
from challenge.imaging.street import PANE
from challenge.imaging.window import WindowState, opening, window

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

GROUND = "#12292f"
FINE = 2
"""Everything is drawn this many times larger and then reduced: Pillow fills polygons without smoothing."""

_TONES = {
    "wall": "#24464f", "wall-side": "#1b3942", "bay": "#2a515b", "quoin": "#2a515b", "base": "#1e3d46",
    "joint": "#193640", "trim": "#366470", "frame": "#16313a", "roof": "#17323b", "roof-top": "#2c535e",
    "chimney": "#2b525d", "door": "#10505b", "door-panel": "#0b3b44", "door-light": "#f8c966", "rail": "#0f242a",
    "leaf": "#1c4640", "trunk": "#12292f", "poster": "#47747e", "plate": "#47747e", "pavement": "#12292f",
    "pane-lit": "#fbd688", "pane-dark": "#0d2026", "gap": "#16313a", "bar": "#25474f", "still-life": "#b9782f",
    "shutter": "#1e3e47", "slat": "#2c525c", "ring": "#f6c869", "star": "#9fe0e8", "star-back": "#4c95a2",
    "star-core": "#e9fcff", "hill": "#14303a", "far": "#18353f", "blind": "#1a3740",
}  # fmt: skip
_DISTANT = {"wall-0": "#1b3a44", "roof-0": "#264e59", "wall-1": "#19343e", "roof-1": "#20424d"}
_SKY = ((0.0, (9, 22, 28)), (0.62, (22, 52, 61)), (1.0, (39, 80, 91)))


@dataclass(frozen=True)
class Place:
    """Where a drawing stands on the picture: pixels of its left upper corner, pixels per unit."""

    x: float
    y: float
    scale: float

    def polygon(self, shape: Shape) -> list[tuple[float, float]]:
        """The outline in pixels."""
        return [(self.x + x * self.scale, self.y + y * self.scale) for x, y in shape.outline()]

    def finer(self) -> "Place":
        """The same place on the large picture that will be reduced."""
        return Place(self.x * FINE, self.y * FINE, self.scale * FINE)


def sky(size: tuple[int, int], ground: float, texts: Sequence[Box]) -> Image.Image:
    """A night sky FINE times as large as `size`, with stars down to `ground`, but none inside the texts."""
    width, height = size
    column = Image.new("RGB", (1, 256))
    column.putdata([_mixed(step / 255) for step in range(256)])
    picture = column.resize((width * FINE, height * FINE), Image.Resampling.BICUBIC)
    pen, chance = ImageDraw.Draw(picture), Random(30)
    for _ in range(width * height // 15000):
        x, y = chance.uniform(0, width), chance.uniform(0, ground)
        radius, light = chance.choice((1.4, 2, 2.8)) * FINE, chance.choice((70, 110, 170))
        if not _inside(x, y, texts):
            spot = (x * FINE - radius, y * FINE - radius, x * FINE + radius, y * FINE + radius)
            pen.ellipse(spot, fill=(light, light + 20, light + 26))
    return picture


def paint_city(picture: Image.Image, city: Skyline, place: Place, texts: Sequence[Box]) -> None:
    """The distant city: it stays behind the house, and its windows keep away from the texts."""
    pen, at = ImageDraw.Draw(picture), place.finer()
    for shape in city.shapes:
        pen.polygon(at.polygon(shape), fill=_DISTANT.get(shape.tone) or _TONES[shape.tone])
    for index, (x, y) in enumerate(city.panes):
        if not _inside(place.x + x * place.scale, place.y + y * place.scale, texts):
            pane = rect("pane", x, y, *PANE)
            pen.polygon(at.polygon(pane), fill="#9c8a5c" if index % 3 == 0 else "#132b33")


def paint_house(picture: Image.Image, house: House, states: Sequence[WindowState], place: Place) -> Image.Image:
    """The house with its windows and their glow; returns the picture, since the glow makes a new one."""
    at = place.finer()
    _fill(picture, house.shapes, at)
    lit = [opening(pane, "pane-lit") for pane, state in zip(house.panes, states, strict=True) if state == "lit"]
    picture = _glow(picture, lit, at)
    for pane, state in zip(house.panes, states, strict=True):
        _fill(picture, window(pane, state), at)
    _fill(picture, house.foreground, at)
    return picture


def _fill(picture: Image.Image, shapes: Iterable[Shape], at: Place) -> None:
    pen = ImageDraw.Draw(picture)
    for shape in shapes:
        pen.polygon(at.polygon(shape), fill=_TONES[shape.tone])


def _glow(picture: Image.Image, panes: Sequence[Shape], at: Place) -> Image.Image:
    """Warm light added around the panes; blurred at an eighth of the size, which costs next to nothing."""
    coarse = 8
    mask = Image.new("L", (picture.width // coarse, picture.height // coarse))
    pen = ImageDraw.Draw(mask)
    for pane in panes:
        pen.polygon([(x / coarse, y / coarse) for x, y in at.polygon(pane)], fill=255)
    wide = mask.filter(ImageFilter.GaussianBlur(at.scale * 13 / coarse))
    near = mask.filter(ImageFilter.GaussianBlur(at.scale * 4 / coarse))
    light = ImageChops.add(wide.point(lambda value: value * 0.5), near.point(lambda value: value * 0.45))
    light = light.resize(picture.size, Image.Resampling.BICUBIC)
    black = Image.new("L", picture.size)
    warm = Image.merge("RGB", (light, light.point(lambda value: value * 0.76), black))
    return ImageChops.screen(picture, warm)


def _inside(x: float, y: float, boxes: Sequence[Box]) -> bool:
    room = 24
    return any(left - room < x < right + room and top - room < y < bottom + room for left, top, right, bottom in boxes)


def _mixed(share: float) -> tuple[int, int, int]:
    upper = next(index for index, (stop, _) in enumerate(_SKY) if share <= stop and index > 0)
    (low, dark), (high, bright) = _SKY[upper - 1], _SKY[upper]
    part = (share - low) / (high - low)
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(dark, bright, strict=True))
    return red, green, blue
