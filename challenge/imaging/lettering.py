"""Text set by Pillow: shrunk, wrapped, Latin and Arabic mixed, right to left. Loaded only where pictures are drawn."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Literal

from PIL import ImageDraw, ImageFont

from challenge.imaging.fonts import Script, Weight, is_arabic, is_shared, path, without_unsupported

Direction = Literal["ltr", "rtl"]
_LOOSE = ("–", "—", "·")
"""Signs that stand alone between pieces and are not drawn into either direction."""

LEADING = 1.24
"""Distance of lines as a multiple of the letter size."""


@dataclass(frozen=True)
class Style:
    """`largest` and `smallest` letter size and greatest `height`, all in pixels.

    What needs more than `lines` even at the smallest size ends in an ellipsis.
    """

    largest: int
    smallest: int
    lines: int = 1
    weight: Weight = "bold"
    height: float = inf


@dataclass(frozen=True)
class Setting:
    """A text as it will be drawn, in pixels."""

    lines: tuple[str, ...]
    size: int
    weight: Weight
    direction: Direction

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((advance(line, self.size, self.weight) for line in self.lines), default=0)

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size * LEADING


def fit(text: str, width: float, style: Style, direction: Direction = "ltr") -> Setting:
    """The largest setting of the text in a column of this width; a no-break space holds words together."""
    words = [word for word in without_unsupported(text).split(" ") if word]
    for size in range(style.largest, style.smallest, -2):
        lines = _wrap(words, width, size, style.weight)
        short = len(lines) <= style.lines and len(lines) * size * LEADING <= style.height
        if short and all(advance(line, size, style.weight) <= width for line in lines):
            return Setting(tuple(_balanced(lines, words, width, size, style.weight)), size, style.weight, direction)
    pieces = [piece for word in words for piece in _pieces(word, width, style)]
    lines = _wrap(pieces, width, style.smallest, style.weight)
    if len(lines) > style.lines:
        lines = [*lines[: style.lines - 1], _shortened(lines[style.lines - 1], width, style)]
    return Setting(tuple(lines), style.smallest, style.weight, direction)


def draw(on: ImageDraw.ImageDraw, setting: Setting, x: float, y: float, colour: str, language: str) -> None:
    """Write at the column's start edge: the left end of the lines, or for right-to-left their right end."""
    for index, line in enumerate(setting.lines):
        baseline = y + (index + 0.96) * LEADING * setting.size - (LEADING - 1) * setting.size / 2 - 0.16 * setting.size
        length = advance(line, setting.size, setting.weight)
        pen = x if setting.direction == "ltr" else x - length
        runs = _runs(line)
        for script, text in runs if setting.direction == "ltr" else reversed(runs):
            face = _face(setting.size, setting.weight, script)
            piece = _facing(text, _flow(script), setting.direction)
            on.text(
                (pen, baseline), piece, fill=colour, font=face, anchor="ls", direction=_flow(script), language=language
            )
            pen += _length(text, setting.size, setting.weight, script)


def advance(line: str, size: int, weight: Weight) -> float:
    """Width of one line in pixels."""
    return sum(_length(text, size, weight, script) for script, text in _runs(line))


def _wrap(words: list[str], width: float, size: int, weight: Weight) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and advance(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(lines: list[str], words: list[str], width: float, size: int, weight: Weight) -> list[str]:
    """As many lines, but of like length, so that no single word is left over in the last."""
    for share in (0.9, 0.8, 0.7, 0.6):
        even = _wrap(words, width * share, size, weight)
        if len(even) > len(lines) or any(advance(line, size, weight) > width for line in even):
            break
        lines = even
    return lines


def _pieces(word: str, width: float, style: Style) -> list[str]:
    """A word that is too long for the column even at the smallest size, cut where it has to be."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and advance(pieces[-1] + letter, style.smallest, style.weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, width: float, style: Style) -> str:
    while line and advance(line + "…", style.smallest, style.weight) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def _runs(line: str) -> list[tuple[Script, str]]:
    """Pieces that one typeface can write; what both can (spaces, digits) stays with what came before."""
    runs: list[tuple[Script, str]] = []
    for letter in line:
        both = runs and is_shared(letter)
        script: Script = runs[-1][0] if both else "arabic" if is_arabic(letter) else "latin"
        if both or (runs and runs[-1][0] == script and runs[-1][1].strip() not in _LOOSE):
            runs[-1] = (script, runs[-1][1] + letter)
        else:
            runs.append((script, letter))
    return runs


def _facing(text: str, flow: Direction, line: Direction) -> str:
    """A piece that runs against its line keeps the space towards the piece that follows it in reading."""
    return f" {text.rstrip()}" if flow != line and text.endswith(" ") else text


def _flow(script: Script) -> Direction:
    return "rtl" if script == "arabic" else "ltr"


def _length(text: str, size: int, weight: Weight, script: Script) -> float:
    return _face(size, weight, script).getlength(text, direction=_flow(script))


@lru_cache(maxsize=64)
def _face(size: int, weight: Weight, script: Script) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path(weight, script), size, layout_engine=ImageFont.Layout.RAQM)
