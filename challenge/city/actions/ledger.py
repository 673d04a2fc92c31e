"""Booking: running sums, the total and reached milestones change together, in the writer's transaction.

The round's total is always the first row taken, so that on PostgreSQL its lock puts all bookings in one order
and no two of them can wait for each other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, select

from challenge.city.actions.upserts import add_days, add_to_total, keep_milestone
from challenge.city.events import MilestoneReached
from challenge.city.models import CarryRow, CitySum, CityTotal, CountedDate, ReachedMilestone
from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Cell, summed, totals
from challenge.core.events import announce, record
from challenge.rounds.models import Round
from challenge.rounds.rules import reached

TOPIC = "city"
NOBODY_SAID = 0


def cells_of(rows: Iterable[CountedDate]) -> Counter[Cell]:
    """Counted dates as cells of the sums."""
    return summed(Cell(row.date, Band(row.band), row.stadtraum_id or None) for row in rows)


def book(session: Session, round_: Round, cells: Mapping[Cell, int], now: datetime, *, people: int = 0) -> None:
    """Add learning days (negative ones take away) and people to a round, and tell live pages."""
    if not cells and not people:
        return
    change = totals(cells)
    total = _change_total(session, round_.id, now, people=people, **{band: getattr(change, band) for band in Band})
    if cells:
        _add(session, CitySum, round_.id, cells)
    if reached(round_.milestones, round_.goal, total) != reached(
        round_.milestones, round_.goal, total - change.learning_days
    ):
        mark_reached(session, round_, total, now)
    announce(session, TOPIC)


def carry(session: Session, round_id: str, cells: Mapping[Cell, int]) -> None:
    """Keep the learning days of a person who leaves, without the person; the sums stay as they are."""
    if cells:
        _add(session, CarryRow, round_id, cells)


def mark_reached(session: Session, round_: Round, total: int, now: datetime) -> None:
    """Write down milestones that `total` has reached for the first time; each is an event once."""
    for milestone in reached(round_.milestones, round_.goal, total):
        if keep_milestone(session, ReachedMilestone(round_id=round_.id, milestone=milestone, reached_at=now)):
            record(session, MilestoneReached(round_.id, milestone, now))


def total_of(session: Session, round_id: str) -> CityTotal | None:
    """The total as it stands; None before the first sign-up."""
    return session.exec(select(CityTotal).where(CityTotal.round_id == round_id)).first()


def _change_total(session: Session, round_id: str, now: datetime, **change: int) -> int:
    """The round's learning days after the change."""
    return add_to_total(session, CityTotal(round_id=round_id, changed_at=now, **change))


def _add(session: Session, table: type[CitySum] | type[CarryRow], round_id: str, cells: Mapping[Cell, int]) -> None:
    rows = [
        {
            "round_id": round_id,
            "date": cell.date,
            "band": cell.band.value,
            "stadtraum_id": cell.stadtraum or NOBODY_SAID,
            "learning_days": days,
        }
        for cell, days in cells.items()
    ]
    add_days(session, table, rows)
