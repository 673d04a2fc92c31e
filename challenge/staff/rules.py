"""Roles, how long a sign-in lasts, and when failed tries lock an account (product.md §4, ASVS 5.0 7.1)."""

from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
LINK_LASTS = timedelta(hours=24)
TRIES = 5
LOCKED = timedelta(minutes=15)
PASSWORD_LENGTHS = range(12, 129)
NAME_MAX = 60


class Role(StrEnum):
    """A moderator decides, an organiser may do everything."""

    moderator = "moderator"
    organiser = "organiser"


def may_act_as(role: Role, wanted: Role) -> bool:
    """Whether somebody with `role` may do what `wanted` may."""
    return role is Role.organiser or role is wanted


def session_over(started_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """30 minutes without a page, or 12 hours in all, whatever comes first."""
    return now >= seen_at + IDLE or now >= started_at + ABSOLUTE


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    """Whether nobody can sign in to the account at present, not even with the right password."""
    return locked_until is not None and now < locked_until


def lock_after(failures: int, now: datetime) -> datetime | None:
    """When the account opens again after so many failures in a row; None while there are tries left."""
    return now + LOCKED if failures >= TRIES else None


def name_key(name: str) -> str:
    """How names are compared: by letters, not by case or spaces at the ends."""
    return " ".join(name.split()).casefold()
