"""The proof: raw rows and carry rows against the running sums (product.md §3, "Corrections"; `challenge recount`)."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Select, func, select, true, union
from sqlmodel import Session, col

from challenge.checkins.models import CheckIn, Credit
from challenge.city.models import CarryRow, CitySum, CityTotal, CountedDate, Standing
from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Cell, differences, totals
from challenge.goals.models import Goal
from challenge.rounds.models import Round
from challenge.rounds.queries import all_rounds

CellRows: TypeAlias = Select[dt.date, str, int, int]


@dataclass(frozen=True)
class Difference:
    """Where the kept number and the recount disagree; `what` names the place for a person to look."""

    what: str
    kept: int
    counted: int


def recount(session: Session) -> tuple[Difference, ...]:
    """Everything that disagrees, nothing when all is well; true at any moment, also while people write."""
    found = [*_dates_against_raw_rows(session)]
    for round_ in all_rounds(session):
        kept = _cells(session, _sums(CitySum, round_.id))
        counted = _cells(session, _counting(round_.id)) + _cells(session, _sums(CarryRow, round_.id))
        for cell, (left, right) in differences(kept, counted).items():
            found.append(Difference(f"{round_.slug} {cell.date} {cell.band} {cell.stadtraum or '-'}", left, right))
        found += _totals(session, round_, counted)
    return tuple(found)


def _totals(session: Session, round_: Round, counted: Counter[Cell]) -> list[Difference]:
    total, right = session.get(CityTotal, round_.id, populate_existing=True), totals(counted)
    people = select(func.count()).select_from(Standing).where(col(Standing.round_id) == round_.id)
    numbers = {band.value: (getattr(total, band) if total else 0, getattr(right, band)) for band in Band}
    taking_part = session.scalar(people.where(col(Standing.held_since).is_(None))) or 0
    numbers["people"] = (total.people if total else 0, taking_part)
    return [Difference(f"{round_.slug} total {name}", *pair) for name, pair in numbers.items() if pair[0] != pair[1]]


def _cells(session: Session, query: CellRows) -> Counter[Cell]:
    rows = session.execute(query).all()
    return Counter({Cell(date, Band(band), place or None): int(days) for date, band, place, days in rows})


def _sums(table: type[CitySum] | type[CarryRow], round_id: str) -> CellRows:
    where = (col(table.date), col(table.band), col(table.stadtraum_id), col(table.learning_days))
    return select(*where).where(col(table.round_id) == round_id)


def _counting(round_id: str) -> CellRows:
    """Counted dates of those who count, summed up by the database."""
    where = (col(CountedDate.date), col(CountedDate.band), col(CountedDate.stadtraum_id))
    same_person = col(Standing.participant_id) == col(CountedDate.participant_id)
    counts = col(Standing.mature_since).is_not(None) & col(Standing.held_since).is_(None)
    query = select(*where, func.count()).join(Standing, same_person & (col(Standing.round_id) == round_id))
    return query.where(counts, col(CountedDate.round_id) == round_id).group_by(*where)


def _dates_against_raw_rows(session: Session) -> list[Difference]:
    """Person-dates that the log and the posts know and the city does not, and the other way round."""
    logged = select(col(CheckIn.participant_id), col(CheckIn.date)).where(col(CheckIn.learned) == true())
    raw = union(logged, select(col(Credit.participant_id), col(Credit.date))).subquery()
    same = (raw.c.participant_id == col(CountedDate.participant_id)) & (raw.c.date == col(CountedDate.date))
    extra = select(func.count()).select_from(CountedDate).outerjoin(raw, same).where(raw.c.date.is_(None))
    missing = 0
    for round_ in all_rounds(session):
        house = (col(Goal.participant_id) == raw.c.participant_id) & (col(Goal.round_id) == round_.id)
        inside = raw.c.date.between(round_.starts_on, round_.dates.last_counted_on)
        lost = select(raw.c.participant_id, raw.c.date).distinct().join(Goal, house).outerjoin(CountedDate, same)
        lost = lost.where(inside, col(CountedDate.date).is_(None))
        missing += session.scalar(select(func.count()).select_from(lost.subquery())) or 0
    numbers = {"dates without a log or a post": session.scalar(extra) or 0, "dates that are not counted": missing}
    return [Difference(what, n, 0) for what, n in numbers.items() if n]
