from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.checkins.rules.windows import PauseSpan, WindowState, house, windows

START = date(2026, 12, 1)
LETTERS = {
    WindowState.lit: "#",
    WindowState.joker: "*",
    WindowState.dark: ".",
    WindowState.today: "t",
    WindowState.future: "-",
}

offsets = st.integers(0, 45)
pauses = st.lists(st.builds(lambda first, days: span(first, first + days - 1), offsets, st.integers(1, 14)), max_size=3)


def day(number: int) -> date:
    """The date `number` dates after the own start; 0 is the start."""
    return START + timedelta(days=number)


def span(first: int, last: int) -> PauseSpan:
    return PauseSpan(day(first), day(last))


def picture(learned: str, today: int, paused: tuple[PauseSpan, ...] = ()) -> str:
    """The house as letters; `learned` has a # at each learned date from the start on."""
    dates = {day(number) for number, letter in enumerate(learned) if letter == "#"}
    return "".join(LETTERS[window.state] for window in house(START, dates, paused, day(today)))


@pytest.mark.parametrize(
    ("learned", "today", "shown"),
    [
        ("", -1, ""),
        ("", 0, "t"),
        ("", 1, ".t"),
        ("#", 0, "#"),
        ("#", 1, "#t"),
        ("#", 2, "#*t"),
        ("#", 3, "#**t"),
        ("#", 4, "#...t"),
        ("#...#", 4, "#...#"),
        ("#..#", 4, "#**#t"),
        ("..#.#", 4, "..#*#"),
        ("##.#....#.", 11, "##*#....#**t"),
    ],
)
def test_jokers_hold_one_or_two_windows_after_a_lit_one(learned: str, today: int, shown: str) -> None:
    assert picture(learned, today) == shown.ljust(30, "-")


@pytest.mark.parametrize(("last", "shown"), [("#..", "#**"), ("#...", "#..."), (".##", "*##"), ("###", "###")])
def test_a_finished_house_keeps_its_stars(last: str, shown: str) -> None:
    lit = "#" * (30 - len(last))
    assert picture(lit + last, 60) == lit + shown


def test_a_paused_date_is_no_window() -> None:
    assert picture("##...#", 6, (span(2, 4),)) == "###t".ljust(30, "-")


def test_a_joker_holds_across_a_pause() -> None:
    assert picture("#.......#", 9, (span(2, 6),)) == "#**#t".ljust(30, "-")


def test_a_paused_today_leaves_yesterday_the_last_dark_window() -> None:
    assert picture("#", 3, (span(3, 5),)) == "#**".ljust(30, "-")


def test_learned_dates_outside_the_windows_or_after_today_light_nothing() -> None:
    dates = {day(-1), day(2), day(30)}
    assert all(w.state is not WindowState.lit for w in house(START, dates, (), day(1)))


def test_the_end_moves_by_the_length_of_the_pause() -> None:
    assert windows(START, ())[-1] == date(2026, 12, 30)
    assert windows(START, (span(3, 7),))[-1] == date(2027, 1, 4)
    assert windows(START, (span(0, 0), span(29, 30)))[-1] == date(2027, 1, 2)
    assert windows(START, (span(30, 40),))[-1] == date(2026, 12, 30)


@given(paused=pauses)
def test_windows_are_30_ascending_and_never_paused(paused: list[PauseSpan]) -> None:
    dates = windows(START, paused)
    assert len(dates) == 30
    assert list(dates) == sorted(set(dates))
    assert not any(date in pause for date in dates for pause in paused)
    skipped = {START + timedelta(days=n) for n in range((dates[-1] - START).days)} - set(dates)
    assert all(any(date in pause for pause in paused) for date in skipped)


@given(first=st.integers(0, 29), days=st.integers(1, 14))
def test_any_pause_moves_the_end_by_its_length(first: int, days: int) -> None:
    pause = span(first, first + days - 1)
    assert pause.days == days
    assert windows(START, (pause,))[-1] == windows(START, ())[-1] + timedelta(days=days)


@given(learned=st.sets(offsets), paused=pauses, today=offsets)
def test_as_many_windows_are_lit_as_dates_among_them_are_learned(
    learned: set[int], paused: list[PauseSpan], today: int
) -> None:
    dates = {day(number) for number in learned if number <= today}
    shown = house(START, dates, paused, day(today))
    lit = {window.date for window in shown if window.state is WindowState.lit}
    assert lit == dates & set(windows(START, paused))
    assert [window.number for window in shown] == list(range(1, 31))


@given(learned=st.sets(offsets), today=offsets)
def test_no_joker_begins_a_run_and_no_three_stand_together(learned: set[int], today: int) -> None:
    letters = "".join("#" if number in learned and number <= today else " " for number in range(46))
    shown = picture(letters, today)
    assert "***" not in shown
    assert "*." not in shown
    assert ".*" not in shown
    assert not shown.lstrip(".").startswith("*")
    assert not any(dark in shown for dark in ("#.#", "#..#", "#.t", "#..t"))
