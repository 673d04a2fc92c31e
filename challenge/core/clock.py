"""The app's time: Europe/Berlin, always from the server, a date lasting until 03:00 (product.md §3)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = timedelta(hours=3)


class Clock:
    """Gives the present; `offset` moves it for development and is zero in production."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    @classmethod
    def starting_at(cls, moment: datetime | None) -> "Clock":
        """A clock that shows `moment` now and runs on; the real time for None."""
        return cls() if moment is None else cls(moment - datetime.now(UTC))

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def today(self) -> date:
        """The app's date at this instant."""
        return local_date(self.now())


def local_date(instant: datetime) -> date:
    """The date to which an instant counts: the Berlin wall clock minus 3 h, taken on the wall clock.

    Subtracting on the instant would be an hour off around both clock changes.
    """
    wall = instant.astimezone(BERLIN).replace(tzinfo=None)
    return (wall - NIGHT).date()


def civil_now(instant: datetime) -> datetime:
    """Berlin wall-clock time for reminders and texts; never for counting."""
    return instant.astimezone(BERLIN)


def is_night(instant: datetime) -> bool:
    """Whether the wall clock stands between 00:00 and 03:00, when the screen must say which date counts."""
    return civil_now(instant).hour < NIGHT.seconds // 3600
