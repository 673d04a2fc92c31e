"""The typefaces we bring along (Noto Sans, OFL) and what they can write: fallback never falls out of a picture."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

Weight = Literal["regular", "bold"]
Script = Literal["latin", "arabic"]

TYPEFACES = Path(__file__).parent / "typefaces"
"""Folder of the font files, as typst wants it."""

_FAMILIES: dict[Script, str] = {"latin": "NotoSans", "arabic": "NotoSansArabic"}
_GLUE = re.compile("[\u200d\u20e3\ufe00-\ufe0f]")


def path(weight: Weight, script: Script = "latin") -> Path:
    """The font file; "latin" also holds Greek and Cyrillic, "arabic" holds no Latin letters."""
    return TYPEFACES / f"{_FAMILIES[script]}-{weight.capitalize()}.ttf"


def covers(text: str) -> bool:
    """Whether every character has a glyph; a typst document or card with others would fail or show boxes."""
    return all(_has_glyph(character) for character in text)


def without_unsupported(text: str) -> str:
    """The text as one line without emoji and other signs that have no glyph; may come out empty."""
    composed = _GLUE.sub("", unicodedata.normalize("NFC", text))
    marked = "".join(character if _has_glyph(character) else "\0" for character in composed)
    closed = re.sub(r"\s*\0[\0\s]*(?=[,.;:!?])", "", marked)
    return re.sub(r"[^\S\u00a0]+", " ", closed.replace("\0", " ")).strip()


def is_arabic(character: str) -> bool:
    """Whether the character is written with the Arabic typeface only."""
    code = ord(character)
    return code not in _glyphs("latin") and code in _glyphs("arabic")


def is_shared(character: str) -> bool:
    """Whether both typefaces have the character, as they have spaces, digits and full stops."""
    return ord(character) in _glyphs("latin") and ord(character) in _glyphs("arabic")


def _has_glyph(character: str) -> bool:
    code = ord(character)
    return code >= 0x20 and (code in _glyphs("latin") or code in _glyphs("arabic"))


@cache
def _glyphs(script: Script) -> frozenset[int]:
    with TTFont(path("regular", script), lazy=True) as font:
        return frozenset(font.getBestCmap())
