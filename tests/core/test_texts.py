"""Cleaning of texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.core.texts import cleaned

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  Heute gelernt.  ", "Heute gelernt."),
        ("", ""),
        ("\u200b \u2060\ufeff", ""),
        ("eins\r\nzwei\rdrei\u2028vier\u2029fünf\x85sechs\vsieben", "eins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben"),
        ("eins \n\n\n\n zwei", "eins\n\nzwei"),
        ("a\tb", "a b"),
        ("Bu\u0308cherei", "Bücherei"),
        ("abc\u202egnp.exe\u202c \u2066x\u2069 \u200ey\u200f", "abcgnp.exe x y"),
        ("Dres\u200bden le\u00adrnt\u0000\x1b", "Dresden lernt"),
        (f"Wir {FAMILY}!", f"Wir {FAMILY}!"),
        ("🙂\u200d↔\ufe0f", "🙂\u200d↔\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200dab\u200d c\u200c \u200dd", "ab c d"),
        ("a\u200d\u200d\u200cb", "a\u200db"),
        ("a\u200d\u200b b", "a b"),
        ("1\u200d2", "12"),
        ("kaputt\ud800", "kaputt"),
        ("x\U000e0041y", "xy"),
        ("مرحبا بكم 123", "مرحبا بكم 123"),
    ],
)
def test_a_text_is_cleaned_of_what_one_cannot_see(typed: str, expected: str) -> None:
    assert cleaned(typed) == expected


messy = st.text(
    st.one_of(st.characters(), st.sampled_from("\u200c\u200d\u200b\u202e\r\n \tae\u0308👩\ufe0f")), max_size=60
)


@given(messy)
def test_a_clean_text_stays_as_it_is(typed: str) -> None:
    once = cleaned(typed)
    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.bidirectional(sign) in {"LRO", "RLO", "LRE", "RLE", "PDF"} for sign in once)
    assert "\r" not in once
    assert "\n\n\n" not in once
