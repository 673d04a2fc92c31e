"""Reading learning days."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Date, String, bindparam, union_all
from sqlmodel import Session, col, select

from challenge.checkins.models import CheckIn, Credit, Pause
from challenge.checkins.rules.series import Series, series
from challenge.checkins.rules.windows import PauseSpan, Window, house, windows

# Asked with every check-in, so built once: building a statement costs more than running it.
PERSON = bindparam("person", type_=String)
START = bindparam("start", type_=Date)
PAUSES = select(Pause).where(col(Pause.participant_id) == PERSON, col(Pause.first) >= START).order_by(col(Pause.first))
LEARNED = union_all(
    select(col(CheckIn.date)).where(
        col(CheckIn.participant_id) == PERSON, col(CheckIn.date) >= START, col(CheckIn.learned)
    ),
    select(col(Credit.date)).where(col(Credit.participant_id) == PERSON, col(Credit.date) >= START),
)


@dataclass(frozen=True)
class Progress:
    """A house as it stands: its windows, numbers, pauses and learned dates."""

    start: date
    today: date
    learned: frozenset[date]
    pauses: tuple[PauseSpan, ...]

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The 30 windows' dates."""
        return windows(self.start, self.pauses)

    @cached_property
    def house(self) -> tuple[Window, ...]:
        """What each window shows today."""
        return house(self.start, self.learned, self.pauses, self.today)

    @cached_property
    def series(self) -> Series:
        """The numbers as of today."""
        return series(self.dates, self.learned, self.today)

    @property
    def number(self) -> int | None:
        """Today's window; None before the start, in a pause and after the last one."""
        return next((each.number for each in self.house if each.date == self.today), None)

    def is_paused(self, day: date) -> bool:
        return any(day in span for span in self.pauses)


def learned_dates(session: Session, participant_id: str, start: date) -> frozenset[date]:
    """All learning days from a date on, by log or by post."""
    return frozenset(session.scalars(LEARNED, {"person": participant_id, "start": start}))


def pauses(session: Session, participant_id: str, start: date = date.min) -> list[Pause]:
    """In order of their first date, from the start of a house on: each house has its own."""
    return list(session.scalars(PAUSES, {"person": participant_id, "start": start}))


def progress(session: Session, participant_id: str, start: date, today: date) -> Progress:
    """Everything a house needs, in three queries."""
    spans = tuple(PauseSpan(each.first, each.last) for each in pauses(session, participant_id, start))
    return Progress(start, today, learned_dates(session, participant_id, start), spans)


def entry(session: Session, participant_id: str, day: date) -> CheckIn | None:
    """The person's own entry of a date, an undone one included."""
    return session.get(CheckIn, (participant_id, day))


def entries_since(session: Session, participant_id: str, day: date) -> dict[date, CheckIn]:
    """Own learned entries from a date on."""
    query = select(CheckIn).where(CheckIn.participant_id == participant_id, CheckIn.date >= day, col(CheckIn.learned))
    return {each.date: each for each in session.exec(query).all()}


def photo_in_use(session: Session, name: str) -> bool:
    """Whether any entry shows this stored picture (content hashes may be shared)."""
    return session.exec(select(CheckIn.participant_id).where(CheckIn.photo == name).limit(1)).first() is not None


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """What is stored about the person's days, for their export; `photo` names a file of the same export."""
    entries = session.exec(select(CheckIn).where(CheckIn.participant_id == participant_id).order_by(col(CheckIn.date)))
    credits_ = session.exec(select(Credit).where(Credit.participant_id == participant_id))
    return {
        "check_ins": [each.model_dump(mode="json") for each in entries],
        "credits": [each.model_dump(mode="json") for each in credits_],
        "pauses": [each.model_dump(mode="json") for each in pauses(session, participant_id)],
    }
