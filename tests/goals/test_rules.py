from datetime import date, timedelta

import pytest

from challenge.goals.rules import may_begin_another, may_change, week_of

START = date(2026, 12, 1)
LAST = date(2026, 12, 30)


@pytest.mark.parametrize(("days_later", "allowed"), [(-1, True), (0, True), (2, True), (3, False), (40, False)])
def test_a_goal_may_change_until_the_third_day(days_later: int, allowed: bool) -> None:
    assert may_change(START, START + timedelta(days=days_later)) is allowed


@pytest.mark.parametrize(
    ("lit", "today", "last_lit", "allowed"),
    [
        (29, LAST - timedelta(days=1), False, False),
        (12, LAST, False, False),
        (12, LAST, True, True),
        (12, LAST + timedelta(days=1), False, True),
        (30, LAST, False, True),
    ],
)
def test_another_goal_may_begin_after_finishing(lit: int, today: date, last_lit: bool, allowed: bool) -> None:
    assert may_begin_another(LAST, lit, today, last_lit=last_lit) is allowed


@pytest.mark.parametrize(
    ("window", "week"), [(1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (21, 3), (22, 4), (28, 4), (29, 4), (30, 4)]
)
def test_every_window_has_its_week(window: int, week: int) -> None:
    assert week_of(window) == week


@pytest.mark.parametrize("number", [0, -1, 31])
def test_what_is_no_window_has_no_week(number: int) -> None:
    with pytest.raises(ValueError, match="no window"):
        week_of(number)
