"""The app's dates: Berlin's wall clock, a date lasting until three o'clock, also when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from challenge.core.clock import BERLIN, Clock, is_night, local_date

DAYS = [date(2025, 1, 1) + timedelta(days=n) for n in range(6 * 365 + 1)]
CHANGES = [
    day
    for day in DAYS
    if datetime.combine(day, time(0), BERLIN).utcoffset() != datetime.combine(day, time(12), BERLIN).utcoffset()
]


def berlin(text: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


def test_both_clock_changes_of_each_year_are_looked_at() -> None:
    assert len(CHANGES) == 12
    assert {date(2026, 10, 25), date(2027, 3, 28)} <= set(CHANGES)


def test_every_date_of_six_years_lasts_from_three_to_three() -> None:
    for day in DAYS:
        last = datetime.combine(day, time(2, 59, 59), BERLIN)
        if day not in CHANGES:
            assert local_date(last) == day - timedelta(days=1)
        assert local_date(datetime.combine(day, time(3), BERLIN)) == day
        assert local_date(datetime.combine(day, time(23, 59, 59), BERLIN)) == day


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_no_date_is_left_out_or_comes_twice_when_the_clocks_change(day: date) -> None:
    begin = datetime.combine(day - timedelta(days=1), time(12), BERLIN).astimezone(UTC)
    seen = [local_date(begin + timedelta(minutes=n)) for n in range(48 * 60)]
    assert all(timedelta() <= later - earlier <= timedelta(days=1) for earlier, later in pairwise(seen))
    assert set(seen) == {day - timedelta(days=1), day, day + timedelta(days=1)}


def test_in_autumn_both_passes_of_two_oclock_belong_to_the_evening_before() -> None:
    for fold in (0, 1):
        assert local_date(berlin("2026-10-25T02:59:59", fold=fold)) == date(2026, 10, 24)
    assert local_date(berlin("2026-10-25T03:00:00")) == date(2026, 10, 25)


def test_in_spring_the_new_date_begins_when_three_follows_on_two() -> None:
    moment = berlin("2027-03-28T01:59:59").astimezone(UTC)
    assert local_date(moment) == date(2027, 3, 27)
    assert local_date(moment + timedelta(seconds=1)) == date(2027, 3, 28)


def test_the_wall_clock_counts_and_not_the_span_of_time() -> None:
    """At 02:30 UTC in winter it is 03:30 on the wall; three hours of time before, it was 01:30 of summer."""
    assert local_date(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == date(2026, 10, 24)
    assert local_date(datetime(2026, 10, 25, 2, 0, tzinfo=UTC)) == date(2026, 10, 25)
    assert local_date(datetime(2027, 3, 28, 1, 0, tzinfo=UTC)) == date(2027, 3, 28)


def test_the_night_is_from_midnight_to_three() -> None:
    assert not is_night(berlin("2026-11-10T23:59:59"))
    assert is_night(berlin("2026-11-11T00:00:00"))
    assert is_night(berlin("2026-11-11T02:59:59"))
    assert not is_night(berlin("2026-11-11T03:00:00"))


def test_a_clock_that_was_set_runs_on() -> None:
    moment = datetime(2026, 10, 25, 0, 59, tzinfo=UTC)
    clock = Clock.starting_at(moment)
    assert timedelta() <= clock.now() - moment < timedelta(seconds=5)
    assert clock.today() == date(2026, 10, 24)


def test_without_a_setting_it_is_now() -> None:
    assert abs(Clock.starting_at(None).now() - datetime.now(UTC)) < timedelta(seconds=5)
