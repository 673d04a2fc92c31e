"""A person's house and its open dates as `/heute` shows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from challenge.checkins.models import CheckIn
from challenge.checkins.queries import Progress
from challenge.checkins.rules.windows import Window, WindowState
from challenge.core.i18n import gettext, mark, ngettext, short_date
from challenge.core.i18n import gettext as _
from challenge.imaging.house import HouseView, house, windows

WORDS = {
    WindowState.lit: mark("leuchtet"),
    WindowState.joker: mark("ein Stern hält deine Serie"),
    WindowState.dark: mark("dunkel"),
    WindowState.today: mark("heute"),
    WindowState.future: mark("kommt noch"),
}


@dataclass(frozen=True)
class DayView:
    """One open date of the strip."""

    date: date
    learned: bool
    paused: bool
    joker: bool


@dataclass(frozen=True)
class EntryView:
    """The person's own entry of a date, to be edited."""

    minutes: str
    mood: str
    note: str
    photo: bool


def house_view(progress: Progress, fresh: date | None) -> HouseView:
    """The drawing with 30 windows; `fresh` is a date lit just now."""
    drawing, shown, lit = house(), progress.house, progress.series.learning_days
    return HouseView(
        drawing=drawing,
        windows=windows(drawing, [each.state.value for each in shown], [_label(each) for each in shown]),
        title=_("Dein Haus"),
        description=_lights(lit),
        fresh=next((each.number for each in shown if each.date == fresh), None),
        plate=str(lit or ""),
    )


def day_views(progress: Progress, days: Collection[date]) -> tuple[DayView, ...]:
    """The open dates, oldest first."""
    states = {window.date: window.state for window in progress.house}
    return tuple(
        DayView(
            date=day,
            learned=day in progress.learned,
            paused=progress.is_paused(day),
            joker=states.get(day) is WindowState.joker,
        )
        for day in sorted(days)
    )


def entry_view(entries: Mapping[date, CheckIn], day: date) -> EntryView | None:
    """What the person wrote about a date; None where they have not logged it."""
    entry = entries.get(day)
    if entry is None:
        return None
    minutes = "" if entry.minutes is None else str(entry.minutes)
    return EntryView(minutes, entry.mood or "", entry.note, bool(entry.photo))


def _label(window: Window) -> str:
    words = {"n": window.number, "date": short_date(window.date), "state": gettext(WORDS[window.state])}
    return _("Fenster {n}, {date}: {state}").format(**words)


def _lights(lit: int) -> str:
    if not lit:
        return _("30 Fenster warten auf ihr Licht.")
    return ngettext("{n} von 30 Fenstern leuchtet.", "{n} von 30 Fenstern leuchten.", lit).format(n=lit)
