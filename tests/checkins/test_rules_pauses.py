from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.checkins.rules.pauses import PauseRefusal, after_logging, ended, pause_refusal
from challenge.checkins.rules.series import series
from challenge.checkins.rules.windows import PauseSpan, windows

START = date(2026, 12, 1)


def day(number: int) -> date:
    """The date `number` dates after the own start; 0 is the start."""
    return START + timedelta(days=number)


def span(first: int, last: int) -> PauseSpan:
    return PauseSpan(day(first), day(last))


def asked(first: int, days: int, *existing: PauseSpan, today: int = 10, learned: int = 0) -> PauseRefusal | None:
    return pause_refusal(day(first), days, today=day(today), start=START, existing=existing, learned={day(learned)})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (asked(10, 1), None),
        (asked(10, 14), None),
        (asked(10, 0), PauseRefusal.too_short),
        (asked(10, -1), PauseRefusal.too_short),
        (asked(10, 15), PauseRefusal.used_up),
        (asked(10, 10**12), PauseRefusal.used_up),
        (asked(10, 5, span(5, 8), span(20, 24)), None),
        (asked(10, 6, span(5, 8), span(20, 24)), PauseRefusal.used_up),
        (asked(3, 1), None),
        (asked(2, 1), PauseRefusal.too_old),
        (asked(15, 3), None),
        (asked(29, 3), None),
        (asked(30, 3), PauseRefusal.after_end),
        (asked(30, 3, span(12, 12)), None),
        (asked(0, 2, today=3, learned=2), None),
        (asked(-1, 2, today=3), PauseRefusal.before_start),
        (asked(0, 2, today=-4, learned=3), None),
        (asked(10, 3, span(12, 13)), PauseRefusal.overlap),
        (asked(10, 3, span(8, 10)), PauseRefusal.overlap),
        (asked(10, 5, span(11, 12)), PauseRefusal.overlap),
        (asked(10, 3, span(13, 14)), None),
        (asked(10, 3, span(8, 9)), None),
        (asked(10, 3, learned=10), PauseRefusal.learned),
        (asked(8, 3, learned=10), PauseRefusal.learned),
        (asked(8, 2, learned=10), None),
    ],
)
def test_a_pause_is_taken_within_its_limits(found: PauseRefusal | None, expected: PauseRefusal | None) -> None:
    assert found is expected


@pytest.mark.parametrize(
    ("on", "left"),
    [(5, None), (3, None), (6, span(5, 5)), (9, span(5, 8)), (10, span(5, 9)), (12, span(5, 9))],
)
def test_a_pause_that_ends_early_lasts_until_the_day_before(on: int, left: PauseSpan | None) -> None:
    assert ended(span(5, 9), day(on)) == left


@pytest.mark.parametrize(
    ("logged", "today", "left"),
    [
        (4, 7, (span(5, 14),)),
        (15, 15, (span(5, 14),)),
        (5, 5, ()),
        (7, 7, (span(5, 6),)),
        (6, 7, (span(5, 5),)),
        (6, 9, (span(5, 5), span(7, 8))),
        (5, 9, (span(6, 8),)),
        (13, 18, (span(5, 12), span(14, 14))),
        (14, 18, (span(5, 13),)),
    ],
)
def test_logging_on_a_paused_date_ends_the_pause(logged: int, today: int, left: tuple[PauseSpan, ...]) -> None:
    assert after_logging(span(5, 14), day(logged), day(today)) == left


# Up to the eve of window 30: once that one is lit, a window that opens before it pushes it out.
@given(
    numbers=st.sets(st.integers(0, 28)),
    first=st.integers(0, 28),
    days=st.integers(1, 14),
    today=st.integers(0, 28),
    back=st.integers(0, 7),
)
def test_logging_on_a_paused_date_never_lowers_a_number(
    numbers: set[int], first: int, days: int, today: int, back: int
) -> None:
    pause = span(first, first + days - 1)
    before = {day(number) for number in numbers if number <= today and day(number) not in pause}
    logged = day(max(0, today - back))
    left = after_logging(pause, logged, day(today))
    old = series(windows(START, (pause,)), before, day(today))
    new = series(windows(START, left), before | {logged}, day(today))
    assert new.learning_days >= old.learning_days
    assert new.best >= old.best
    assert new.best_span >= old.best_span
    assert old.current is None or (new.current is not None and new.current >= old.current)
    assert logged in windows(START, left)
    assert not any(rest.last >= day(today) for rest in left if logged in pause)


@given(
    numbers=st.sets(st.integers(0, 45)),
    first=st.integers(0, 29),
    days=st.integers(1, 14),
    today=st.integers(0, 45),
)
def test_a_pause_takes_no_learning_day_and_breaks_no_run(numbers: set[int], first: int, days: int, today: int) -> None:
    learned = {day(number) for number in numbers if number <= today}
    pause = span(first, first + days - 1)
    found = pause_refusal(pause.first, days, today=day(today), start=START, existing=(), learned=learned)
    if found is None:
        old = series(windows(START, ()), learned, day(today))
        new = series(windows(START, (pause,)), learned, day(today))
        assert new.learning_days >= old.learning_days
        assert new.best >= old.best
        assert old.current is None or (new.current is not None and new.current >= old.current)
