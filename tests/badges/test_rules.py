from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.badges.rules import KINDS, Facts, earned

NOTHING = Facts(
    learning_days=0,
    windows_lit=(),
    best_span=0,
    back_again=False,
    approved_posts=0,
    brought=0,
    city_milestone=False,
)
HELD_OUT = {"days": 25, "or_days": 20, "span": 28}
ONE_WEEK = {"days": 7, "windows": 10}

CASES: list[tuple[str, Mapping[str, int], Facts, bool]] = [
    ("days", {"at_least": 1}, NOTHING, False),
    ("days", {"at_least": 1}, replace(NOTHING, learning_days=1), True),
    ("days", {"at_least": 15}, replace(NOTHING, learning_days=14), False),
    ("days", {"at_least": 15}, replace(NOTHING, learning_days=15), True),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(1, 2, 3, 4, 5, 6)), False),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(3, 4, 5, 6, 7, 8, 9)), True),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(1, 2, 3, 4, 5, 6, 10)), True),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(1, 2, 3, 4, 5, 6, 11)), False),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(1, 12, 13, 14, 15, 16, 17, 21)), True),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(9, 8, 7, 6, 5, 4, 3)), True),
    ("days_within", ONE_WEEK, replace(NOTHING, windows_lit=(1, 1, 2, 2, 3, 3, 4)), False),
    ("held_out", HELD_OUT, replace(NOTHING, learning_days=24, best_span=27), False),
    ("held_out", HELD_OUT, replace(NOTHING, learning_days=25, best_span=10), True),
    ("held_out", HELD_OUT, replace(NOTHING, learning_days=20, best_span=28), True),
    ("held_out", HELD_OUT, replace(NOTHING, learning_days=19, best_span=28), False),
    ("back_again", {}, NOTHING, False),
    ("back_again", {}, replace(NOTHING, back_again=True), True),
    ("posts", {"at_least": 1}, NOTHING, False),
    ("posts", {"at_least": 1}, replace(NOTHING, approved_posts=1), True),
    ("brought", {"at_least": 5}, replace(NOTHING, brought=4), False),
    ("brought", {"at_least": 5}, replace(NOTHING, brought=5), True),
    ("city_goal", {"days": 3}, replace(NOTHING, city_milestone=True, learning_days=2), False),
    ("city_goal", {"days": 3}, replace(NOTHING, city_milestone=True, learning_days=3), True),
    ("city_goal", {"days": 3}, replace(NOTHING, learning_days=30), False),
]


@pytest.mark.parametrize(("kind", "params", "facts", "expected"), CASES)
def test_each_kind_asks_for_its_facts(kind: str, params: Mapping[str, int], facts: Facts, expected: bool) -> None:
    assert earned(kind, params, facts) is expected


def test_every_kind_stands_in_the_table_of_cases() -> None:
    assert {kind for kind, *_ in CASES} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "params", "complaint"),
    [
        ("points", {"at_least": 1}, "unknown kind"),
        ("days", {}, "at_least"),
        ("days", {"at_least": 1, "windows": 3}, "at_least"),
        ("back_again", {"at_least": 1}, "exactly"),
        ("days_within", {"days": 0, "windows": 10}, "begin at 1"),
    ],
)
def test_a_badge_written_wrongly_is_named(kind: str, params: Mapping[str, int], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        earned(kind, params, NOTHING)


lit = st.sets(st.integers(1, 30))
some_facts = st.builds(
    Facts,
    learning_days=st.integers(0, 30),
    windows_lit=lit.map(lambda numbers: tuple(sorted(numbers))),
    best_span=st.integers(0, 30),
    back_again=st.booleans(),
    approved_posts=st.integers(0, 9),
    brought=st.integers(0, 9),
    city_milestone=st.booleans(),
)


@st.composite
def badges(draw: st.DrawFn) -> tuple[str, Mapping[str, int]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    return kind, {name: draw(st.integers(1, 12)) for name in sorted(KINDS[kind])}


@given(badge=badges(), less=some_facts, other=some_facts)
def test_more_of_any_fact_never_takes_a_badge_away(
    badge: tuple[str, Mapping[str, int]], less: Facts, other: Facts
) -> None:
    more = Facts(
        learning_days=max(less.learning_days, other.learning_days),
        windows_lit=tuple(sorted({*less.windows_lit, *other.windows_lit})),
        best_span=max(less.best_span, other.best_span),
        back_again=less.back_again or other.back_again,
        approved_posts=max(less.approved_posts, other.approved_posts),
        brought=max(less.brought, other.brought),
        city_milestone=less.city_milestone or other.city_milestone,
    )
    assert earned(*badge, more) or not earned(*badge, less)


@given(numbers=lit, days=st.integers(1, 10), span=st.integers(1, 12))
def test_days_within_looks_at_every_stretch_of_windows(numbers: set[int], days: int, span: int) -> None:
    stretches = [set(range(first, first + span)) for first in range(1, 31)]
    expected = any(len(numbers & stretch) >= days for stretch in stretches)
    facts = replace(NOTHING, windows_lit=tuple(numbers))
    assert earned("days_within", {"days": days, "windows": span}, facts) is expected
