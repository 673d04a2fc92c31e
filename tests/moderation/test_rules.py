"""Leases, reasons, appeals and the order of the queue."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.moderation.rules import (
    LEASE,
    DecisionKind,
    Reason,
    Risk,
    appeal_open,
    lease_is_free,
    may_decide_appeal,
    needs_reason,
    risk,
    takes_down,
)
from challenge.posts.rules.texts import Hint

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
MARA, MILO = "mara", "milo"
A_SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("lease_until", "holder", "free"),
    [
        (None, None, True),
        (None, MILO, True),
        (NOW + LEASE, MILO, False),
        (NOW + A_SECOND, MILO, False),
        (NOW, MILO, True),
        (NOW - A_SECOND, MILO, True),
        (NOW + LEASE, MARA, True),
        (NOW - LEASE, MARA, True),
    ],
)
def test_an_item_is_free_unless_another_holds_it(lease_until: datetime | None, holder: str | None, free: bool) -> None:
    assert lease_is_free(lease_until, NOW, holder, MARA) is free


@given(st.timedeltas(timedelta(0), 3 * LEASE))
def test_two_moderators_never_hold_one_item(later: timedelta) -> None:
    taken_by_mara = NOW + LEASE
    assert lease_is_free(taken_by_mara, NOW + later, MARA, MILO) is (later >= LEASE)


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        (DecisionKind.approve, False),
        (DecisionKind.approve_without_picture, True),
        (DecisionKind.ask_change, True),
        (DecisionKind.reject, True),
        (DecisionKind.hide, True),
        (DecisionKind.suspend, True),
        (DecisionKind.escalate, False),
    ],
)
def test_whoever_takes_something_says_why(kind: DecisionKind, needed: bool) -> None:
    assert needs_reason(kind) is needed


def test_a_post_that_shall_be_changed_is_not_taken_down() -> None:
    assert [kind for kind in DecisionKind if takes_down(kind)] == [DecisionKind.reject, DecisionKind.hide]


def test_there_are_nine_reasons() -> None:
    expected = "insult threat sexual youth privacy ads copyright offtopic illegal"
    assert " ".join(Reason) == expected


def test_an_appeal_goes_to_another_moderator() -> None:
    assert may_decide_appeal(MARA, MILO)
    assert not may_decide_appeal(MARA, MARA)


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (1, True), (182, True), (184, True), (185, False)])
def test_an_appeal_is_open_for_six_months(days: int, is_open: bool) -> None:
    assert appeal_open(NOW, NOW + timedelta(days=days)) is is_open


@pytest.mark.parametrize("month", range(1, 7))
def test_six_months_by_the_calendar_are_never_too_long(month: int) -> None:
    assert appeal_open(datetime(2026, month, 28, tzinfo=UTC), datetime(2026, month + 6, 28, tzinfo=UTC))


@pytest.mark.parametrize(
    ("hints", "reported", "expected"),
    [
        ((), False, Risk.plain),
        ((Hint.first_post,), False, Risk.plain),
        ((Hint.picture, Hint.first_post), False, Risk.picture),
        ((Hint.people_on_picture, Hint.picture), False, Risk.delicate),
        ((Hint.contact,), False, Risk.delicate),
        ((Hint.unknown_link,), False, Risk.delicate),
        ((Hint.short_link,), False, Risk.delicate),
        ((), True, Risk.reported),
        (tuple(Hint), True, Risk.reported),
    ],
)
def test_a_report_outweighs_every_hint(hints: tuple[Hint, ...], reported: bool, expected: Risk) -> None:
    assert risk(hints, reported=reported) is expected
