"""How long a sign-in lasts, when an account locks, and who may act as whom."""

from datetime import UTC, datetime, timedelta

import pytest

from challenge.staff.rules import LOCKED, TRIES, Role, is_locked, lock_after, may_act_as, name_key, session_over

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("started", "seen", "over"),
    [
        (timedelta(0), timedelta(0), False),
        (timedelta(minutes=29), timedelta(minutes=29), False),
        (timedelta(minutes=30), timedelta(minutes=30), True),
        (timedelta(hours=11, minutes=59), timedelta(minutes=1), False),
        (timedelta(hours=12), timedelta(minutes=1), True),
    ],
)
def test_a_session_ends_after_30_idle_minutes_or_12_hours(started: timedelta, seen: timedelta, over: bool) -> None:
    assert session_over(NOW - started, NOW - seen, NOW) is over


@pytest.mark.parametrize(("failures", "locks"), [(1, False), (TRIES - 1, False), (TRIES, True), (TRIES + 1, True)])
def test_the_fifth_failure_locks(failures: int, locks: bool) -> None:
    assert (lock_after(failures, NOW) is not None) is locks


def test_a_lock_ends_by_itself() -> None:
    until = lock_after(TRIES, NOW)
    assert is_locked(until, NOW + LOCKED - timedelta(seconds=1))
    assert not is_locked(until, NOW + LOCKED)


def test_an_organiser_may_do_everything_and_a_moderator_does_not_organise() -> None:
    assert may_act_as(Role.organiser, Role.moderator)
    assert may_act_as(Role.moderator, Role.moderator)
    assert not may_act_as(Role.moderator, Role.organiser)


def test_names_are_compared_by_letters() -> None:
    assert name_key("  Mara  Köhler ") == name_key("MARA KÖHLER") != name_key("Mara Kohler")
