"""Reading the form of `/heute`: which date, the optional details, and the client's time of doing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from challenge.checkins.rules.details import MINUTES, NOTE_MAX, Mood
from challenge.checkins.rules.openness import clamped
from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.web.forms import Sent, too_long, write_key


@dataclass(frozen=True)
class DayForm:
    """One entry as it was sent; None is a field that was not (the one tap sends none). `photo` is still untrusted."""

    day: date
    key: str
    done_at: datetime
    owner: str
    minutes: int | None
    mood: str | None
    note: str | None
    photo: bytes | None


def read_day(sent: Sent, errors: dict[str, str], *, today: date, now: datetime) -> DayForm:
    """The entry; what is wrong is put into `errors`, field by field."""
    note = cleaned(sent.text("note")) if "note" in sent.fields else None
    if problem := too_long(note or "", NOTE_MAX):
        errors["note"] = problem
    return DayForm(
        day=read_date(sent.text("day"), errors, "day", default=today),
        key=write_key(sent, errors),
        done_at=read_done_at(sent, errors, now),
        owner=sent.text("owner"),
        minutes=_minutes(sent, errors),
        mood=_mood(sent, errors),
        note=note,
        photo=sent.file("photo"),
    )


def read_date(text: str, errors: dict[str, str], field: str, *, default: date) -> date:
    """An ISO date, or the default for an empty field."""
    if not text:
        return default
    try:
        return date.fromisoformat(text)
    except ValueError:
        errors[field] = _("Dieses Datum konnten wir nicht lesen. Wähle einen Tag aus der Liste.")
        return default


def read_done_at(sent: Sent, errors: dict[str, str], now: datetime) -> datetime:
    """The client's time of doing in UTC, never later than the server's; now where none was sent."""
    text = sent.text("done_at")
    if not text:
        return now
    try:
        moment = datetime.fromisoformat(text)
        return clamped(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), now)
    except (ValueError, OverflowError):
        errors["done_at"] = _("Die Uhrzeit dieses Eintrags konnten wir nicht lesen. Lade die Seite bitte neu.")
        return now


def read_pause_days(sent: Sent, errors: dict[str, str]) -> int:
    """How many dates a pause shall last; the rules say how many are left."""
    text = sent.text("days")
    if not text.isdecimal() or len(text) > 2:
        errors["days"] = _("Schreib eine Zahl von 1 bis 14.")
        return 0
    return int(text)


def _minutes(sent: Sent, errors: dict[str, str]) -> int | None:
    """0 for a field that was cleared."""
    if "minutes" not in sent.fields:
        return None
    text = sent.text("minutes")
    if not text:
        return 0
    if not text.isdecimal() or len(text) > 4 or int(text) not in MINUTES:
        errors["minutes"] = _("Schreib eine Zahl von 1 bis 600.")
        return None
    return int(text)


def _mood(sent: Sent, errors: dict[str, str]) -> str | None:
    """Empty for a field that was cleared."""
    text = sent.text("mood")
    if text and text not in tuple(Mood):
        errors["mood"] = _("Wähle eines der vier Bilder.")
    return text if "mood" in sent.fields else None
