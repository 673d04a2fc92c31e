"""The breaker: a rush of sign-ups waits for the organiser before it moves the total."""

from collections.abc import Sequence
from statistics import median

DAYS_LOOKED_BACK = 7
FIRST_DAYS_LIMIT = 200.0
QUIET_HOUR_LIMIT = 30.0
TIMES_THE_MEDIAN = 5


def limit(hourly_last_7_days: Sequence[int], *, days_running: int) -> float:
    """Sign-ups that one hour may bring, from those of the same hour on each of the last 7 days.

    `days_running` counts whole days since the start, 0 on the first. A day that is missing from the
    sequence had no sign-up in that hour.
    """
    if days_running < DAYS_LOOKED_BACK:
        return FIRST_DAYS_LIMIT
    silent = [0] * (DAYS_LOOKED_BACK - len(hourly_last_7_days))
    return max(QUIET_HOUR_LIMIT, TIMES_THE_MEDIAN * float(median([*hourly_last_7_days, *silent])))


def trips(sign_ups_this_hour: int, same_hour_last_7_days: Sequence[int], days_running: int) -> bool:
    """Whether the new ones of this hour are held: they are more than the limit, not just as many."""
    return sign_ups_this_hour > limit(same_hour_last_7_days, days_running=days_running)
