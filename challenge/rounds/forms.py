"""Reading the organiser's form of a round."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.web.forms import Sent, too_long

TITLE_MAX = 80
MOST_HASHTAGS = 10
MOST_MILESTONES = 12
GOALS = range(1, 10_000_001)
YEARS = range(2024, 2100)
TAG = re.compile(r"#?\w{2,50}")
TEXT_MAX = 40_000


@dataclass(frozen=True)
class RoundWish:
    """A checked form; `goal` and `milestones` in learning days."""

    starts_on: date
    title: str
    goal: int
    hashtags: tuple[str, ...]
    milestones: tuple[int, ...]


def read_round(sent: Sent, errors: dict[str, str], *, today: date) -> RoundWish:
    """The wish; what is wrong is put into `errors`, field by field."""
    title = " ".join(cleaned(sent.text("title")).split())
    if not title:
        errors["title"] = _("Wie heißt die Runde?")
    if problem := too_long(title, TITLE_MAX):
        errors["title"] = problem
    start, goal = _start(sent, errors, today), _goal(sent, errors)
    return RoundWish(start, title, goal, _hashtags(sent, errors), _milestones(sent, errors))


def hashtags_problem(tags: Sequence[str]) -> str | None:
    """Why a round can't have these hashtags, as a sentence; each may come without its #."""
    if 1 <= len(tags) <= MOST_HASHTAGS and all(map(TAG.fullmatch, tags)):
        return None
    return _("Schreib 1 bis 10 Hashtags, nur Buchstaben und Ziffern, mit Leerzeichen getrennt.")


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
    found = _number(sent.text("goal"))
    if found is None:
        errors["goal"] = _("Schreib eine Zahl, zum Beispiel 25000.")
    return found or GOALS.start


def _milestones(sent: Sent, errors: dict[str, str]) -> tuple[int, ...]:
    read = [_number(each) for each in sent.text("milestones").split(",")]
    found = [each for each in read if each]
    if found != read or found != sorted(set(found)) or len(found) > MOST_MILESTONES:
        errors["milestones"] = _("Schreib bis zu 12 Zahlen, die kleinste zuerst, mit Komma getrennt.")
    return tuple(found)


def _number(text: str) -> int | None:
    """Learning days, with or without points between the thousands; None for what a city can't reach."""
    digits = text.replace(".", "").replace(" ", "")
    fits = digits.isascii() and digits.isdecimal() and len(digits) <= 8 and int(digits) in GOALS
    return int(digits) if fits else None


def _hashtags(sent: Sent, errors: dict[str, str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(sent.text("hashtags").replace(",", " ").split()))
    if problem := hashtags_problem(found):
        errors["hashtags"] = problem
    return found
