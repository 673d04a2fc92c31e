"""Pictures of a share link: drawn in the sandbox, kept until something on them changes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from challenge.core.i18n import gettext as _
from challenge.core.i18n import language
from challenge.imaging import media, sandbox
from challenge.sharing.artwork.portraits import Portrait

DRAWING = 1
"""Raised with every change of how cards are drawn, so that none of the old ones is shown again."""

SECONDS = 30
_KEY_BYTES = 32


@dataclass(frozen=True)
class Format:
    """One of the pictures: pixels, and the kind of file it is."""

    width: int
    height: int
    media_type: str
    suffix: str


FORMATS: Mapping[str, Format] = {
    "story": Format(1080, 1920, "image/png", ".png"),
    "quadrat": Format(1080, 1080, "image/png", ".png"),
    "vorschau": Format(1200, 630, "image/jpeg", ".jpg"),
}


@dataclass(frozen=True)
class Card:
    """Everything a picture depends on; `url` is the address of the share page."""

    code: str
    form: str
    texts: tuple[tuple[str, Any], ...]

    @property
    def key(self) -> str:
        """Changes with anything that is to be seen: version in addresses, ETag, and the kept picture's mark."""
        recipe = json.dumps([DRAWING, self.form, self.texts])
        return hashlib.sha256(recipe.encode()).hexdigest()


def card(portrait: Portrait, code: str, url: str, form: str) -> Card:
    """The card in the language at hand."""
    texts = {
        "day": portrait.lit,
        "headline": portrait.headline,
        "goal": portrait.goal,
        "name_line": portrait.sentence,
        "windows": tuple(each.state.value for each in portrait.windows),
        "call": _("Mach mit: 30\u00a0Tage, 30\u00a0Fenster"),
        "hashtags": portrait.hashtags,
        "claim": _("Dresden lernt. Ein Leben lang."),
        "url": url.split("://")[1],
        "qr": url,
        "language": language().code,
        "direction": language().direction,
    }
    return Card(code, form, tuple(texts.items()))


def picture(folder: Path, wanted: Card) -> bytes:
    """The finished picture; blocks while it is drawn for the first time. Raises SandboxFailed."""
    name, mark = stored_name(wanted.code, wanted.form), bytes.fromhex(wanted.key)
    try:
        kept = media.read(folder, name)
    except FileNotFoundError:
        kept = b""
    if kept[:_KEY_BYTES] == mark:
        return kept[_KEY_BYTES:]
    drawn = sandbox.run(_drawn, wanted.texts, wanted.form, seconds=SECONDS)
    media.put(folder, name, mark + drawn)
    return drawn


def stored_name(code: str, form: str) -> str:
    """The name of the kept picture among the media: one for each link and format, so that all can be deleted."""
    return hashlib.sha256(f"card {code} {form}".encode()).hexdigest() + ".card"


def _drawn(texts: tuple[tuple[str, Any], ...], form: str) -> bytes:
    from challenge.imaging import canvas

    return canvas.card(canvas.CardContent(**dict(texts)), form)  # type: ignore[arg-type]
