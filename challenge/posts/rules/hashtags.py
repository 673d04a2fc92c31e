"""Hashtags in a text, in any script.

Letters, digits, combining marks and the underscore belong to a tag; at least one letter is needed, so "#1"
and a keycap emoji are none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_SIGN = re.compile("[#＃]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_EMOJI_MARKS = frozenset(map(chr, [*range(0xFE00, 0xFE10), 0x20E3]))
_LAST_WORD = re.compile(r"(?<!\S)#\S+$")
_NEVER_BEFORE = frozenset("&/@")


def hashtags(text: str) -> tuple[str, ...]:
    """The hashtags of a text as `#Wort`, in the first spelling met, each once however it is spelled."""
    first: dict[str, str] = {}
    for word in _words(_ADDRESS.sub(" ", text)):
        first.setdefault(folded(word), "#" + word)
    return tuple(first.values())


def matches(found: Iterable[str], wanted: Iterable[str]) -> frozenset[str]:
    """Those of `wanted`, spelled as there, that are among `found`; the whole tag must be equal."""
    keys = {folded(tag) for tag in found}
    return frozenset(tag for tag in wanted if folded(tag) in keys)


def with_hashtags(text: str, wanted: Iterable[str]) -> str:
    """The text with those of `wanted` at its end that it does not carry yet."""
    found = hashtags(text)
    missing = [tag for tag in wanted if not matches(found, [tag])]
    return "\n\n".join(filter(None, (text, " ".join(missing))))


def without_hashtags(text: str, wanted: Iterable[str] | None = None) -> str:
    """The text without the run of hashtags (all, or those of `wanted`) at its end."""
    body = text.rstrip()
    while word := _LAST_WORD.search(body):
        found = hashtags(word[0])
        if found != (word[0],) or (wanted is not None and not matches(found, wanted)):
            break
        body = body[: word.start()].rstrip()
    return body


def folded(tag: str) -> str:
    """A tag as it is compared: without its sign, NFC, without regard to case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", tag.lstrip("#＃")).casefold())


def _words(text: str) -> Iterator[str]:
    for sign in _SIGN.finditer(text):
        start = end = sign.end()
        while end < len(text) and _belongs(text[end]):
            end += 1
        word = text[start:end]
        if _may_stand_after(text[max(sign.start() - 1, 0) : sign.start()]) and any(letter.isalpha() for letter in word):
            yield word


def _belongs(sign: str) -> bool:
    if sign in _EMOJI_MARKS:
        return False
    return sign == "_" or unicodedata.category(sign)[0] in "LMN"


def _may_stand_after(before: str) -> bool:
    return not before or not (before in _NEVER_BEFORE or _belongs(before))
