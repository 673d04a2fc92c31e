"""When a person's dates enter the city total."""

from collections.abc import Set as AbstractSet
from datetime import date

MATURE_AFTER = 2
"""Server dates on which entries were made; one evening of invented days is not enough."""


def is_mature(server_dates: AbstractSet[date]) -> bool:
    """Whether all dates of a person count in the city; `server_dates` are those of making the entries."""
    return len(server_dates) >= MATURE_AFTER
