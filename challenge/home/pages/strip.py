"""The strip of dates that can be logged, each with what its own house shows of it."""

from datetime import date, timedelta

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.checkins.queries import Progress
from challenge.checkins.rules.openness import OPEN_BACK, open_days
from challenge.goals import queries as goals
from challenge.goals.models import Goal
from challenge.home.pages.house import DayView, day_views
from challenge.rounds.queries import round_of


def strip(session: Session, goal: Goal, progress: Progress) -> tuple[DayView, ...]:
    """Oldest first, nothing past a last window; the house before stays open for a while when the next has begun."""
    days = _open(progress, last_entry_on(session, goal))
    if goal.starts_on <= progress.today - timedelta(days=OPEN_BACK):
        return days
    return _before(session, goal, progress.today) + days


def is_open(days: tuple[DayView, ...], day: date) -> bool:
    """Whether the strip has this date."""
    return any(each.date == day for each in days)


def last_entry_on(session: Session, goal: Goal) -> date:
    """The last date on which the goal's round takes entries."""
    return round_of(session, goal.round_id).dates.last_entry_on


def _before(session: Session, goal: Goal, today: date) -> tuple[DayView, ...]:
    """What is open of the house before."""
    before = [each for each in goals.goals_of(session, goal.participant_id) if each.starts_on < goal.starts_on]
    if not before:
        return ()
    old = checkins.progress(session, goal.participant_id, before[-1].starts_on, today)
    opened = _open(old, last_entry_on(session, before[-1]))
    return tuple(each for each in opened if each.date < goal.starts_on)


def _open(progress: Progress, last_entry_on: date) -> tuple[DayView, ...]:
    opened = open_days(progress.today, progress.start, last_entry_on)
    return day_views(progress, [day for day in opened if day <= progress.dates[-1]])
