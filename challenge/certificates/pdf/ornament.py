"""The picture on a certificate: the person's house by day before the city, its lit windows shining. For paper."""

from collections.abc import Iterable, Sequence

from challenge.imaging.house import house
from challenge.imaging.shapes import Layer, Shape, layers, rect
from challenge.imaging.skyline import skyline
from challenge.imaging.street import PANE
from challenge.imaging.window import WindowState, window

WIDTH, HEIGHT = 600, 278
GROUND = 268
HOUSE_SCALE = 0.66

# Light enough for any printer; light itself is the loudest colour.
_TONES = {
    "wall": "#e6d3ac", "wall-side": "#d3bd92", "bay": "#eddfbf", "quoin": "#eddfbf", "base": "#d8c59c",
    "joint": "#c6b083", "trim": "#bda26c", "frame": "#fffdf6", "roof": "#71898f", "roof-top": "#5d777e",
    "chimney": "#a98b67", "door": "#0f6b78", "door-panel": "#0a4a54", "door-light": "#f2ae2e", "rail": "#3c5a60",
    "leaf": "#5f8f58", "trunk": "#7a6240", "poster": "#fbf8f1", "plate": "#fbf8f1", "pavement": "#cdc2a8",
    "pane-lit": "#f8c23f", "pane-dark": "#8fa9af", "gap": "#fffdf6", "bar": "#fffdf6", "still-life": "#b57a1b",
    "ring": "#0f6b78", "star": "#e8fbff", "star-back": "#a9d3da", "star-core": "#ffffff",
}  # fmt: skip
_CITY = {"hill": "#f3ead2", "far": "#efe3c4", "wall-0": "#efe4c9", "roof-0": "#e3d6b6", "wall-1": "#f2e9d3",
         "roof-1": "#e9dec2", "blind": "#e9dec2"}  # fmt: skip
_DISTANT, _SHINING = "#e9dec2", "#f6cf74"


def ornament(states: Sequence[WindowState]) -> str:
    """An SVG of 600 x 278 units; a window that is still to come looks like one that stayed dark."""
    plain: list[WindowState] = [state if state in ("lit", "joker") else "dark" for state in states]
    city, home = skyline(60), house()
    scale = WIDTH / city.width
    left, top = (WIDTH - home.view_box[2] * HOUSE_SCALE) / 2, GROUND - 404 * HOUSE_SCALE
    panes = [shape for pane, state in zip(home.panes, plain, strict=True) for shape in window(pane, state)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g transform="translate(0 {GROUND - city.bank * scale:.1f}) scale({scale:.4f})">'
        f"{_paths(city.back, _CITY)}{_paths(layers(_lights(city.panes)), {'far': _SHINING, 'blind': _DISTANT})}</g>"
        f'<path fill="{_TONES["pavement"]}" d="M0 {GROUND}h{WIDTH}v2.4H0z"/>'
        f'<g transform="translate({left:.1f} {top:.1f}) scale({HOUSE_SCALE})">'
        f"{_paths(home.back, _TONES)}{_paths(layers(panes), _TONES)}{_paths(home.front, _TONES)}</g></svg>"
    )


def _lights(corners: Iterable[tuple[float, float]]) -> list[Shape]:
    """The windows of the distant city: a third of them shines, too."""
    return [rect("blind" if index % 3 else "far", x, y, *PANE) for index, (x, y) in enumerate(corners)]


def _paths(found: Iterable[Layer], tones: dict[str, str]) -> str:
    return "".join(f'<path fill="{tones.get(each.tone, _DISTANT)}" d="{each.path}"/>' for each in found)
