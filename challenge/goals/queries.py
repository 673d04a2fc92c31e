"""Reading goals."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import String, bindparam
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.core.i18n import gettext as _
from challenge.goals import catalogue
from challenge.goals.models import Goal
from challenge.goals.rules import week_of
from challenge.rounds.models import Round

# Asked with every check-in, so built once: building a statement costs more than running it.
PERSON = bindparam("person", type_=String)
NEWEST_FIRST = (
    select(Goal)
    .where(col(Goal.participant_id) == PERSON)
    .order_by(col(Goal.starts_on).desc(), col(Goal.created_at).desc())
)
WITH_ROUND = (
    select(Goal, Round)
    .join(Round, col(Round.id) == col(Goal.round_id))
    .where(col(Goal.participant_id) == PERSON)
    .order_by(col(Goal.starts_on), col(Goal.created_at))
)


@dataclass(frozen=True)
class Step:
    """What an idea suggests for a window: the small daily step, and the week's."""

    daily: str
    week: int
    weekly: str


def current_goal(session: Session, participant_id: str) -> Goal | None:
    """The goal that was begun last; everybody who joined has one."""
    return session.scalars(NEWEST_FIRST, {"person": participant_id}).first()


def goals_of(session: Session, participant_id: str) -> list[Goal]:
    """All goals of a person, the first one first."""
    query = select(Goal).where(Goal.participant_id == participant_id)
    return list(session.exec(query.order_by(col(Goal.starts_on))).all())


def title(goal: Goal, language: str) -> str:
    """The goal as its own person reads it."""
    idea = catalogue.idea(goal.idea) if goal.idea else None
    return idea.text(language).title if idea else goal.title


def public_title(goal: Goal, language: str) -> str:
    """The goal as others may read it: own words only after approval, before that their topic or a neutral line."""
    if goal.idea or goal.title_approved_at:
        return title(goal, language)
    topic = catalogue.topic(goal.topic) if goal.topic else None
    return topic.name(language) if topic else _("30 Tage lernen")


def step(goal: Goal, window_number: int, language: str) -> Step | None:
    """The idea's step for a window; None for a goal in own words."""
    idea = catalogue.idea(goal.idea) if goal.idea else None
    if idea is None:
        return None
    week = week_of(window_number)
    text = idea.text(language)
    return Step(text.daily, week, text.weeks[week - 1])


def goal_on(session: Session, participant_id: str, day: date) -> tuple[Goal, Round]:
    """The goal that a date belongs to, and its round: the last one begun by then, else the first one at all.

    Raises NotFound for somebody without a goal.
    """
    found = [(goal, round_) for goal, round_ in session.execute(WITH_ROUND, {"person": participant_id})]
    if not found:
        raise NotFound
    return next((pair for pair in reversed(found) if pair[0].starts_on <= day), found[0])


def untouched_round(session: Session) -> Round | None:
    """The only round, while nobody has joined it: its first day may still move. Else None."""
    rounds = session.exec(select(Round).limit(2)).all()
    joined = session.exec(select(Goal.id).limit(1)).first()
    return rounds[0] if len(rounds) == 1 and joined is None else None


def own_data(session: Session, participant_id: str) -> list[dict[str, Any]]:
    """What is stored about the person's goals, for their export."""
    return [goal.model_dump(mode="json") for goal in goals_of(session, participant_id)]
