"""What `/heute` shows, put together from all features; one dataclass for page and fragment."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.checkins.queries import Progress
from challenge.checkins.rules.openness import OPEN_BACK
from challenge.checkins.rules.pauses import PAUSE_MAX
from challenge.checkins.rules.windows import WindowState
from challenge.core.clock import is_night
from challenge.core.errors import Expired
from challenge.core.i18n import language
from challenge.goals import queries as goals
from challenge.goals.queries import Step
from challenge.home.pages.earned import EarnedView, earned_view, is_finished
from challenge.home.pages.house import DayView, EntryView, entry_view, house_view
from challenge.home.pages.strip import is_open, last_entry_on, strip
from challenge.imaging.house import HouseView
from challenge.participants.models import Device
from challenge.participants.queries import Viewer, has_card, unknown_devices
from challenge.web.forms import FormState, new_key


@dataclass(frozen=True)
class TodayPage:
    """`home/today.html` and its fragment; `shown_day` is the date whose details are open."""

    viewer: Viewer
    progress: Progress
    goal_title: str
    house: HouseView
    night: bool
    closed: bool
    step: Step | None
    days: tuple[DayView, ...]
    shown_day: date
    entry: EntryView | None
    unknown_devices: tuple[Device, ...]
    has_card: bool
    earned: EarnedView
    form: FormState
    said: str
    key: str = field(default_factory=new_key)
    pause_key: str = field(default_factory=new_key)

    @property
    def today(self) -> date:
        return self.progress.today

    @property
    def learning_days(self) -> int:
        return self.progress.series.learning_days

    @property
    def series(self) -> int | None:
        """None when there is no run to show."""
        return self.progress.series.current

    @property
    def jokers(self) -> int:
        """Stars that hold a run."""
        return sum(each.state is WindowState.joker for each in self.progress.house)

    @property
    def days_to_go(self) -> int:
        """Dates until the own start, 0 from then on."""
        return max(0, (self.progress.start - self.today).days)

    @property
    def over(self) -> bool:
        """Whether the last window's date is past."""
        return self.today > self.progress.dates[-1]

    @property
    def learned_today(self) -> bool:
        return self.today in self.progress.learned

    @property
    def paused(self) -> bool:
        """Whether today is a paused date."""
        return self.progress.is_paused(self.today)

    @property
    def pause_left(self) -> int:
        """Paused dates that can still be taken."""
        return PAUSE_MAX - sum(span.days for span in self.progress.pauses)

    @property
    def welcome_back(self) -> bool:
        """Whether the run is broken: the number is hidden, the person greeted."""
        return self.series is None and self.learning_days > 0

    @cached_property
    def finished(self) -> bool:
        """Whether the next goal may begin."""
        return is_finished(self.progress)


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
    days, number = strip(session, goal, progress), progress.number
    day = shown_day if shown_day and (form or is_open(days, shown_day)) else today
    entry = entry_view(checkins.entries_since(session, viewer.participant_id, today - timedelta(days=OPEN_BACK)), day)
    return TodayPage(
        viewer=viewer,
        progress=progress,
        goal_title=goals.title(goal, language().code),
        house=house_view(progress, fresh),
        night=is_night(now),
        closed=today > last_entry_on(session, goal),
        step=goals.step(goal, number, language().code) if number else None,
        days=days,
        shown_day=day,
        entry=entry,
        unknown_devices=tuple(unknown_devices(session, viewer.participant_id, viewer.device_id)),
        has_card=has_card(session, viewer.participant_id),
        earned=earned_view(session, viewer, progress, now=now),
        form=form or _filled(entry, progress),
        said=said,
    )


def _filled(entry: EntryView | None, progress: Progress) -> FormState:
    """The details as they are, and the first date on which a pause can begin."""
    free = progress.today + timedelta(days=progress.today in progress.learned)
    fields = {"from": free.isoformat()}
    if entry is not None:
        fields |= {"minutes": entry.minutes, "mood": entry.mood, "note": entry.note}
    return FormState(fields)
