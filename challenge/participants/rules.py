"""What a person may write about themselves, and the numbers of a key card (product.md §4)."""

import unicodedata

NICKNAME_MAX = 40
TEACH_MAX = 120
CARD_DIGITS = 16


def with_check_digit(digits: str) -> str:
    """Add the Luhn digit (ISO/IEC 7812-1), so that a slip of the finger is told at once."""
    return digits + str(-_luhn_sum(digits + "0") % 10)


def card_number(text: str) -> str | None:
    """The 16 digits of a typed or pasted text, in any script and with any spaces; None for a typing error."""
    found = "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)
    return found if len(found) == CARD_DIGITS and _luhn_sum(found) % 10 == 0 else None


def grouped(digits: str) -> str:
    """Four groups of four, as on the card."""
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def _luhn_sum(digits: str) -> int:
    doubled = (int(sign) * (2 if place % 2 else 1) for place, sign in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled)
