"""Text that people typed, made safe to store and to show among other texts."""

import re
import unicodedata

# Bidirectional overrides can turn a page around; signs without width hide words.
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
