"""When a badge is earned (product.md §3, "Badges").

A badge of the catalogue names a kind and its numbers; so a badge of a known kind is added by data alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """All that badges look at, of one participant in one round.

    `windows_lit` holds numbers 1-30; `best_span` counts windows from the first to the last lit one of the
    widest run; `brought` counts people who came by the own link and reached 3 learning days.
    """

    learning_days: int
    windows_lit: tuple[int, ...]
    best_span: int
    back_again: bool
    approved_posts: int
    brought: int
    city_milestone: bool


def earned(kind: str, params: Mapping[str, int], facts: Facts) -> bool:
    """Whether the facts suffice now; more of any fact never makes it false.

    Fewer facts later take no award away; only a decision of the team does.

    Raises ValueError for an unknown kind, and for numbers that are not exactly the kind's own or below 1.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of badge: {kind}")
    if frozenset(params) != KINDS[kind]:
        raise ValueError(f"a badge of kind {kind} takes exactly the numbers {sorted(KINDS[kind])}")
    if any(number < 1 for number in params.values()):
        raise ValueError(f"the numbers of a badge of kind {kind} begin at 1")
    return _TESTS[kind](params, facts)


def _days(params: Mapping[str, int], facts: Facts) -> bool:
    return facts.learning_days >= params["at_least"]


def _days_within(params: Mapping[str, int], facts: Facts) -> bool:
    lit = sorted(set(facts.windows_lit))
    days = params["days"]
    stretches = zip(lit, lit[days - 1 :], strict=False)
    return any(last - first < params["windows"] for first, last in stretches)


def _held_out(params: Mapping[str, int], facts: Facts) -> bool:
    spans = facts.learning_days >= params["or_days"] and facts.best_span >= params["span"]
    return facts.learning_days >= params["days"] or spans


def _back_again(_params: Mapping[str, int], facts: Facts) -> bool:
    return facts.back_again


def _posts(params: Mapping[str, int], facts: Facts) -> bool:
    return facts.approved_posts >= params["at_least"]


def _brought(params: Mapping[str, int], facts: Facts) -> bool:
    return facts.brought >= params["at_least"]


def _city_goal(params: Mapping[str, int], facts: Facts) -> bool:
    return facts.city_milestone and facts.learning_days >= params["days"]


KINDS: Mapping[str, frozenset[str]] = {
    "days": frozenset({"at_least"}),
    "days_within": frozenset({"days", "windows"}),
    "held_out": frozenset({"days", "or_days", "span"}),
    "back_again": frozenset(),
    "posts": frozenset({"at_least"}),
    "brought": frozenset({"at_least"}),
    "city_goal": frozenset({"days"}),
}
"""The kinds a catalogue may use, with the numbers each one asks for."""

_TESTS: Mapping[str, Callable[[Mapping[str, int], Facts], bool]] = {
    "days": _days,
    "days_within": _days_within,
    "held_out": _held_out,
    "back_again": _back_again,
    "posts": _posts,
    "brought": _brought,
    "city_goal": _city_goal,
}
