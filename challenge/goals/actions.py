"""Joining with a goal, changing it, beginning the next one."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete

from challenge.core.errors import Invalid, NotFound
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.core.tokens import new_id
from challenge.goals.catalogue import idea as find_idea
from challenge.goals.events import Joined
from challenge.goals.models import Goal
from challenge.goals.rules import another_start, may_change
from challenge.participants.actions.people import register
from challenge.participants.events import WordsChosen, WordsDropped
from challenge.participants.models import Participant
from challenge.rounds.models import Round
from challenge.rounds.rules import own_start


@dataclass(frozen=True)
class GoalWish:
    """What somebody wants to learn: an idea's id, or a title in own words and its topic; minutes a day or None."""

    idea: str | None
    title: str
    minutes: int | None
    why: str
    topic: str | None = None


@dataclass(frozen=True)
class JoinWish:
    """Everything the joining form knows; only the goal is needed."""

    goal: GoalWish
    nickname: str
    stadtraum_id: int | None
    teach: str
    under16: bool
    tomorrow: bool
    via: str
    language: str


def join(session: Session, round_: Round, wish: JoinWish, *, today: date, now: datetime) -> Participant:
    """Register a person with their first goal; Invalid when the round takes nobody today."""
    starts_on = own_start(round_.dates, today, tomorrow=wish.tomorrow)
    if starts_on is None:
        raise Invalid({"start": _too_late(round_, today)})
    person = register(
        session,
        chosen_name=wish.nickname,
        language=wish.language,
        stadtraum_id=wish.stadtraum_id,
        teach=wish.teach,
        under16=wish.under16,
        now=now,
    )
    begin_goal(session, person.id, round_.id, wish.goal, starts_on, now)
    record(session, Joined(person.id, round_.id, wish.via, now))
    return person


def begin_goal(
    session: Session, participant_id: str, round_id: str, wish: GoalWish, starts_on: date, now: datetime
) -> Goal:
    """A new house with 30 dark windows from `starts_on`."""
    goal = Goal(id=new_id(), participant_id=participant_id, round_id=round_id, starts_on=starts_on, created_at=now)
    session.add(goal)
    _fill(session, goal, wish, now)
    return goal


def begin_another(
    session: Session, round_: Round, participant_id: str, wish: GoalWish, earliest: date, *, today: date, now: datetime
) -> Goal:
    """The next goal of somebody who has finished, from `earliest` on; Invalid when this round is too far gone."""
    starts_on = another_start(round_.dates, earliest, today)
    if starts_on is None:
        raise Invalid({"title": _("In dieser Runde passen keine 30 Fenster mehr. In der nächsten bist du dabei.")})
    return begin_goal(session, participant_id, round_.id, wish, starts_on, now)


def change_goal(session: Session, goal: Goal, wish: GoalWish, *, today: date, now: datetime) -> None:
    """Change what is learned, until the third day (product.md §4); the windows stay. Invalid afterwards."""
    if not may_change(goal.starts_on, today):
        raise Invalid({"title": _("Dein Ziel kannst du bis zum dritten Tag ändern. Jetzt bleibt es dabei.")})
    _fill(session, goal, wish, now)


def approve_title(session: Session, goal_id: str, now: datetime) -> None:
    """Others may read the goal's own words from now on."""
    goal = session.get(Goal, goal_id)
    if goal is None:
        raise NotFound
    goal.title_approved_at = now


def withdraw_title(session: Session, goal_id: str) -> None:
    """Others read a neutral line again."""
    goal = session.get(Goal, goal_id)
    if goal is None:
        raise NotFound
    goal.title_approved_at = None


def _fill(session: Session, goal: Goal, wish: GoalWish, now: datetime) -> None:
    idea = find_idea(wish.idea) if wish.idea else None
    own_words, dropped = not idea and wish.title != goal.title, idea and goal.title
    goal.idea, goal.topic = (idea.id, idea.topic) if idea else (None, wish.topic)
    goal.title = "" if idea else wish.title
    goal.minutes = wish.minutes or (idea.minutes if idea else None)
    goal.why = wish.why
    if own_words or dropped:
        goal.title_approved_at = None
    session.flush()
    if own_words or dropped:
        event = WordsChosen if own_words else WordsDropped
        record(session, event(goal.participant_id, "goal", goal.id, now))


def _too_late(round_: Round, today: date) -> str:
    if own_start(round_.dates, today, tomorrow=False) is not None:
        return _("Heute ist der letzte Tag zum Anfangen. Wähle heute.")
    return _("Diese Runde nimmt gerade niemanden mehr auf. Die nächste kommt.")


def forget(session: Session, participant_id: str) -> None:
    """Delete all goals of a person."""
    session.exec(delete(Goal).where(col(Goal.participant_id) == participant_id))
