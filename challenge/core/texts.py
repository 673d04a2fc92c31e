"""Text that people typed, made safe to store and to show among other texts."""

import re
import unicodedata

# Bidirectional overrides can turn a page around; zero-width characters hide words. ZWNJ and ZWJ stay: Persian
# and emoji need them.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def cleaned(text: str) -> str:
    """NFC, one kind of line break, no control or bidirectional characters, at most one empty line."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = CONTROL.sub("", INVISIBLE.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
