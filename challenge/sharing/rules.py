"""The code of a share link: short enough to type from a poster."""

from collections.abc import Callable

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""No 0, 1, l that look like others, and no vowel, so that no code is a word."""

CODE_LENGTH = 8
"""28^8, about 378 thousand million codes: not to be found by trying."""


def new_code(random: Callable[[int], int]) -> str:
    """A code from `random(n)`, which gives a number from 0 to n - 1 (`secrets.randbelow`)."""
    return "".join(ALPHABET[random(len(ALPHABET))] for _ in range(CODE_LENGTH))


def is_code(text: str) -> bool:
    """Whether the text has the form of a code; it says nothing about whether the link exists."""
    return len(text) == CODE_LENGTH and all(sign in ALPHABET for sign in text)
