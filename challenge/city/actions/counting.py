"""What the city does when people join, learn, take back and leave, and what the organiser decides about a rush."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select, update

from challenge.checkins.events import LearningDayAdded, LearningDayRemoved
from challenge.city.actions.ledger import NOBODY_SAID, TOPIC, book, carry, cells_of
from challenge.city.actions.standings import ripen, sign_up, standing_of
from challenge.city.actions.upserts import keep_date
from challenge.city.models import Correction, CountedDate, Standing
from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Cell
from challenge.core.events import announce
from challenge.core.tokens import new_id
from challenge.goals.events import Joined
from challenge.participants.events import Leaving
from challenge.participants.queries import participant
from challenge.posts.events import PostApproved, PostTakenDown
from challenge.rounds.models import Round
from challenge.rounds.queries import round_of


def on_joined(session: Session, event: Joined) -> None:
    """A new person takes part, unless the breaker holds them."""
    sign_up(session, event.participant_id, round_of(session, event.round_id), event.at)


def on_learning_day_added(session: Session, event: LearningDayAdded) -> None:
    """One person-date: kept at once, summed up as soon as the person counts; dates after day 57 are theirs alone."""
    standing, round_ = standing_of(session, event.participant_id, event.round_id, event.at)
    new = _kept(session, event) if event.date <= round_.dates.last_counted_on else []
    begins = ripen(standing, event.at)
    if standing.counts:
        rows = _dates_of(session, standing) if begins else new
        book(session, round_, cells_of(rows), event.at)


def on_learning_day_removed(session: Session, event: LearningDayRemoved) -> None:
    """The person-date is gone, from the band in which it counted."""
    mine = (col(CountedDate.participant_id) == event.participant_id) & (col(CountedDate.date) == event.date)
    rows = list(session.scalars(delete(CountedDate).where(mine).returning(CountedDate)))
    for row in rows:
        standing, round_ = standing_of(session, event.participant_id, row.round_id, event.at)
        if standing.counts:
            book(session, round_, {cell: -days for cell, days in cells_of([row]).items()}, event.at)


def on_leaving(session: Session, event: Leaving) -> None:
    """Anonymous carry rows take the place of what counted; what did not count yet just goes."""
    query = select(Standing, Round).join(Round, col(Round.id) == col(Standing.round_id))
    mine = query.where(Standing.participant_id == event.participant_id).with_for_update(of=Standing)
    for standing, round_ in session.exec(mine.execution_options(populate_existing=True)).all():
        if standing.counts:
            carry(session, round_.id, cells_of(_dates_of(session, standing)))
        book(session, round_, {}, event.at, people=0 if standing.held_since else -1)
    session.exec(delete(CountedDate).where(col(CountedDate.participant_id) == event.participant_id))
    session.exec(delete(Standing).where(col(Standing.participant_id) == event.participant_id))


def on_posts_changed(session: Session, _event: PostApproved | PostTakenDown) -> None:
    """The number of published posts stands on city pages too."""
    announce(session, TOPIC)


def release(session: Session, round_id: str, until: datetime, staff_id: str, reason: str, now: datetime) -> Correction:
    """Everybody held up to `until` (the instant the organiser looked at) counts from now on."""
    held = _held(round_id, until)
    round_ = round_of(session, round_id)
    people = len(session.exec(select(Standing.participant_id).where(held).with_for_update()).all())
    cells = _cells(session, held)
    session.exec(update(Standing).where(held).values(held_since=None))
    book(session, round_, cells, now, people=people)
    return _write_down(session, round_id, "released", people, sum(cells.values()), staff_id, reason, now)


def refuse(session: Session, round_id: str, until: datetime, staff_id: str, reason: str, now: datetime) -> Correction:
    """Everybody held up to `until` stays out of the total for good; they keep their own house."""
    held = _held(round_id, until)
    people = len(session.exec(select(Standing.participant_id).where(held).with_for_update()).all())
    days = sum(_cells(session, held).values())
    session.exec(update(Standing).where(held).values(refused_at=now))
    return _write_down(session, round_id, "refused", people, days, staff_id, reason, now)


def _kept(session: Session, event: LearningDayAdded) -> list[CountedDate]:
    """The new row, or none where the date counts already: it stays in the band in which it first counted."""
    stadtraum = participant(session, event.participant_id).stadtraum_id or NOBODY_SAID
    row = CountedDate(
        participant_id=event.participant_id,
        date=event.date,
        round_id=event.round_id,
        band=event.source,
        stadtraum_id=stadtraum,
    )
    return [row] if keep_date(session, row) else []


def _dates_of(session: Session, standing: Standing) -> list[CountedDate]:
    query = select(CountedDate).where(CountedDate.participant_id == standing.participant_id)
    return list(session.exec(query.where(CountedDate.round_id == standing.round_id)).all())


def _held(round_id: str, until: datetime) -> ColumnElement[bool]:
    waiting = col(Standing.refused_at).is_(None) & (col(Standing.held_since) <= until)
    return (col(Standing.round_id) == round_id) & waiting


def _cells(session: Session, held: ColumnElement[bool]) -> dict[Cell, int]:
    """What those of the held who are mature have learned, summed up by the database."""
    where = (col(CountedDate.date), col(CountedDate.band), col(CountedDate.stadtraum_id))
    same_person = col(Standing.participant_id) == col(CountedDate.participant_id)
    same_round = col(Standing.round_id) == col(CountedDate.round_id)
    query = select(*where, func.count()).join(Standing, same_person & same_round)
    rows = session.exec(query.where(held, col(Standing.mature_since).is_not(None)).group_by(*where)).all()
    return {Cell(date, Band(band), stadtraum or None): days for date, band, stadtraum, days in rows}


def _write_down(
    session: Session, round_id: str, kind: str, people: int, days: int, staff_id: str, reason: str, now: datetime
) -> Correction:
    row = Correction(
        id=new_id(),
        round_id=round_id,
        kind=kind,
        people=people,
        learning_days=days,
        reason=reason,
        staff_id=staff_id,
        at=now,
    )
    session.add(row)
    session.flush()
    return row
