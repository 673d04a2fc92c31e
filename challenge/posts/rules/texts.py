"""The text of a post: how long it may be, and hints for those who look at it."""

import re
from enum import StrEnum

from challenge.posts.rules.hosts import known_site

TEXT_MAX = 500
"""Characters of a cleaned text."""


class People(StrEnum):
    """Who is on a photo; `others` have agreed."""

    nobody = "nobody"
    me = "me"
    others = "others"


class Hint(StrEnum):
    """Why a post deserves a closer look, the most urgent first. A hint holds nothing back by itself."""

    contact = "contact"
    unknown_link = "unknown_link"
    short_link = "short_link"
    people_on_picture = "people_on_picture"
    picture = "picture"
    first_post = "first_post"


def hints(
    text: str, *, has_photo: bool, people: People | None, approved_before: int, short_link: bool = False
) -> tuple[Hint, ...]:
    """The hints of a cleaned text, its photo and link; `approved_before` is how many posts the author got through.

    A photo without an answer who is on it counts as one with people. A short link hides where it leads.
    """
    asked = {
        Hint.contact: _names_a_contact(text),
        Hint.unknown_link: any(not _is_known(host) for host in _HOST.findall(text)),
        Hint.short_link: short_link,
        Hint.people_on_picture: has_photo and people is not People.nobody,
        Hint.picture: has_photo,
        Hint.first_post: not approved_before,
    }
    return tuple(hint for hint, holds in asked.items() if holds)


_CITY = "dresden.de"
_SCHEME, _WWW, _BARE = r"https?://", r"(?<![\w.@-])(?=www\.)", r"(?<![\w.@/-])(?=(?:[\w-]+\.)+[a-z]{2,}/)"
_HOST = re.compile(rf"(?:{_SCHEME}|{_WWW}|{_BARE})([^\s/?#]+)", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_DATE = re.compile(
    r"\b[0-3]?\d\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?(?:\d{4}|\d\d)\b)?"
    r"|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b"
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|[0٠۰])\d?(?:[ ()/.\u2013-]{0,3}\d){6,14}(?!\d)")
_UNIT = r"(?!\d|\s*(?i:min|std|stund|sek|tag|woche|monat|jahr|uhr|mal|km|m\b|€|euro|%))"
_STREET = re.compile(
    r"(?:(?i:stra(?:ß|ss)e|str\.|gasse|allee|(?:вулиц\w|вул\.|улиц\w|ул\.)\s\w+|شارع\s\w+)"
    rf"|\b[A-ZÄÖÜ]\w*(?:weg|platz|ring|ufer|damm|er\s(?:Weg|Platz|Ring|Ufer|Damm))),?\s{{1,2}}\d{{1,3}}{_UNIT}"
)


def _names_a_contact(text: str) -> bool:
    without_dates = _DATE.sub(" ", text)
    return any(pattern.search(without_dates) for pattern in (_EMAIL, _PHONE, _STREET))


def _is_known(host: str) -> bool:
    host = host.lower().rstrip(".,;:!)")
    return host == _CITY or host.endswith("." + _CITY) or known_site(host) is not None
