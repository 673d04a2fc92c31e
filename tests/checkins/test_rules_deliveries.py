from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.checkins.rules.deliveries import Entry, merged

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)

entries = st.builds(
    lambda learned, minutes: Entry(learned, NOON + timedelta(minutes=minutes)), st.booleans(), st.integers(0, 5)
)


def learned(minutes: int) -> Entry:
    return Entry(learned=True, done_at=NOON + timedelta(minutes=minutes))


def taken_back(minutes: int) -> Entry:
    return Entry(learned=False, done_at=NOON + timedelta(minutes=minutes))


def delivered(deliveries: Iterable[Entry]) -> Entry | None:
    return reduce(merged, deliveries, None)


@pytest.mark.parametrize(
    ("old", "new", "stands"),
    [
        (None, taken_back(0), taken_back(0)),
        (learned(0), taken_back(1), taken_back(1)),
        (taken_back(1), learned(0), taken_back(1)),
        (taken_back(0), learned(1), learned(1)),
        (taken_back(0), learned(0), learned(0)),
        (learned(0), taken_back(0), learned(0)),
    ],
)
def test_the_later_word_stands_and_a_tie_goes_to_learned(old: Entry | None, new: Entry, stands: Entry) -> None:
    assert merged(old, new) == stands


@given(st.data(), st.lists(entries, min_size=1, max_size=6))
def test_neither_order_nor_repetition_of_deliveries_matters(data: st.DataObject, sent: list[Entry]) -> None:
    repeated = sent + data.draw(st.lists(st.sampled_from(sent), max_size=4))
    assert delivered(data.draw(st.permutations(repeated))) == delivered(sent)


@given(one=entries, two=entries, three=entries)
def test_deliveries_may_be_merged_in_groups(one: Entry, two: Entry, three: Entry) -> None:
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
