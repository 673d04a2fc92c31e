"""Threshold and rounding of what is shown of a Stadtraum or a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.city.rules.disclosure import THRESHOLD, per_thousand, rounded, shown_days


@pytest.mark.parametrize(
    ("n", "step", "expected"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 5), (7, 5, 5), (8, 5, 10), (12, 5, 10), (13, 5, 15), (25, 10, 30), (24, 10, 20)],
)
def test_numbers_go_to_the_nearest_step(n: int, step: int, expected: int) -> None:
    assert rounded(n, step) == expected


@given(st.integers(0, 10**9))
def test_rounding_moves_a_number_by_at_most_half_a_step(n: int) -> None:
    assert rounded(n) % 5 == 0
    assert abs(rounded(n) - n) <= 2.5


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_rounding_keeps_the_order(a: int, b: int) -> None:
    assert rounded(min(a, b)) <= rounded(max(a, b))


@pytest.mark.parametrize(
    ("active", "persons", "expected"),
    [
        (9, 25_523, None),
        (10, 25_523, 0.4),
        (12, 25_523, 0.4),
        (13, 25_523, 0.6),
        (250, 24_178, 10.3),
        (21_927, 21_927, 999.9),
        (40, 0, None),
    ],
)
def test_a_stadtraum_shows_people_per_thousand_from_ten_on(active: int, persons: int, expected: float | None) -> None:
    assert per_thousand(active, persons) == expected


@given(st.integers(0, THRESHOLD - 1), st.integers(0, 300), st.integers(1, 60_000))
def test_below_ten_people_nothing_is_shown(active: int, days: int, persons: int) -> None:
    assert per_thousand(active, persons) is None
    assert shown_days(days, active) is None


@pytest.mark.parametrize(("days", "active", "expected"), [(0, 10, 0), (42, 10, 40), (43, 11, 45), (43, 9, None)])
def test_learning_days_are_rounded_to_five(days: int, active: int, expected: int | None) -> None:
    assert shown_days(days, active) == expected
