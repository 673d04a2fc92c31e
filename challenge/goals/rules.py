"""When a goal may change, when the next one may begin, and which weekly step stands (product.md §4)."""

from datetime import date, timedelta

from challenge.rounds.rules import WINDOWS, RoundDates, own_start

TITLE_MAX = 120
WHY_MAX = 200
LAST_CHANGE_DAY = 3
WEEKS = 4


def may_change(start: date, today: date) -> bool:
    """Until the third date from the own start, that one included; before the start always."""
    return today < start + timedelta(days=LAST_CHANGE_DAY)


def may_begin_another(windows_last: date, lit: int, today: date, *, last_lit: bool = False) -> bool:
    """After finishing: all windows are lit, or the last one's date is past, or it is today and lit already.

    `windows_last` is the date of window 30, `lit` the number of lit windows, `last_lit` whether that one is lit.
    """
    return lit >= WINDOWS or today > windows_last or (today == windows_last and last_lit)


def another_start(dates: RoundDates, earliest: date, today: date) -> date | None:
    """The first date of a next goal, not before `earliest` (the date after the last window); None when it is too late.

    Whoever has finished in this round may still begin while all 30 windows fit before it closes.
    """
    start = own_start(dates, today, tomorrow=earliest > today)
    if start is not None:
        return max(start, earliest)
    fits = dates.starts_on <= earliest <= dates.last_entry_on - timedelta(days=WINDOWS - 1)
    return earliest if fits else None


def week_of(window_number: int) -> int:
    """The week 1-4 whose step of the idea stands: windows 1-7, 8-14, 15-21, 22-30.

    Raises ValueError for a number that is no window.
    """
    if not 1 <= window_number <= WINDOWS:
        raise ValueError(f"there is no window {window_number}")
    return min(WEEKS, (window_number - 1) // 7 + 1)
