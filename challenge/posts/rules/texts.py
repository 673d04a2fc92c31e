"""The text of a post: cleaned of what one cannot see, and hints for those who look at it."""

import re
import unicodedata
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
    people_on_picture = "people_on_picture"
    picture = "picture"
    first_post = "first_post"


_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_WIDTH = "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
_TAG_SIGNS = "\U000e0000-\U000e007f"
_CONTROL = "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_UNSEEN = re.compile(f"[{_BIDI}{_NO_WIDTH}{_TAG_SIGNS}{_CONTROL}]")
_JOINERS = re.compile("([\u200c\u200d]+)")


def cleaned(text: str) -> str:
    """NFC, one kind of line break, at most one empty line in a row, nothing invisible.

    Joiners stay where they shape something: inside a word and inside an emoji.
    """
    text = _BREAK.sub("\n", text).replace("\t", " ")
    text = _with_useful_joiners(_UNSEEN.sub("", text))
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def hints(text: str, *, has_photo: bool, people: People | None, approved_before: int) -> tuple[Hint, ...]:
    """The hints of a cleaned text and its photo; `approved_before` is how many posts the author got through.

    A photo without an answer who is on it counts as one with people.
    """
    asked = {
        Hint.contact: _names_a_contact(text),
        Hint.unknown_link: any(not _is_known(host) for host in _HOST.findall(text)),
        Hint.people_on_picture: has_photo and people is not People.nobody,
        Hint.picture: has_photo,
        Hint.first_post: not approved_before,
    }
    return tuple(hint for hint, holds in asked.items() if holds)


def _with_useful_joiners(text: str) -> str:
    pieces = _JOINERS.split(text)
    for n in range(1, len(pieces), 2):
        useful = _joins(pieces[n - 1][-1:]) and _joins(pieces[n + 1][:1])
        pieces[n] = pieces[n][0] if useful else ""
    return "".join(pieces)


def _joins(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) in {
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "Mn",
        "Mc",
        "So",
        "Sk",
        "Sm",
        "Po",
    }


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
