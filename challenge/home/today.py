"""What `/heute` shows, put together from all features; one dataclass for page and fragment."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.checkins.models import CheckIn
from challenge.checkins.queries import Progress
from challenge.checkins.rules.openness import open_days
from challenge.checkins.rules.pauses import PAUSE_MAX
from challenge.checkins.rules.windows import Window, WindowState
from challenge.core.clock import is_night
from challenge.core.errors import Expired
from challenge.core.i18n import gettext as _
from challenge.core.i18n import language, ngettext, short_date
from challenge.goals import queries as goals
from challenge.goals.queries import Step
from challenge.goals.rules import may_begin_another
from challenge.home.earned import EarnedView, earned_view
from challenge.imaging.house import HouseView, house, windows
from challenge.participants.models import Device
from challenge.participants.queries import Viewer, has_card, unknown_devices
from challenge.rounds.queries import round_of
from challenge.web.forms import FormState, new_key

WORDS = {
    WindowState.lit: lambda: _("leuchtet"),
    WindowState.joker: lambda: _("ein Stern hält deine Serie"),
    WindowState.dark: lambda: _("dunkel"),
    WindowState.today: lambda: _("heute"),
    WindowState.future: lambda: _("kommt noch"),
}


@dataclass(frozen=True)
class DayView:
    """One open date of the strip; `entry` is the person's own, learned entry."""

    date: date
    learned: bool
    paused: bool
    joker: bool
    entry: CheckIn | None


@dataclass(frozen=True)
class TodayPage:
    """`home/today.html` and its fragment. `number` is today's window, None before the start, in a pause or after."""

    nickname: str
    owner: str
    goal_title: str
    house: HouseView
    learning_days: int
    series: int | None
    jokers: int
    today: date
    night: bool
    starts_on: date
    days_to_go: int
    number: int | None
    learned_today: bool
    paused: bool
    pause_left: int
    welcome_back: bool
    finished: bool
    closed: bool
    step: Step | None
    days: tuple[DayView, ...]
    shown_day: date
    entry: CheckIn | None
    unknown_devices: tuple[Device, ...]
    has_card: bool
    under16: bool
    earned: EarnedView
    key: str = field(default_factory=new_key)
    pause_key: str = field(default_factory=new_key)
    form: FormState = field(default_factory=FormState)
    said: str = ""


def today_page(
    session: Session,
    viewer: Viewer,
    *,
    now: datetime,
    today: date,
    shown_day: date | None = None,
    form: FormState | None = None,
    fresh: date | None = None,
    said: str = "",
) -> TodayPage:
    """The page for a person; `fresh` is a date lit just now, `said` what the live region tells."""
    goal = goals.current_goal(session, viewer.participant_id)
    if goal is None:
        raise Expired
    progress = checkins.progress(session, viewer.participant_id, goal.starts_on, today)
    shown = progress.house
    numbers = progress.series
    last_entry_on = round_of(session, goal.round_id).dates.last_entry_on
    oldest = today - timedelta(days=7)
    entries = checkins.entries_since(session, viewer.participant_id, oldest)
    days = _days(open_days(today, goal.starts_on, last_entry_on), progress, shown, entries)
    number = next((each.number for each in shown if each.date == today), None)
    day = shown_day or today
    last = progress.dates[-1]
    finished = may_begin_another(last, numbers.learning_days, today, last_lit=last in progress.learned)
    return TodayPage(
        nickname=viewer.nickname,
        owner=viewer.participant_id,
        goal_title=goals.title(goal, language().code),
        house=_house(shown, numbers.learning_days, fresh),
        learning_days=numbers.learning_days,
        series=numbers.current,
        jokers=sum(each.state is WindowState.joker for each in shown),
        today=today,
        night=is_night(now),
        starts_on=goal.starts_on,
        days_to_go=max(0, (goal.starts_on - today).days),
        number=number,
        learned_today=today in progress.learned,
        paused=any(today in span for span in progress.pauses),
        pause_left=PAUSE_MAX - sum(span.days for span in progress.pauses),
        welcome_back=numbers.current is None and numbers.learning_days > 0,
        finished=finished,
        closed=today > last_entry_on,
        step=goals.step(goal, number, language().code) if number else None,
        days=days,
        shown_day=day,
        entry=entries.get(day),
        unknown_devices=tuple(unknown_devices(session, viewer.participant_id, viewer.device_id)),
        has_card=has_card(session, viewer.participant_id),
        under16=viewer.under16,
        earned=earned_view(session, viewer, progress, now=now, today=today, finished=finished),
        form=form or _filled(entries.get(day), today + timedelta(days=today in progress.learned)),
        said=said,
    )


def _filled(entry: CheckIn | None, pause_from: date) -> FormState:
    fields = {"from": pause_from.isoformat()}
    if entry is None:
        return FormState(fields)
    minutes = "" if entry.minutes is None else str(entry.minutes)
    return FormState({**fields, "minutes": minutes, "mood": entry.mood or "", "note": entry.note})


def _days(
    days: tuple[date, ...], progress: Progress, shown: tuple[Window, ...], entries: dict[date, CheckIn]
) -> tuple[DayView, ...]:
    states = {window.date: window.state for window in shown}
    return tuple(
        DayView(
            date=day,
            learned=day in progress.learned,
            paused=any(day in span for span in progress.pauses),
            joker=states.get(day) is WindowState.joker,
            entry=entries.get(day),
        )
        for day in sorted(days)
    )


def _house(shown: tuple[Window, ...], lit: int, fresh: date | None) -> HouseView:
    drawing = house()
    labels = [
        _("Fenster {n}, {date}: {state}").format(n=each.number, date=short_date(each.date), state=WORDS[each.state]())
        for each in shown
    ]
    return HouseView(
        drawing=drawing,
        windows=windows(drawing, [each.state.value for each in shown], labels),
        title=_("Dein Haus"),
        description=ngettext("{n} von 30 Fenstern leuchtet.", "{n} von 30 Fenstern leuchten.", lit).format(n=lit),
        fresh=next((each.number for each in shown if each.date == fresh), None),
        plate=str(lit or ""),
    )
