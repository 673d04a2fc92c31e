"""The strip of dates that can be logged, each with what its own house shows of it."""

from datetime import date, timedelta

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.checkins.queries import Progress
from challenge.checkins.rules.openness import OPEN_BACK, open_days
from challenge.goals import queries as goals
from challenge.goals.models import Goal
from challenge.home.house import DayView, day_views
from challenge.rounds.queries import round_of


def strip(session: Session, goal: Goal, progress: Progress) -> tuple[DayView, ...]:
    """Oldest first; the last dates of the house before stay open when the next one has begun."""
    days = day_views(progress, open_days(progress.today, goal.starts_on, last_entry_on(session, goal)))
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
    """What is open of the house before: nothing past its last window."""
    before = [each for each in goals.goals_of(session, goal.participant_id) if each.starts_on < goal.starts_on]
    if not before:
        return ()
    old = checkins.progress(session, goal.participant_id, before[-1].starts_on, today)
    opened = open_days(today, old.start, last_entry_on(session, before[-1]))
    return day_views(old, [day for day in opened if day < goal.starts_on and day <= old.dates[-1]])
