"""The organiser's figures of a round: who joined, how far they came, and where they live, from 10 people."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import case, distinct, func, union
from sqlmodel import Session, col, select

from challenge.checkins.models import CheckIn, Credit
from challenge.city.rules.disclosure import THRESHOLD
from challenge.goals.models import Goal
from challenge.participants.models import Participant
from challenge.rounds.queries import stadtraeume

LINES = (3, 10, 20, 30)
"""Learning days: third day, participation sheet, certificate, all windows."""


@dataclass(frozen=True)
class Reach:
    """People of one Stadtraum or of all; figures below 10 are None. `reached` follows LINES."""

    name: str
    people: int | None
    reached: tuple[int | None, ...]


@dataclass(frozen=True)
class Evaluation:
    """`everybody` in exact numbers, and the Stadträume with small cells hidden."""

    everybody: Reach
    stadtraeume: tuple[Reach, ...]


def evaluation(session: Session, round_id: str) -> Evaluation:
    """All figures of a round in two queries."""
    counts = _counts(session, round_id)
    total = tuple(map(sum, zip(*counts.values(), strict=True))) or (0,) * (len(LINES) + 1)
    names: dict[int | None, str] = {each.id: each.name for each in stadtraeume(session)}
    rows = [(names[key], counts.get(key, (0,) * len(total))) for key in names]
    columns = [_hidden([numbers[place] for _name, numbers in rows]) for place in range(len(total))]
    shown = zip(*columns, strict=True)
    reaches = [Reach(name, cells[0], tuple(cells[1:])) for (name, _), cells in zip(rows, shown, strict=True)]
    return Evaluation(Reach("", total[0], tuple(total[1:])), tuple(reaches))


def as_csv(found: Evaluation) -> str:
    """One row per Stadtraum, the city first; hidden figures are empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["stadtraum", "people", *(f"reached_{line}_days" for line in LINES)])
    for reach in (found.everybody, *found.stadtraeume):
        writer.writerow([reach.name or "Dresden", reach.people, *reach.reached])
    return text.getvalue()


def _counts(session: Session, round_id: str) -> dict[int | None, tuple[int, ...]]:
    """Stadtraum (None: not said) -> people, then how many reached each line."""
    days = union(
        select(col(CheckIn.participant_id), col(CheckIn.date)).where(col(CheckIn.learned)),
        select(col(Credit.participant_id), col(Credit.date)),
    ).subquery()
    learned = (
        select(
            col(Goal.participant_id).label("who"),
            func.count(distinct(days.c.date)).label("days"),
        )
        .outerjoin(days, (days.c.participant_id == col(Goal.participant_id)) & (days.c.date >= col(Goal.starts_on)))
        .where(Goal.round_id == round_id)
        .group_by(col(Goal.participant_id))
        .subquery()
    )
    reached = [func.sum(case((learned.c.days >= line, 1), else_=0)) for line in LINES]
    query = (
        select(col(Participant.stadtraum_id), func.count(), *reached)
        .join(learned, learned.c.who == col(Participant.id))
        .group_by(col(Participant.stadtraum_id))
    )
    return {row[0]: tuple(row[1:]) for row in session.exec(query).all()}


def _hidden(numbers: Iterable[int]) -> list[int | None]:
    """A column with its small cells hidden; a single one takes the next smallest with it, or the sum would tell."""
    numbers = list(numbers)
    hidden = {place for place, number in enumerate(numbers) if number < THRESHOLD}
    if len(hidden) == 1 and len(numbers) > 1:
        hidden.add(min((place for place in range(len(numbers)) if place not in hidden), key=lambda n: numbers[n]))
    return [None if place in hidden else number for place, number in enumerate(numbers)]
