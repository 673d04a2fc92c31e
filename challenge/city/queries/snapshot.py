"""The public state of the city at one moment: everything that pages, JSON, CSV and the stream show."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, func, select

from challenge.city.models import CitySum, CityTotal, Correction, ReachedMilestone, StadtraumFigure, Standing
from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Totals
from challenge.posts.models import Post
from challenge.rounds.models import Round
from challenge.rounds.queries import current_round, stadtraeume
from challenge.rounds.rules import Phase, RoundDates, days_until_start, next_milestone, phase

APPROVED = "approved"


@dataclass(frozen=True)
class DayTotals:
    """Learning days of one date in its bands."""

    date: dt.date
    bands: Totals

    @property
    def learning_days(self) -> int:
        return self.bands.learning_days


@dataclass(frozen=True)
class Figure:
    """A Stadtraum as published; None where too few people are active, or before the first full hour."""

    id: int
    name: str
    people_per_1000: float | None
    learning_days: int | None


@dataclass(frozen=True)
class Milestone:
    """A milestone of the city; `reached_at` is None while it is ahead."""

    learning_days: int
    reached_at: datetime | None


@dataclass(frozen=True)
class VisibleCorrection:
    """A decision of the organiser about a rush of sign-ups."""

    kind: str
    people: int
    learning_days: int
    reason: str
    at: datetime


@dataclass(frozen=True)
class Snapshot:
    """`days` has every date from day 1 to today or day 57; `updated_at` is when a number last changed."""

    slug: str
    title: str
    dates: RoundDates
    hashtags: tuple[str, ...]
    goal: int
    today: dt.date
    total: Totals
    people: int
    posts: int
    days: tuple[DayTotals, ...]
    stadtraeume: tuple[Figure, ...]
    milestones: tuple[Milestone, ...]
    corrections: tuple[VisibleCorrection, ...]
    updated_at: datetime
    read_at: datetime = field(compare=False)

    @property
    def phase(self) -> Phase:
        return phase(self.dates, self.today)

    @property
    def days_to_go(self) -> int:
        """Until day 1."""
        return days_until_start(self.dates, self.today)

    @property
    def next_milestone(self) -> int | None:
        return next_milestone((each.learning_days for each in self.milestones), self.goal, self.total.learning_days)


def read_snapshot(session: Session, today: dt.date, now: datetime) -> Snapshot:
    """The current round's city in eight queries, whatever its size. NotFound without any round."""
    round_ = current_round(session, today)
    total = session.get(CityTotal, round_.id)
    figures = session.exec(select(StadtraumFigure).where(StadtraumFigure.round_id == round_.id)).all()
    known = {row.stadtraum_id: row for row in figures}
    posts = select(func.count()).where(col(Post.round_id) == round_.id, col(Post.status) == APPROVED)
    changes = [row.computed_at for row in figures] + ([total.changed_at] if total else [])
    return Snapshot(
        slug=round_.slug,
        title=round_.title,
        dates=round_.dates,
        hashtags=tuple(round_.hashtags),
        goal=round_.goal,
        today=today,
        total=Totals(total.app, total.posts, total.groups) if total else Totals(0, 0, 0),
        people=total.people if total else 0,
        posts=session.exec(posts).one(),
        days=_days(session, round_, today),
        stadtraeume=tuple(_figure(each.id, each.name, known.get(each.id)) for each in stadtraeume(session)),
        milestones=_milestones(session, round_),
        corrections=_corrections(session, round_.id),
        updated_at=max(changes, default=now),
        read_at=now,
    )


def held_people(session: Session, round_id: str) -> int:
    """People who wait for the organiser's decision after a rush of sign-ups."""
    waiting = select(func.count()).select_from(Standing).where(Standing.round_id == round_id)
    waiting = waiting.where(col(Standing.held_since).is_not(None), col(Standing.refused_at).is_(None))
    return session.exec(waiting).one()


def _days(session: Session, round_: Round, today: dt.date) -> tuple[DayTotals, ...]:
    query = select(col(CitySum.date), col(CitySum.band), func.sum(CitySum.learning_days))
    rows = session.exec(query.where(CitySum.round_id == round_.id).group_by(col(CitySum.date), col(CitySum.band)))
    sums: defaultdict[dt.date, Counter[str]] = defaultdict(Counter)
    for date, band, days in rows:
        sums[date][band] = int(days)
    last = min(today, round_.dates.last_counted_on)
    dates = (round_.starts_on + dt.timedelta(days=n) for n in range((last - round_.starts_on).days + 1))
    return tuple(DayTotals(date, Totals(**{band.value: sums[date][band] for band in Band})) for date in dates)


def _figure(number: int, name: str, row: StadtraumFigure | None) -> Figure:
    return Figure(number, name, row.people_per_1000 if row else None, row.learning_days if row else None)


def _milestones(session: Session, round_: Round) -> tuple[Milestone, ...]:
    query = select(ReachedMilestone).where(ReachedMilestone.round_id == round_.id)
    reached = {row.milestone: row.reached_at for row in session.exec(query).all()}
    marks = sorted({*round_.milestones, round_.goal})
    return tuple(Milestone(mark, reached.get(mark)) for mark in marks)


def _corrections(session: Session, round_id: str) -> tuple[VisibleCorrection, ...]:
    query = select(Correction).where(Correction.round_id == round_id).order_by(col(Correction.at).desc()).limit(20)
    return tuple(
        VisibleCorrection(row.kind, row.people, row.learning_days, row.reason, row.at) for row in session.exec(query)
    )
