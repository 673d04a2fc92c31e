"""Running sums and carry rows."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Cell, Totals, differences, summed, totals

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)

cells = st.builds(
    Cell,
    date=st.dates(date(2026, 11, 30), date(2026, 12, 6)),
    band=st.sampled_from(Band),
    stadtraum=st.one_of(st.none(), st.integers(1, 17)),
)
people = st.dictionaries(st.integers(1, 9), st.lists(cells, max_size=12), max_size=6)


def counted(by_person: dict[int, list[Cell]]) -> Counter[Cell]:
    return Counter(cell for rows in by_person.values() for cell in rows)


def test_the_bands_are_shown_and_added() -> None:
    kept = {
        Cell(MONDAY, Band.app, 3): 4,
        Cell(MONDAY, Band.app, None): 2,
        Cell(TUESDAY, Band.posts, 3): 5,
        Cell(TUESDAY, Band.groups, 9): 12,
    }
    assert totals(kept) == Totals(app=6, posts=5, groups=12)
    assert totals(kept).learning_days == 23


def test_a_correction_is_a_negative_number_in_its_cell() -> None:
    assert totals({Cell(MONDAY, Band.app, 3): 130, Cell(TUESDAY, Band.app, 3): -120}).learning_days == 10


def test_an_empty_city_has_nothing_to_add() -> None:
    assert totals({}) == Totals(0, 0, 0)
    assert summed([]) == {}


def test_carry_rows_say_how_many_and_not_whose() -> None:
    rows = [Cell(MONDAY, Band.app, 3), Cell(TUESDAY, Band.app, 3), Cell(MONDAY, Band.app, 3)]
    assert summed(rows) == {Cell(MONDAY, Band.app, 3): 2, Cell(TUESDAY, Band.app, 3): 1}


def test_a_recount_names_only_the_cells_that_differ() -> None:
    same, more, fewer, gone = (Cell(MONDAY, Band.app, n) for n in (1, 2, 3, 4))
    kept = {same: 5, more: 5, gone: 1}
    found = differences(kept, {same: 5, more: 6, fewer: 2})
    assert found == {more: (5, 6), fewer: (0, 2), gone: (1, 0)}


def test_a_kept_nothing_equals_an_absent_cell() -> None:
    assert differences({Cell(MONDAY, Band.app, 1): 0}, {}) == {}


@given(people, st.data())
def test_deleting_people_changes_no_sum(by_person: dict[int, list[Cell]], data: st.DataObject) -> None:
    kept = counted(by_person)
    leaving = data.draw(st.sets(st.sampled_from(sorted(by_person)) if by_person else st.nothing()))
    carry: Counter[Cell] = Counter()
    for person in leaving:
        carry.update(summed(by_person.pop(person)))
    recounted = counted(by_person) + carry
    assert differences(kept, recounted) == {}
    assert totals(recounted) == totals(kept)


@given(people)
def test_one_day_too_many_is_found(by_person: dict[int, list[Cell]]) -> None:
    true = counted(by_person)
    extra = Cell(MONDAY, Band.app, 5)
    assert differences(true + Counter([extra]), true) == {extra: (true[extra] + 1, true[extra])}
