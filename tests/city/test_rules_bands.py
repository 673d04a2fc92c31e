"""Maturity and the breaker."""

from datetime import date

import pytest

from challenge.city.rules.breaker import limit, trips
from challenge.city.rules.maturity import is_mature


@pytest.mark.parametrize(
    ("server_dates", "mature"),
    [
        (set(), False),
        ({date(2026, 11, 30)}, False),
        ({date(2026, 11, 30), date(2026, 12, 1)}, True),
        ({date(2026, 11, 30), date(2026, 12, 24)}, True),
        ({date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)}, True),
    ],
)
def test_a_person_counts_from_the_second_server_date(server_dates: set[date], mature: bool) -> None:
    assert is_mature(server_dates) is mature


@pytest.mark.parametrize(
    ("same_hour", "days_running", "expected"),
    [
        ([], 0, 200),
        ([9, 9, 9, 9, 9, 9], 6, 200),
        ([500] * 6, 6, 200),
        ([0, 0, 0, 0, 0, 0, 0], 7, 30),
        ([6, 6, 6, 6, 6, 6, 6], 7, 30),
        ([7, 7, 7, 7, 7, 7, 7], 7, 35),
        ([1, 2, 3, 40, 50, 60, 1000], 12, 200),
        ([0, 0, 0, 0, 100, 100, 100], 12, 30),
        ([100, 100, 100], 12, 30),
        ([100, 100, 100, 100], 12, 500),
    ],
)
def test_an_hour_may_bring_five_times_its_usual_number(
    same_hour: list[int], days_running: int, expected: float
) -> None:
    assert limit(same_hour, days_running=days_running) == expected


def test_the_breaker_trips_above_the_limit_and_not_at_it() -> None:
    assert not trips(200, [], 0)
    assert trips(201, [], 0)
    assert not trips(30, [0] * 7, 7)
    assert trips(31, [0] * 7, 7)
    assert not trips(50, [10] * 7, 20)
    assert trips(51, [10] * 7, 20)
