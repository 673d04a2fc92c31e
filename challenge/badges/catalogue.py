"""The badges one can earn: what each asks for and says. Data: the folder `badges/` beside the package."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from challenge.badges.rules import KINDS
from challenge.config import data_folder

SOURCE = "de"
FOLDER = "badges"

# Ids become file names and parts of addresses.
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class CatalogueError(Exception):
    """The catalogue or its drawings are wrong; names the badge and the field."""

    def __init__(self, badge_id: str, field: str, problem: str) -> None:
        super().__init__(f"badges/catalogue.toml, badge '{badge_id}', {field}: {problem}")


@dataclass(frozen=True)
class BadgeText:
    """A badge in one language.

    `description` speaks to its holder, `criteria` to a stranger, `alt` tells the drawing, `share` is a post.
    """

    name: str
    description: str
    criteria: str
    alt: str
    share: str


@dataclass(frozen=True)
class Badge:
    """One badge. The id is for ever: it stands in awards and addresses. `order` is its place on the page."""

    id: str
    kind: str
    params: Mapping[str, int]
    order: int
    texts: Mapping[str, BadgeText]

    def text(self, language: str) -> BadgeText:
        """German where the language has none yet."""
        return self.texts.get(language, self.texts[SOURCE])


@cache
def badges() -> tuple[Badge, ...]:
    """All badges in the order of the page; raises CatalogueError."""
    return load(data_folder(FOLDER), (SOURCE,))


def badge(badge_id: str) -> Badge | None:
    """The badge of this id, or nothing; ids come from addresses, so an unknown one is no error."""
    return next((one for one in badges() if one.id == badge_id), None)


def load(folder: Path, languages: Sequence[str]) -> tuple[Badge, ...]:
    """Read and check a folder of badges; each must have a drawing and its texts in all `languages`.

    Raises CatalogueError at the first thing that is wrong.
    """
    entries = _entries(folder / "catalogue.toml")
    loaded = sorted((_badge(key, raw, languages) for key, raw in entries.items()), key=lambda one: one.order)
    for before, after in pairwise(loaded):
        if before.order == after.order:
            raise CatalogueError(after.id, "order", f"{after.order} is taken by '{before.id}'")
    _match_art(folder / "art", frozenset(entries))
    return tuple(loaded)


def _entries(file: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError("*", "file", f"cannot be read: {error}") from error
    entries = document.get("badges")
    if not isinstance(entries, dict) or not entries or set(document) != {"badges"}:
        raise CatalogueError("*", "file", "needs tables [badges.<id>] and nothing else")
    return entries


def _badge(badge_id: str, raw: object, languages: Sequence[str]) -> Badge:
    if not ID.fullmatch(badge_id):
        raise CatalogueError(badge_id, "id", "is lower case letters, digits and single hyphens")
    entry = _table(badge_id, "", raw, {"kind", "params", "order", "text"})
    kind, order = entry["kind"], entry["order"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise CatalogueError(badge_id, "kind", f"'{kind}' is unknown; known are {', '.join(sorted(KINDS))}")
    if not _is_count(order):
        raise CatalogueError(badge_id, "order", f"{order!r} is no number from 1")
    params = _params(badge_id, kind, entry["params"])
    return Badge(badge_id, kind, params, order, _texts(badge_id, entry["text"], languages))


def _params(badge_id: str, kind: str, raw: object) -> dict[str, int]:
    params = _table(badge_id, "params.", raw, set(KINDS[kind]))
    for name, value in params.items():
        if not _is_count(value):
            raise CatalogueError(badge_id, f"params.{name}", f"{value!r} is no number from 1")
    return params


def _texts(badge_id: str, raw: object, languages: Sequence[str]) -> dict[str, BadgeText]:
    if not isinstance(raw, dict):
        raise CatalogueError(badge_id, "text", "is no table")
    for language in (SOURCE, *languages):
        if language not in raw:
            raise CatalogueError(badge_id, f"text.{language}", "is missing")
    return {language: _text(badge_id, f"text.{language}", words) for language, words in raw.items()}


def _text(badge_id: str, field: str, raw: object) -> BadgeText:
    words = _table(badge_id, f"{field}.", raw, {one.name for one in fields(BadgeText)})
    for name, value in words.items():
        if not isinstance(value, str) or not value.strip():
            raise CatalogueError(badge_id, f"{field}.{name}", "is empty")
    return BadgeText(**words)


def _table(badge_id: str, path: str, raw: object, expected: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise CatalogueError(badge_id, path.rstrip(".") or "entry", "is no table")
    for name in sorted(expected - set(raw)):
        raise CatalogueError(badge_id, f"{path}{name}", "is missing")
    for name in sorted(set(raw) - expected):
        raise CatalogueError(badge_id, f"{path}{name}", "is unknown")
    return raw


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _match_art(folder: Path, ids: frozenset[str]) -> None:
    drawn = frozenset(file.stem for file in folder.glob("*.svg"))
    for badge_id in sorted(ids - drawn):
        raise CatalogueError(badge_id, "art", f"badges/art/{badge_id}.svg is missing")
    for badge_id in sorted(drawn - ids):
        raise CatalogueError(badge_id, "art", f"badges/art/{badge_id}.svg belongs to no badge")
