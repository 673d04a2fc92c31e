"""Where everything stands on the three share cards, in pixels."""

from dataclasses import dataclass
from typing import Literal

from challenge.imaging.lettering import Style
from challenge.imaging.painting import Place

Format = Literal["story", "quadrat", "vorschau"]


@dataclass(frozen=True)
class Column:
    """Texts below each other: left edge, top and width; for each its name, its style and the gap after it."""

    x: float
    y: float
    width: float
    parts: tuple[tuple[str, Style, float], ...]


@dataclass(frozen=True)
class Sheet:
    """`city` is left edge and scale of the distant skyline, which stands on `ground`; `code` left, top, side."""

    size: tuple[int, int]
    house: Place
    city: tuple[float, float]
    ground: float
    columns: tuple[Column, Column]
    code: tuple[int, int, int]


_STORY = Sheet(
    size=(1080, 1920),
    house=Place(148, 520, 2.45),
    city=(-20, 2.9),
    ground=1510,
    columns=(
        Column(
            *(88, 120, 904),
            (
                ("headline", Style(150, 80), 2),
                ("goal", Style(76, 40, 3, height=190), 10),
                ("name_line", Style(40, 28, 2, "regular"), 0),
            ),
        ),
        Column(
            *(88, 1572, 620),
            (
                ("call", Style(44, 28, 2), 14),
                ("hashtags", Style(34, 24, 2), 12),
                ("url", Style(30, 20, 2, "regular"), 12),
                ("claim", Style(30, 24, 2, "regular"), 0),
            ),
        ),
    ),
    code=(744, 1572, 252),
)

_SQUARE = Sheet(
    size=(1080, 1080),
    house=Place(452, 60, 2.0),
    city=(-440, 2.8),
    ground=872,
    columns=(
        Column(
            *(64, 84, 392),
            (
                ("headline", Style(96, 48, 2), 6),
                ("goal", Style(56, 28, 6, height=330), 14),
                ("name_line", Style(32, 24, 3, "regular"), 0),
            ),
        ),
        Column(
            *(64, 902, 750),
            (
                ("call", Style(38, 22, 2), 4),
                ("hashtags", Style(28, 20), 2),
                ("url", Style(24, 18, 1, "regular"), 0),
            ),
        ),
    ),
    code=(864, 898, 152),
)

_PREVIEW = Sheet(
    size=(1200, 630),
    house=Place(728, 30, 1.42),
    city=(-190, 2.6),
    ground=604,
    columns=(
        Column(
            *(56, 36, 640),
            (
                ("headline", Style(92, 48), 2),
                ("goal", Style(52, 24, 3, height=166), 8),
                ("name_line", Style(30, 22, 2, "regular"), 0),
            ),
        ),
        Column(*(228, 446, 480), (("call", Style(34, 22, 2), 4), ("hashtags", Style(26, 18, 2), 0))),
    ),
    code=(56, 438, 152),
)

SHEETS: dict[Format, Sheet] = {"story": _STORY, "quadrat": _SQUARE, "vorschau": _PREVIEW}
