"""Figures of the Stadträume: recomputed every hour, rounded, and nothing about few people (product.md §3)."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from challenge.city.actions.ledger import TOPIC, mark_reached, total_of
from challenge.city.models import CitySum, CountedDate, StadtraumFigure, Standing
from challenge.city.rules.disclosure import per_thousand, shown_days
from challenge.core.clock import local_date
from challenge.core.events import announce
from challenge.participants.models import Participant
from challenge.rounds.models import Round, Stadtraum
from challenge.rounds.queries import all_rounds, stadtraeume
from challenge.rounds.rules import Phase, phase

EVERY = timedelta(hours=1)


def recompute(session: Session, now: datetime) -> None:
    """Job of the timetable: publish new figures of every round that is going on."""
    places = stadtraeume(session)
    today = local_date(now)
    for round_ in all_rounds(session):
        if phase(round_.dates, today) not in (Phase.before, Phase.closed):
            _publish(session, round_, places, now)
            total = total_of(session, round_.id)
            mark_reached(session, round_, total.learning_days if total else 0, now)
    announce(session, TOPIC)


def _publish(session: Session, round_: Round, places: list[Stadtraum], now: datetime) -> None:
    active, days = _active(session, round_.id), _days(session, round_.id)
    known = {
        row.stadtraum_id: row
        for row in session.exec(select(StadtraumFigure).where(StadtraumFigure.round_id == round_.id)).all()
    }
    for place in places:
        row = known.get(place.id) or StadtraumFigure(round_id=round_.id, stadtraum_id=place.id, computed_at=now)
        people = active.get(place.id, 0)
        row.people_per_1000 = per_thousand(people, place.households)
        row.learning_days = shown_days(days.get(place.id, 0), people)
        row.computed_at = now
        session.add(row)


def _active(session: Session, round_id: str) -> dict[int | None, int]:
    """People by their present Stadtraum whose dates are in the total."""
    learned = (
        select(col(CountedDate.date))
        .where(col(CountedDate.participant_id) == Standing.participant_id, col(CountedDate.round_id) == round_id)
        .exists()
    )
    query = (
        select(Participant.stadtraum_id, func.count())
        .join(Standing, col(Standing.participant_id) == Participant.id)
        .where(Standing.round_id == round_id, col(Standing.mature_since).is_not(None))
        .where(col(Standing.held_since).is_(None), learned)
        .group_by(col(Participant.stadtraum_id))
    )
    return dict(session.exec(query).all())


def _days(session: Session, round_id: str) -> dict[int, int]:
    query = select(CitySum.stadtraum_id, func.sum(CitySum.learning_days)).where(CitySum.round_id == round_id)
    return {place: int(days) for place, days in session.exec(query.group_by(col(CitySum.stadtraum_id))).all()}
