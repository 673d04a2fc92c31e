"""The optional details of a learning day and their limits (product.md §3, "Log")."""

from enum import StrEnum

MINUTES = range(1, 601)
NOTE_MAX = 500
"""Characters of the private note."""


class Mood(StrEnum):
    """How it went, in the person's own view; never counted, never compared."""

    great = "great"
    good = "good"
    okay = "okay"
    hard = "hard"
