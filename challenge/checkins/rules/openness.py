"""Which dates can be logged, edited and undone (product.md §3, "Log")."""

from datetime import date, datetime, timedelta
from enum import StrEnum

OPEN_BACK = 7
"""Dates before today that are open besides today."""

DONE_BACK = 10
"""Dates that the client's time of doing may lie back, so that a phone without network loses nothing."""


class Refusal(StrEnum):
    """Why a date can't be logged. `stale`: the time of doing lies more than 10 dates back."""

    future = "future"
    before_start = "before_start"
    too_old = "too_old"
    closed = "closed"
    stale = "stale"


def refusal(day: date, *, done_on: date, today: date, start: date, last_entry_on: date) -> Refusal | None:
    """Why `day` can't be written, None when it is open; `done_on` is the local date of `clamped()`.

    A date is open when it was at the time of doing (an entry that waited offline), or when it is now (a phone
    whose clock is a day late must not keep anybody from logging the date that the page shows).
    """
    if today > last_entry_on:
        return Refusal.closed
    if done_on < today - timedelta(days=DONE_BACK):
        return Refusal.stale
    if day < start:
        return Refusal.before_start
    if _open(day, today) or _open(day, done_on):
        return None
    return Refusal.future if day > done_on else Refusal.too_old


def clamped(done_at: datetime, now: datetime) -> datetime:
    """The client's time of doing, never later than the server's; both aware."""
    return min(done_at, now)


def open_days(today: date, start: date, last_entry_on: date) -> tuple[date, ...]:
    """The dates one can log now, newest first; none before the own start or when the round is closed."""
    days = (today - timedelta(days=back) for back in range(OPEN_BACK + 1))
    return tuple(day for day in days if start <= day and today <= last_entry_on)


def _open(day: date, on: date) -> bool:
    return on - timedelta(days=OPEN_BACK) <= day <= on
