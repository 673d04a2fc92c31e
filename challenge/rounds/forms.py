"""Reading the organiser's form of a round."""

import re
from dataclasses import dataclass
from datetime import date

from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.web.forms import Sent, too_long

TITLE_MAX = 80
MOST_HASHTAGS = 10
GOALS = range(1, 10_000_001)
YEARS = range(2024, 2100)
TAG = re.compile(r"#?\w{2,50}")
TEXT_MAX = 40_000


@dataclass(frozen=True)
class RoundWish:
    """A checked form; `goal` in learning days."""

    starts_on: date
    title: str
    goal: int
    hashtags: tuple[str, ...]


def read_round(sent: Sent, errors: dict[str, str], *, today: date) -> RoundWish:
    """The wish; what is wrong is put into `errors`, field by field."""
    title = " ".join(cleaned(sent.text("title")).split())
    if not title:
        errors["title"] = _("Wie heißt die Runde?")
    if problem := too_long(title, TITLE_MAX):
        errors["title"] = problem
    return RoundWish(_start(sent, errors, today), title, _goal(sent, errors), _hashtags(sent, errors))


def read_text(sent: Sent, errors: dict[str, str]) -> str:
    """An operator's text in CommonMark."""
    body = sent.fields.get("body", "").replace("\r\n", "\n").strip()
    if not body:
        errors["body"] = _("Der Text ist leer. Diese Seite muss es geben.")
    if problem := too_long(body, TEXT_MAX):
        errors["body"] = problem
    return body


def _start(sent: Sent, errors: dict[str, str], today: date) -> date:
    try:
        found = date.fromisoformat(sent.text("starts_on"))
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        errors["starts_on"] = _("Wähle den ersten Tag der Runde.")
        return today
    return found


def _goal(sent: Sent, errors: dict[str, str]) -> int:
    text = sent.text("goal").replace(".", "").replace(" ", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 8 and int(text) in GOALS):
        errors["goal"] = _("Schreib eine Zahl, zum Beispiel 25000.")
        return GOALS.start
    return int(text)


def _hashtags(sent: Sent, errors: dict[str, str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(sent.text("hashtags").replace(",", " ").split()))
    if not 1 <= len(found) <= MOST_HASHTAGS or not all(map(TAG.fullmatch, found)):
        errors["hashtags"] = _("Schreib 1 bis 10 Hashtags, nur Buchstaben und Ziffern, mit Leerzeichen getrennt.")
    return found
