"""Use cases of `/heute`: log a date or take it back, once, whatever the network does."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from challenge.checkins import actions as checkins
from challenge.checkins.actions import Details
from challenge.checkins.rules.openness import Refusal, refusal
from challenge.core.clock import local_date
from challenge.core.errors import Invalid, WrongOwner
from challenge.core.i18n import gettext, mark
from challenge.core.idempotency import remember, replayed
from challenge.goals.models import Goal
from challenge.goals.queries import goal_on
from challenge.imaging.media import drop
from challenge.participants.models import Participant
from challenge.participants.queries import Viewer, locked

SENTENCES = {
    Refusal.future: mark("Dieser Tag kommt erst noch. Eintragen kannst du ihn, wenn er da ist."),
    Refusal.before_start: mark("Da warst du noch nicht dabei. Deine Fenster beginnen mit deinem Start."),
    Refusal.too_old: mark("Dieser Tag liegt mehr als 7 Tage zurück und bleibt, wie er ist."),
    Refusal.closed: mark("Die Runde ist abgeschlossen. Deine Tage bleiben gespeichert."),
    Refusal.stale: mark("Dieser Eintrag hat länger als 10 Tage gewartet und kann nicht mehr zählen."),
}


@dataclass(frozen=True)
class Delivery:
    """One write about a date as it arrived; `body` is the digest of the form, `owner` may be empty."""

    day: date
    key: str
    body: str
    done_at: datetime
    owner: str


def log_day(
    session: Session, viewer: Viewer, delivery: Delivery, details: Details, *, now: datetime, today: date
) -> None:
    """Log a date. Invalid (field `day`) when it is not open, WrongOwner, KeyReused; nothing written then."""
    person = _locked(session, viewer, delivery)
    goal = _ready(session, person, delivery, now=now, today=today)
    stands = goal is not None and checkins.check_in(
        session, goal, delivery.day, details, done_at=delivery.done_at, now=now, today=today
    )
    if details.photo and not stands:
        drop(session, details.photo, now)


def undo_day(session: Session, viewer: Viewer, delivery: Delivery, *, now: datetime, today: date) -> None:
    """Take a date back; the same refusals as logging it."""
    person = _locked(session, viewer, delivery)
    goal = _ready(session, person, delivery, now=now, today=today)
    if goal is not None:
        checkins.take_back(session, goal, delivery.day, done_at=delivery.done_at, now=now)


def _locked(session: Session, viewer: Viewer, delivery: Delivery) -> Participant:
    """The person, held by the caller: while the object lives, nobody in this transaction asks for it again."""
    if delivery.owner and delivery.owner != viewer.participant_id:
        raise WrongOwner
    return locked(session, viewer.participant_id)


def _ready(session: Session, person: Participant, delivery: Delivery, *, now: datetime, today: date) -> Goal | None:
    """The goal to write for, None when this very write was done already."""
    if replayed(session, person.id, delivery.key, delivery.body) is not None:
        return None
    goal, round_ = goal_on(session, person.id, delivery.day)
    why = refusal(
        delivery.day,
        done_on=local_date(delivery.done_at),
        today=today,
        start=goal.starts_on,
        last_entry_on=round_.dates.last_entry_on,
    )
    if why is not None:
        raise Invalid({"day": gettext(SENTENCES[why])})
    remember(session, person.id, delivery.key, delivery.body, "/heute", now)
    return goal
