"""Pauses: dates that are no windows, so that the end moves (product.md §3, "Pause")."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum

from challenge.checkins.rules.windows import PauseSpan, windows

PAUSE_MAX = 14
"""Paused dates of one house, all pauses together."""

PAUSE_BACK = 7
"""Dates before today on which a pause may begin."""

ONE_DAY = timedelta(days=1)


class PauseRefusal(StrEnum):
    """Why a pause can't be taken as asked. `used_up`: more than 14 dates in total."""

    too_short = "too_short"
    used_up = "used_up"
    too_old = "too_old"
    before_start = "before_start"
    after_end = "after_end"
    overlap = "overlap"
    learned = "learned"


def pause_refusal(
    first: date,
    days: int,
    *,
    today: date,
    start: date,
    existing: Collection[PauseSpan],
    learned: AbstractSet[date],
) -> PauseRefusal | None:
    """Why a pause of `days` dates from `first` can't be taken, None when it can; it may begin after today.

    A pause over a learned date is refused, not cut: the date's window would go out, and a pause other than the
    one that was asked for would surprise. After the last window there is nothing to pause.
    """
    if days < 1:
        return PauseRefusal.too_short
    if days + sum(pause.days for pause in existing) > PAUSE_MAX:
        return PauseRefusal.used_up
    if first < start:
        return PauseRefusal.before_start
    if first < today - PAUSE_BACK * ONE_DAY:
        return PauseRefusal.too_old
    if first > windows(start, existing)[-1]:
        return PauseRefusal.after_end
    return _collision(PauseSpan(first, first + (days - 1) * ONE_DAY), existing, learned)


def ended(span: PauseSpan, on: date) -> PauseSpan | None:
    """The pause when `on` is to be a window again: it lasts until the day before, None when nothing remains."""
    last = min(span.last, on - ONE_DAY)
    return PauseSpan(span.first, last) if span.first <= last else None


def after_logging(span: PauseSpan, day: date, today: date) -> tuple[PauseSpan, ...]:
    """What remains of a pause when `day` is logged: a paused date that is logged ends it.

    Paused dates between a `day` logged late and today stay paused: they are over, and if they turned dark,
    adding a learning day could break a run. From today on nothing of this pause is left.
    """
    if day not in span:
        return (span,)
    rest = ended(PauseSpan(day + ONE_DAY, span.last), today)
    return tuple(part for part in (ended(span, day), rest) if part is not None)


def _collision(wanted: PauseSpan, existing: Collection[PauseSpan], learned: AbstractSet[date]) -> PauseRefusal | None:
    if any(pause.first <= wanted.last and wanted.first <= pause.last for pause in existing):
        return PauseRefusal.overlap
    return PauseRefusal.learned if any(day in wanted for day in learned) else None
