"""Lit windows of the city."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.city.rules.skyline import lit_windows, spread, unit

goals = st.integers(1, 1_000_000)
houses = st.integers(1, 600)


@pytest.mark.parametrize(
    ("total", "windows", "expected"),
    [
        (0, 500, 1),
        (500, 500, 1),
        (501, 500, 2),
        (1_001, 500, 5),
        (2_501, 500, 10),
        (5_000, 500, 10),
        (50_000, 500, 100),
        (50_001, 500, 200),
        (100_000, 500, 200),
        (1_000_000, 1, 1_000_000),
    ],
)
def test_a_window_stands_for_a_round_number(total: int, windows: int, expected: int) -> None:
    assert unit(total, windows) == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [(0, 0), (1, 1), (100, 1), (101, 2), (25_000, 250), (49_999, 500), (50_000, 500), (80_000, 500)],
)
def test_windows_fill_in_proportion_to_the_goal(total: int, expected: int) -> None:
    assert lit_windows(total, goal=50_000, windows=500) == expected


@given(st.integers(0, 2_000_000), goals, houses)
def test_the_legend_is_honest(total: int, goal: int, windows: int) -> None:
    lit, worth = lit_windows(total, goal, windows), unit(goal, windows)
    assert 0 <= lit <= windows
    assert (lit - 1) * worth < total or lit == 0
    assert total <= lit * worth or lit == windows


@given(st.integers(0, 1_000_000), st.integers(0, 1_000), goals, houses)
def test_more_learning_never_darkens_a_window(total: int, more: int, goal: int, windows: int) -> None:
    before = spread(lit_windows(total, goal, windows), "winter", windows)
    after = spread(lit_windows(total + more, goal, windows), "winter", windows)
    assert after[: len(before)] == before


@given(houses, st.text(max_size=8))
def test_a_full_city_lights_every_window_once(windows: int, seed: str) -> None:
    assert sorted(spread(windows, seed, windows)) == list(range(windows))


def test_the_choice_depends_on_the_seed_alone() -> None:
    assert spread(5, "winter", 500) == spread(5, "winter", 500) == (329, 255, 36, 149, 2)
    assert spread(5, "summer", 500) != spread(5, "winter", 500)
