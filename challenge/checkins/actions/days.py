"""Logging a date, taking it back, and what posts add (product.md §3, "Log")."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, String, bindparam
from sqlmodel import Session, col, delete, select

from challenge.checkins import queries
from challenge.checkins.actions import pauses
from challenge.checkins.events import LearningDayAdded, LearningDayRemoved
from challenge.checkins.models import CheckIn, Credit
from challenge.checkins.rules.deliveries import Entry, merged
from challenge.checkins.rules.windows import windows
from challenge.core.errors import Invalid
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.goals.models import Goal
from challenge.imaging.media import drop

# Asked with every check-in, so built once: building a statement costs more than running it.
CREDITED = select(col(Credit.post_id)).where(
    col(Credit.participant_id) == bindparam("person", type_=String), col(Credit.date) == bindparam("day", type_=Date)
)


@dataclass(frozen=True)
class Details:
    """The optional part of an entry: None leaves what was there, 0 and "" clear it; `photo` names a stored picture."""

    minutes: int | None = None
    mood: str | None = None
    note: str | None = None
    photo: str | None = None


def check_in(
    session: Session, goal: Goal, day: date, details: Details, *, done_at: datetime, now: datetime, today: date
) -> bool:
    """Write "I learned" for an open date; the caller holds the person's lock and asked `openness`.

    A later word wins whatever the order of deliveries; returns whether this one stands. Invalid (field `day`) after
    the goal's 30 windows.
    """
    taken = queries.pauses(session, goal.participant_id, goal.starts_on)
    if day > windows(goal.starts_on, pauses.spans(taken))[-1]:
        raise Invalid({"day": _("Deine 30 Fenster sind vorbei. Such dir ein neues Ziel, dann geht es weiter.")})
    stands = _write(session, goal, day, Entry(learned=True, done_at=done_at), details, now)
    if stands:
        pauses.end_by_logging(session, taken, day, today)
    return stands


def take_back(session: Session, goal: Goal, day: date, *, done_at: datetime, now: datetime) -> bool:
    """Undo a date without questions; a post's credit for it stays."""
    return _write(session, goal, day, Entry(learned=False, done_at=done_at), Details(), now)


def credit(session: Session, goal: Goal, post_id: str, day: date, now: datetime) -> None:
    """An approved post stands for `day` of its author (no 7-day limit: the post is dated)."""
    if session.get(Credit, post_id) is not None:
        return
    before = _counts(session, goal.participant_id, day)
    session.add(Credit(post_id=post_id, participant_id=goal.participant_id, date=day))
    session.flush()
    if not before:
        record(session, LearningDayAdded(goal.participant_id, goal.round_id, day, "posts", now))


def withdraw_credit(session: Session, goal: Goal, post_id: str, now: datetime) -> None:
    """The post no longer stands for its date; a log of the same date still does."""
    found = session.get(Credit, post_id)
    if found is None:
        return
    session.delete(found)
    session.flush()
    if not _counts(session, found.participant_id, found.date):
        record(session, LearningDayRemoved(found.participant_id, goal.round_id, found.date, now))


def forget(session: Session, participant_id: str) -> list[str]:
    """Delete all of a person's learning days; returns the stored pictures that were theirs."""
    query = select(CheckIn.photo).where(CheckIn.participant_id == participant_id)
    photos = [name for name in session.exec(query).all() if name]
    session.exec(delete(CheckIn).where(col(CheckIn.participant_id) == participant_id))
    session.exec(delete(Credit).where(col(Credit.participant_id) == participant_id))
    pauses.forget(session, participant_id)
    return photos


def _write(session: Session, goal: Goal, day: date, new: Entry, details: Details, now: datetime) -> bool:
    row = session.get(CheckIn, (goal.participant_id, day))
    old = Entry(row.learned, row.done_at) if row else None
    if old is not None and merged(old, new) != new:
        return False
    credited = _is_credited(session, goal.participant_id, day)
    if row is None:
        row = CheckIn(participant_id=goal.participant_id, date=day, learned=False, done_at=new.done_at, entered_at=now)
        session.add(row)
    _fill(session, row, new, details, now)
    was, is_ = credited or bool(old and old.learned), credited or new.learned
    _tell(session, goal, day, was=was, is_=is_, now=now)
    return True


def _fill(session: Session, row: CheckIn, new: Entry, details: Details, now: datetime) -> None:
    before = row.photo
    stays = row.learned and new.learned  # an undone date that is logged again starts empty
    kept = Details(row.minutes, row.mood, row.note, row.photo) if stays else Details()
    row.learned, row.done_at, row.entered_at = new.learned, new.done_at, now
    row.minutes = (kept.minutes if details.minutes is None else details.minutes) or None
    row.mood = (kept.mood if details.mood is None else details.mood) or None
    row.note = (kept.note if details.note is None else details.note) or ""
    row.photo = details.photo or kept.photo
    if before and before != row.photo:
        drop(session, before, now)
    session.flush()


def _tell(session: Session, goal: Goal, day: date, *, was: bool, is_: bool, now: datetime) -> None:
    if is_ and not was:
        record(session, LearningDayAdded(goal.participant_id, goal.round_id, day, "app", now))
    if was and not is_:
        record(session, LearningDayRemoved(goal.participant_id, goal.round_id, day, now))


def _counts(session: Session, participant_id: str, day: date) -> bool:
    row = session.get(CheckIn, (participant_id, day))
    return (row is not None and row.learned) or _is_credited(session, participant_id, day)


def _is_credited(session: Session, participant_id: str, day: date) -> bool:
    return session.execute(CREDITED, {"person": participant_id, "day": day}).first() is not None
