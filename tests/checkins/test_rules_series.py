import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.checkins.rules.series import Series, series, was_away
from challenge.checkins.rules.windows import PauseSpan, WindowState, house, windows

START = date(2026, 12, 1)
offsets = st.integers(0, 50)


def day(number: int) -> date:
    """The date `number` dates after the own start; 0 is the start."""
    return START + timedelta(days=number)


def learned(picture: str) -> set[date]:
    return {day(number) for number, letter in enumerate(picture) if letter == "#"}


@pytest.mark.parametrize(
    ("picture", "today", "expected"),
    [
        ("", 0, Series(learning_days=0, current=None, best=0, best_span=0)),
        ("", 9, Series(learning_days=0, current=None, best=0, best_span=0)),
        ("#", 0, Series(learning_days=1, current=1, best=1, best_span=1)),
        ("##", 2, Series(learning_days=2, current=2, best=2, best_span=2)),
        ("#..", 3, Series(learning_days=1, current=1, best=1, best_span=1)),
        ("#...", 4, Series(learning_days=1, current=None, best=1, best_span=1)),
        ("#..#", 3, Series(learning_days=2, current=2, best=2, best_span=4)),
        ("#...#", 4, Series(learning_days=2, current=1, best=1, best_span=1)),
        ("...#", 3, Series(learning_days=1, current=1, best=1, best_span=1)),
        ("###...#", 9, Series(learning_days=4, current=1, best=3, best_span=3)),
        ("###...#..#..#", 12, Series(learning_days=6, current=3, best=3, best_span=7)),
        ("#" * 30, 29, Series(learning_days=30, current=30, best=30, best_span=30)),
        ("#" * 28, 60, Series(learning_days=28, current=28, best=28, best_span=28)),
        ("#" * 27, 60, Series(learning_days=27, current=None, best=27, best_span=27)),
        ("#" * 40, 60, Series(learning_days=30, current=30, best=30, best_span=30)),
    ],
)
def test_the_numbers_of_a_house(picture: str, today: int, expected: Series) -> None:
    assert series(windows(START, ()), learned(picture), day(today)) == expected


def test_twenty_days_spread_well_span_28_windows() -> None:
    numbers = series(windows(START, ()), learned("##." * 9 + "##"), day(29))
    assert numbers == Series(learning_days=20, current=20, best=20, best_span=29)


def test_paused_dates_do_not_break_a_run() -> None:
    dates = windows(START, (PauseSpan(day(1), day(10)),))
    numbers = series(dates, learned("#" + "." * 10 + "#"), day(11))
    assert numbers == Series(learning_days=2, current=2, best=2, best_span=2)


@pytest.mark.parametrize(
    ("picture", "away"),
    [
        ("", False),
        ("#", False),
        ("....#", False),
        ("#..#", False),
        ("#...", False),
        ("#...#", True),
        ("#....##", True),
    ],
)
def test_back_again_means_learning_before_and_after_three_dark_windows(picture: str, away: bool) -> None:
    assert was_away(windows(START, ()), learned(picture), day(len(picture))) is away


@given(numbers=st.sets(offsets), today=offsets)
def test_the_numbers_read_from_the_picture_are_the_same(numbers: set[int], today: int) -> None:
    picture = "".join("#" if number in numbers else "." for number in range(min(today, 29) + 1))
    up_to_yesterday = picture[:-1] if today < 30 and picture[-1] == "." else picture
    runs = re.split(r"\.{3,}", picture.strip("."))
    broken = "#" not in picture or up_to_yesterday.endswith("...")
    assert series(windows(START, ()), {day(number) for number in numbers}, day(today)) == Series(
        learning_days=picture.count("#"),
        current=None if broken else runs[-1].count("#"),
        best=max(run.count("#") for run in runs),
        best_span=max(len(run) for run in runs),
    )
    assert was_away(windows(START, ()), {day(number) for number in numbers}, day(today)) is (len(runs) > 1)


@given(numbers=st.sets(offsets), added=offsets, today=offsets, first=offsets, paused=st.integers(1, 14))
def test_adding_a_learning_day_never_lowers_a_number(
    numbers: set[int], added: int, today: int, first: int, paused: int
) -> None:
    dates = windows(START, (PauseSpan(day(first), day(first + paused - 1)),))
    before = {day(number) for number in numbers}
    old, new = (series(dates, days, day(today)) for days in (before, before | {day(added)}))
    assert new.learning_days >= old.learning_days
    assert new.best >= old.best
    assert new.best_span >= old.best_span
    assert old.current is None or (new.current is not None and new.current >= old.current)


@given(numbers=st.sets(offsets), today=offsets)
def test_the_run_is_shown_as_long_as_the_house_holds_it(numbers: set[int], today: int) -> None:
    days = {day(number) for number in numbers}
    shown = [window.state for window in house(START, days, (), day(today))]
    past = [state for state in shown if state not in (WindowState.today, WindowState.future)]
    holds = bool(past) and past[-1] in (WindowState.lit, WindowState.joker)
    assert (series(windows(START, ()), days, day(today)).current is not None) is holds
