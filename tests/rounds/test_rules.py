from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.rounds.rules import (
    DEFAULT_GOAL,
    MILESTONES,
    Phase,
    RoundDates,
    days_until_start,
    next_milestone,
    own_start,
    phase,
    reached,
)

DATES = RoundDates(starts_on=date(2026, 11, 30))


def day(number: int) -> date:
    """Day `number` of the round; 0 is the eve of day 1."""
    return date(2026, 11, 30) + timedelta(days=number - 1)


def test_all_dates_follow_from_day_one() -> None:
    assert DATES.call_starts_on == date(2026, 11, 2)
    assert DATES.last_start_on == date(2026, 12, 27)
    assert DATES.results_on == date(2026, 12, 30)
    assert DATES.last_counted_on == date(2027, 1, 25)
    assert DATES.last_entry_on == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("number", "takes"), [(-28, False), (-27, True), (0, True), (1, True), (28, True), (29, False), (57, False)]
)
def test_people_are_taken_from_the_call_to_day_28(number: int, takes: bool) -> None:
    assert DATES.takes_people(day(number)) is takes


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (-28, Phase.before),
        (-27, Phase.call),
        (0, Phase.call),
        (1, Phase.challenge),
        (30, Phase.challenge),
        (31, Phase.after),
        (64, Phase.after),
        (65, Phase.closed),
    ],
)
def test_phases_begin_and_end_on_their_dates(number: int, expected: Phase) -> None:
    assert phase(DATES, day(number)) is expected


@pytest.mark.parametrize(
    ("number", "tomorrow", "start"),
    [
        (-28, False, None),
        (-27, False, 1),
        (-27, True, 1),
        (0, False, 1),
        (0, True, 1),
        (1, False, 1),
        (1, True, 2),
        (27, True, 28),
        (28, False, 28),
        (28, True, None),
        (29, False, None),
        (65, False, None),
    ],
)
def test_the_own_start_is_the_first_possible_date(number: int, tomorrow: bool, start: int | None) -> None:
    expected = None if start is None else day(start)
    assert own_start(DATES, day(number), tomorrow=tomorrow) == expected


@given(number=st.integers(-100, 100), tomorrow=st.booleans())
def test_an_own_start_is_never_back_dated_and_its_30_windows_are_counted(number: int, tomorrow: bool) -> None:
    start = own_start(DATES, day(number), tomorrow=tomorrow)
    if start is not None:
        assert start >= day(number)
        assert DATES.starts_on <= start
        assert start + timedelta(days=29) <= DATES.last_counted_on


@pytest.mark.parametrize(("number", "left"), [(-27, 28), (0, 1), (1, 0), (40, 0)])
def test_the_countdown_stops_on_day_one(number: int, left: int) -> None:
    assert days_until_start(DATES, day(number)) == left


@pytest.mark.parametrize(
    ("goal", "total", "passed", "ahead"),
    [
        (DEFAULT_GOAL, 0, (), 1_000),
        (DEFAULT_GOAL, 999, (), 1_000),
        (DEFAULT_GOAL, 1_000, (1_000,), 5_000),
        (DEFAULT_GOAL, 25_000, (1_000, 5_000, 10_000, 25_000), 50_000),
        (7_000, 6_999, (1_000, 5_000), 7_000),
        (7_000, 7_000, (1_000, 5_000, 7_000), 10_000),
        (150_000, 100_000, MILESTONES, 150_000),
        (150_000, 150_000, (*MILESTONES, 150_000), None),
    ],
)
def test_the_goal_is_one_of_the_milestones(goal: int, total: int, passed: tuple[int, ...], ahead: int | None) -> None:
    assert reached(MILESTONES, goal, total) == passed
    assert next_milestone(MILESTONES, goal, total) == ahead


@given(
    marks=st.lists(st.integers(1, 500)),
    goal=st.integers(1, 500),
    total=st.integers(0, 600),
    more=st.integers(0, 100),
)
def test_a_growing_total_keeps_its_milestones(marks: list[int], goal: int, total: int, more: int) -> None:
    before, after = reached(marks, goal, total), reached(marks, goal, total + more)
    assert after[: len(before)] == before
    assert list(after) == sorted(set(after))
