"""Taking and ending pauses (product.md §3, "Pause")."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, delete

from challenge.checkins import queries
from challenge.checkins.models import Pause
from challenge.checkins.rules.pauses import PauseRefusal, after_logging, ended, pause_refusal
from challenge.checkins.rules.windows import PauseSpan
from challenge.core.errors import Invalid
from challenge.core.i18n import gettext, mark
from challenge.core.tokens import new_id
from challenge.goals.models import Goal

SENTENCES = {
    PauseRefusal.too_short: mark("Eine Pause dauert mindestens einen Tag."),
    PauseRefusal.used_up: mark("Zusammen sind 14 Pausentage möglich. Wähle weniger Tage."),
    PauseRefusal.too_old: mark("Eine Pause kann bis zu 7 Tage zurück beginnen."),
    PauseRefusal.before_start: mark("Da warst du noch nicht dabei. Wähle einen Tag ab deinem Start."),
    PauseRefusal.after_end: mark("Da sind deine 30 Fenster schon vorbei."),
    PauseRefusal.overlap: mark("An diesen Tagen ist schon Pause."),
    PauseRefusal.learned: mark("In dieser Zeit hast du schon gelernt. Wähle Tage ohne Eintrag."),
}


def take_pause(session: Session, goal: Goal, first: date, days: int, *, today: date, now: datetime) -> None:
    """Pause `days` dates from `first`; Invalid with the sentence for the field, nothing written."""
    house = queries.progress(session, goal.participant_id, goal.starts_on, today)
    why = pause_refusal(first, days, today=today, start=goal.starts_on, existing=house.pauses, learned=house.learned)
    if why is not None:
        field = "days" if why in (PauseRefusal.too_short, PauseRefusal.used_up) else "from"
        raise Invalid({field: gettext(SENTENCES[why])})
    last = first + timedelta(days=days - 1)
    session.add(Pause(id=new_id(), participant_id=goal.participant_id, first=first, last=last, made_at=now))
    session.flush()


def end_pause(session: Session, participant_id: str, today: date) -> None:
    """End the pause that covers today: today is a window again. No pause, nothing to do."""
    for pause in queries.pauses(session, participant_id):
        span = PauseSpan(pause.first, pause.last)
        if today in span:
            rest = ended(span, today)
            _replace(session, pause, (rest,) if rest else ())


def spans(pauses: Iterable[Pause]) -> tuple[PauseSpan, ...]:
    """Rows as the rules know them."""
    return tuple(PauseSpan(each.first, each.last) for each in pauses)


def end_by_logging(session: Session, pauses: Sequence[Pause], day: date, today: date) -> None:
    """Logging on a paused date ends the pause that day; `pauses` are all of the person."""
    for pause, span in zip(pauses, spans(pauses), strict=True):
        if day in span:
            _replace(session, pause, after_logging(span, day, today))


def forget(session: Session, participant_id: str) -> None:
    """Delete all pauses of a person."""
    session.exec(delete(Pause).where(col(Pause.participant_id) == participant_id))


def _replace(session: Session, pause: Pause, rest: tuple[PauseSpan, ...]) -> None:
    session.delete(pause)
    for span in rest:
        session.add(
            Pause(
                id=new_id(),
                participant_id=pause.participant_id,
                first=span.first,
                last=span.last,
                made_at=pause.made_at,
            )
        )
    session.flush()
