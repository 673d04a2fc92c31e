"""Reading for the moderators' desk: what waits, what one holds, and the cases that notices made."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.moderation.models import Appeal, Decision, QueueItem, Report, Statement
from challenge.moderation.rules import Risk

SHOWN = 100


@dataclass(frozen=True)
class Waiting:
    """How many items wait for anybody, and how many of them were reported or are appeals."""

    items: int
    reported: int
    appeals: int


@dataclass(frozen=True)
class Case:
    """One thing with all notices about it; `decision` is the kind of its decision, or None while it waits."""

    item_id: str
    notices: int
    reasons: tuple[str, ...]
    first_at: datetime
    decision: str | None
    closed: bool


@dataclass(frozen=True)
class Objection:
    """An appeal as the second moderator sees it; `decided` is the kind of the first decision."""

    text: str
    made_at: datetime
    decided: str
    reason: str | None
    explanation: str


def waiting(session: Session) -> Waiting:
    """In one query."""
    reported = case((col(QueueItem.risk) == Risk.reported, 1), else_=0)
    appealed = case((col(QueueItem.appeal_id).is_not(None), 1), else_=0)
    query = select(func.count(), func.coalesce(func.sum(reported), 0), func.coalesce(func.sum(appealed), 0))
    items, reports, appeals = session.exec(query.select_from(QueueItem).where(col(QueueItem.closed_at).is_(None))).one()
    return Waiting(items, reports, appeals)


def held_item(session: Session, staff_id: str, now: datetime) -> QueueItem | None:
    """What this moderator holds now."""
    query = select(QueueItem).where(QueueItem.lease_by == staff_id, col(QueueItem.lease_until) > now)
    return session.exec(query.where(col(QueueItem.closed_at).is_(None))).first()


def item(session: Session, item_id: str) -> QueueItem:
    """Raises NotFound."""
    found = session.get(QueueItem, item_id)
    if found is None:
        raise NotFound
    return found


def was_decided_by(session: Session, item_id: str, staff_id: str) -> bool:
    """Whether this moderator's decision is the one that closed the item (a browser may send it twice)."""
    query = select(Decision.id).where(Decision.item_id == item_id, Decision.staff_id == staff_id)
    return session.exec(query).first() is not None


def notices(session: Session, item_id: str) -> list[Report]:
    """What people wrote about an item, the first notice first."""
    query = select(Report).where(Report.item_id == item_id)
    return list(session.exec(query.order_by(col(Report.made_at)).limit(SHOWN)).all())


def objection(session: Session, appeal_id: str) -> Objection:
    """Raises NotFound."""
    query = (
        select(Appeal, Statement, Decision)
        .join(Statement, col(Statement.id) == col(Appeal.statement_id))
        .join(Decision, col(Decision.id) == col(Statement.decision_id))
        .where(Appeal.id == appeal_id)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound
    appeal, told, first = found
    return Objection(appeal.text, appeal.made_at, first.kind, first.reason, told.explanation)


def cases(session: Session) -> list[Case]:
    """The newest 100 cases: those that wait first, then the newest."""
    query = (
        select(QueueItem, func.count(), func.min(Report.made_at), func.max(Report.decision_id))
        .join(Report, col(Report.item_id) == col(QueueItem.id))
        .group_by(col(QueueItem.id))
        .order_by(col(QueueItem.closed_at).is_not(None), func.min(Report.made_at).desc())
        .limit(SHOWN)
    )
    rows = session.exec(query).all()
    ids = [each.id for each, *_rest in rows]
    reasons: dict[str, list[str]] = {}
    named = select(Report.item_id, Report.reason).where(col(Report.item_id).in_(ids)).distinct()
    for item_id, reason in session.exec(named.order_by(col(Report.reason))).all():
        reasons.setdefault(item_id, []).append(reason)
    kinds = dict(session.exec(select(Decision.id, Decision.kind).where(col(Decision.item_id).in_(ids))).all())
    return [
        Case(each.id, number, tuple(reasons[each.id]), first, kinds.get(decision or ""), each.closed_at is not None)
        for each, number, first, decision in rows
    ]
