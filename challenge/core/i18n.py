"""Languages: which there are, which one speaks now, gettext, and dates and numbers by CLDR.

German is the source. Catalogues are the `.po` files in `challenge/locales`, compiled in memory at the first
use, so there is no build step and a fuzzy entry never reaches a person.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from challenge.core.clock import civil_now

LOCALES = Path(__file__).parent.parent / "locales"
SOURCE = "de"


@dataclass(frozen=True)
class Language:
    """A language by its own name; `cldr` is the locale that writes its dates and numbers."""

    code: str
    name: str
    direction: str = "ltr"
    cldr: str = ""

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.cldr or self.code)


LANGUAGES: dict[str, Language] = {
    language.code: language for language in (Language("de", "Deutsch"), Language("en", "English", cldr="en_GB"))
}
_current: ContextVar[str] = ContextVar("language", default=SOURCE)


def language() -> Language:
    """The language of the request or job at hand."""
    return LANGUAGES[_current.get()]


def speak(code: str) -> None:
    """Set the language for the rest of this request."""
    _current.set(code if code in LANGUAGES else SOURCE)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Another person's language for a while: statements of reasons, certificates, pushes."""
    token = _current.set(code if code in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _current.reset(token)


def chosen(wish: str | None, cookie: str | None, accept: str) -> str:
    """Language code by `?lang=`, then cookie, then Accept-Language (product.md §2), else German."""
    for code in (wish, cookie):
        if code in LANGUAGES:
            return code
    ranked = sorted(_accepted(accept), key=lambda pair: -pair[1])
    return next((code for code, _ in ranked if code in LANGUAGES), SOURCE)


def gettext(message: str) -> str:
    """The message in the current language."""
    return catalogue(_current.get()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The right plural form in the current language; put the number in with `.format` or `%`."""
    return catalogue(_current.get()).ngettext(singular, plural, n)


def mark(message: str) -> str:
    """Mark a string of a constant for the catalogue; it is translated where it is shown."""
    return message


@cache
def catalogue(code: str) -> NullTranslations:
    """The compiled catalogue; German, the source, has none of its own."""
    path = LOCALES / code / "LC_MESSAGES" / "messages.po"
    if code == SOURCE:
        return NullTranslations()
    with path.open("rb") as file:
        compiled = BytesIO()
        write_mo(compiled, read_po(file, locale=LANGUAGES[code].cldr or code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def long_date(day: date) -> str:
    """Such as "Montag, 23. November"."""
    locale = language().locale
    short = str(locale.datetime_skeletons["MMMEd"].pattern)
    return dates.format_date(day, re.sub("[Ec]+", "EEEE", re.sub("[ML]+", "MMMM", short)), locale=locale)


def short_date(day: date) -> str:
    """Such as "Mo., 23.11."."""
    return _short_date(day, _current.get())


def full_date(day: date) -> str:
    """Such as "23. November 2026"."""
    return dates.format_date(day, "long", locale=language().locale)


def weekday(day: date) -> str:
    """The weekday alone, written out."""
    return dates.format_date(day, "EEEE", locale=language().locale)


def moment(instant: datetime) -> str:
    """Date and time on Berlin's clock."""
    return dates.format_datetime(civil_now(instant), "short", locale=language().locale)


def number(value: float) -> str:
    """A number with the language's separators."""
    return numbers.format_decimal(value, locale=language().locale)


@lru_cache(maxsize=1024)
def _short_date(day: date, code: str) -> str:
    """Remembered, because a house writes 30 of them and everybody's house the same ones."""
    return dates.format_skeleton("MEd", day, locale=LANGUAGES[code].locale)


def _accepted(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            yield tag.strip().lower().split("-")[0], float(quality or 1)
        except ValueError:
            continue
