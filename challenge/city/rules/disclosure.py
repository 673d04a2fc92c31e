"""What of small groups is shown: nothing below a threshold, and rounded above it (product.md §3)."""

THRESHOLD = 10
"""Active people from which the figures of a Stadtraum are shown."""

STEP = 5


def rounded(n: int, step: int = STEP) -> int:
    """The multiple of `step` nearest to `n`; the middle goes up."""
    return (2 * n + step) // (2 * step) * step


def per_thousand(active: int, households: int) -> float | None:
    """Active people (rounded to 5) per 1,000 persons in private households, one decimal.

    `households` is the number of persons, not of dwellings. None below the threshold, and where nobody lives.
    """
    if active < THRESHOLD or households <= 0:
        return None
    return round(rounded(active) * 1000 / households, 1)


def shown_days(days: int, active: int) -> int | None:
    """Learning days of a Stadtraum (rounded to 5), or None while too few people are active in it."""
    return rounded(days) if active >= THRESHOLD else None
