"""Reading awards, and what a person's days mean for badges."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Date, String, bindparam, func, union
from sqlmodel import Session, col, select

from challenge.badges.catalogue import Badge, badges
from challenge.badges.models import Award, Celebration
from challenge.badges.rules import Facts, earned
from challenge.checkins.models import CheckIn, Credit
from challenge.checkins.queries import Progress
from challenge.checkins.rules.series import was_away
from challenge.checkins.rules.windows import WindowState
from challenge.core.errors import NotFound
from challenge.goals.models import Goal
from challenge.participants.models import Participant
from challenge.posts.models import Post
from challenge.posts.rules.states import PostState

BY_DAYS = frozenset({"days", "days_within", "held_out", "back_again"})
"""Kinds that depend on a person's own learning days alone."""


@dataclass(frozen=True)
class NextBadge:
    """The badge that comes soonest, and how many learning days, one a date, bring it."""

    badge: Badge
    missing: int


# Asked with every check-in, so built once: building a statement costs more than running it.
WITH_BADGES = (
    select(Goal, col(Award.badge))
    .join(
        Award,
        (col(Award.participant_id) == col(Goal.participant_id)) & (col(Award.round_id) == col(Goal.round_id)),
        isouter=True,
    )
    .where(
        col(Goal.participant_id) == bindparam("person", type_=String),
        col(Goal.round_id) == bindparam("round", type_=String),
        col(Goal.starts_on) <= bindparam("day", type_=Date),
    )
    .order_by(col(Goal.starts_on), col(Goal.created_at))
)


def awards_of(session: Session, participant_id: str) -> list[Award]:
    """All awards that still hold, the newest first."""
    query = select(Award).where(Award.participant_id == participant_id, col(Award.revoked_at).is_(None))
    return list(session.exec(query.order_by(col(Award.awarded_at).desc(), col(Award.badge))).all())


def award_with_owner(session: Session, award_id: str) -> tuple[Award, Participant]:
    """An award and the person who has it; raises NotFound."""
    query = select(Award, Participant).join(Participant, col(Participant.id) == col(Award.participant_id))
    found = session.exec(query.where(Award.id == award_id)).first()
    if found is None:
        raise NotFound
    award, owner = found
    return award, owner


def own_data(session: Session, participant_id: str) -> list[dict[str, Any]]:
    """A person's awards for the export, those taken back included."""
    query = select(Award).where(Award.participant_id == participant_id).order_by(col(Award.awarded_at))
    return [award.model_dump(mode="json", exclude={"participant_id"}) for award in session.exec(query).all()]


def facts_of(progress: Progress, *, posts: int = 0, brought: int = 0, milestone: bool = False) -> Facts:
    """What badges look at, from the windows up to today and what other features count."""
    numbers = progress.series
    return Facts(
        learning_days=numbers.learning_days,
        windows_lit=tuple(each.number for each in progress.house if each.state is WindowState.lit),
        best_span=numbers.best_span,
        back_again=was_away(progress.dates, progress.learned, progress.today),
        approved_posts=posts,
        brought=brought,
        city_milestone=milestone,
    )


def next_badge(progress: Progress, awards: Collection[str]) -> NextBadge | None:
    """The next badge by days for somebody who has the badges `awards`, None when no days left can bring one.

    Days are added one a date from the first open window on, as the person could really log them.
    """
    waiting = [each for each in badges() if each.kind in BY_DAYS and each.id not in awards]
    ahead = [day for day in progress.dates if day >= progress.today and day not in progress.learned]
    for missing, day in enumerate(ahead if waiting else (), 1):
        facts = facts_of(replace(progress, learned=progress.learned.union(ahead[:missing]), today=day))
        found = next((each for each in waiting if earned(each.kind, each.params, facts)), None)
        if found is not None:
            return NextBadge(found, missing)
    return None


def has_celebrated(session: Session, round_id: str) -> bool:
    """Whether the city has reached a milestone in the round."""
    return session.get(Celebration, round_id) is not None


def people_without(session: Session, round_id: str, badge_id: str, after: str, limit: int) -> list[str]:
    """Ids of the round's people who lack the badge, in order from behind `after`."""
    has_it = select(Award.participant_id).where(Award.round_id == round_id, Award.badge == badge_id)
    query = select(Goal.participant_id).where(Goal.round_id == round_id, Goal.participant_id > after)
    query = query.where(col(Goal.participant_id).not_in(has_it)).distinct()
    return list(session.exec(query.order_by(col(Goal.participant_id)).limit(limit)).all())


def with_learning_days(session: Session, round_id: str, people: Sequence[str], at_least: int) -> list[str]:
    """Those of the people who have so many learning days since they began in the round."""
    logged = select(col(CheckIn.participant_id), col(CheckIn.date)).where(
        col(CheckIn.participant_id).in_(people), col(CheckIn.learned)
    )
    credited = select(col(Credit.participant_id), col(Credit.date)).where(col(Credit.participant_id).in_(people))
    days = union(logged, credited).subquery()
    of_goal = (days.c.participant_id == col(Goal.participant_id)) & (days.c.date >= col(Goal.starts_on))
    query = select(Goal.participant_id).join(days, of_goal).where(Goal.round_id == round_id)
    query = query.group_by(col(Goal.participant_id)).having(func.count(func.distinct(days.c.date)) >= at_least)
    return list(session.exec(query).all())


def approved_posts(session: Session, participant_id: str, round_id: str) -> int:
    """How many posts of the person others can read now."""
    query = select(func.count()).select_from(Post).where(Post.participant_id == participant_id)
    return session.exec(query.where(Post.round_id == round_id, Post.status == PostState.approved)).one()


def goal_and_badges(session: Session, participant_id: str, round_id: str, day: date) -> tuple[Goal | None, set[str]]:
    """The goal that a date of the round belongs to, and all badges the person was ever given there, by one query."""
    found = session.execute(WITH_BADGES, {"person": participant_id, "round": round_id, "day": day}).all()
    return (found[-1][0] if found else None), {badge for _goal, badge in found if badge}
