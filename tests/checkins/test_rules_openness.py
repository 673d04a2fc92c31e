from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.checkins.rules.details import MINUTES, NOTE_MAX, Mood
from challenge.checkins.rules.openness import Refusal, clamped, open_days, refusal

TODAY = date(2027, 1, 11)
START = date(2026, 12, 30)
LAST_ENTRY = date(2027, 2, 1)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days_back", "done_back", "expected"),
    [
        (0, 0, None),
        (7, 0, None),
        (8, 0, Refusal.too_old),
        (-1, 0, Refusal.future),
        (8, 1, None),
        (10, 10, None),
        (17, 10, Refusal.before_start),
        (10, 3, None),
        (11, 3, Refusal.too_old),
        (9, 10, Refusal.future),
        (0, 1, None),
        (0, 10, None),
        (-1, 10, Refusal.future),
        (11, 11, Refusal.stale),
        (0, 11, Refusal.stale),
    ],
)
def test_the_limit_is_judged_at_the_time_of_doing(days_back: int, done_back: int, expected: Refusal | None) -> None:
    found = refusal(back(days_back), done_on=back(done_back), today=TODAY, start=START, last_entry_on=LAST_ENTRY)
    assert found is expected


@pytest.mark.parametrize(("days_before", "expected"), [(0, None), (1, Refusal.before_start)])
def test_no_date_before_the_own_start_is_open(days_before: int, expected: Refusal | None) -> None:
    day = START - timedelta(days=days_before)
    today = START + timedelta(days=2)
    assert refusal(day, done_on=today, today=today, start=START, last_entry_on=LAST_ENTRY) is expected


def test_who_starts_tomorrow_logs_tomorrow() -> None:
    tomorrow = TODAY + timedelta(days=1)
    found = refusal(TODAY, done_on=TODAY, today=TODAY, start=tomorrow, last_entry_on=LAST_ENTRY)
    assert found is Refusal.before_start


@pytest.mark.parametrize(("days_after", "expected"), [(0, None), (1, Refusal.closed)])
def test_a_closed_round_takes_nothing_however_early_it_was_done(days_after: int, expected: Refusal | None) -> None:
    today = LAST_ENTRY + timedelta(days=days_after)
    day = LAST_ENTRY - timedelta(days=2)
    assert refusal(day, done_on=day, today=today, start=START, last_entry_on=LAST_ENTRY) is expected


def test_the_open_days_are_today_and_the_last_seven() -> None:
    assert open_days(TODAY, START, LAST_ENTRY) == tuple(back(days) for days in range(8))


def test_the_open_days_begin_at_the_own_start_and_end_with_the_round() -> None:
    assert open_days(START + timedelta(days=1), START, LAST_ENTRY) == (START + timedelta(days=1), START)
    assert open_days(START - timedelta(days=1), START, LAST_ENTRY) == ()
    assert len(open_days(LAST_ENTRY, START, LAST_ENTRY)) == 8
    assert open_days(LAST_ENTRY + timedelta(days=1), START, LAST_ENTRY) == ()


@given(days_back=st.integers(-5, 40), today=st.integers(-5, 45), done_back=st.integers(0, 12))
def test_what_is_open_now_is_accepted_and_the_rest_only_from_a_time_when_it_was(
    days_back: int, today: int, done_back: int
) -> None:
    now = START + timedelta(days=today)
    day, done_on = now - timedelta(days=days_back), now - timedelta(days=done_back)
    found = refusal(day, done_on=done_on, today=now, start=START, last_entry_on=LAST_ENTRY)
    if done_back <= 10 and day in open_days(now, START, LAST_ENTRY):
        assert found is None
    if found is None:
        assert day in open_days(now, START, LAST_ENTRY) + open_days(done_on, START, LAST_ENTRY)


def test_a_clock_that_runs_ahead_is_set_to_the_servers() -> None:
    now = datetime(2027, 1, 11, 12, tzinfo=UTC)
    assert clamped(now + timedelta(hours=26), now) == now
    assert clamped(now - timedelta(hours=26), now) == now - timedelta(hours=26)


def test_the_optional_details_have_their_limits() -> None:
    assert [minutes in MINUTES for minutes in (0, 1, 600, 601)] == [False, True, True, False]
    assert NOTE_MAX == 500
    assert [*Mood] == ["great", "good", "okay", "hard"]
