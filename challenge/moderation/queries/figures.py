"""Reading moderation: what waits, what a person was told, and the figures of `/transparenz`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.moderation.models import Appeal, Decision, QueueItem, Report, Statement
from challenge.moderation.rules import SMALLEST_CELL, DecisionKind, appeal_open


@dataclass(frozen=True)
class Cell:
    """A figure of the transparency report; `number` is None where it is too small to be shown."""

    kind: str
    reason: str | None
    number: int | None


@dataclass(frozen=True)
class Figures:
    """Counts since the beginning; numbers below 5 are None."""

    decisions: tuple[Cell, ...]
    notices: tuple[Cell, ...]
    appeals: int | None
    reversals: int | None


def figures(session: Session) -> Figures:
    """Decisions by kind and reason, notices by reason, appeals and how many of them were granted."""
    decided = session.exec(
        select(Decision.kind, Decision.reason, func.count())
        .where(col(Decision.kind).in_(list(DecisionKind)))
        .group_by(col(Decision.kind), col(Decision.reason))
        .order_by(col(Decision.kind), col(Decision.reason))
    ).all()
    noticed = session.exec(
        select(Report.reason, func.count()).group_by(col(Report.reason)).order_by(col(Report.reason))
    ).all()
    outcomes = dict(session.exec(select(Appeal.outcome, func.count()).group_by(col(Appeal.outcome))).all())
    return Figures(
        decisions=tuple(Cell(kind, reason, _shown(number)) for kind, reason, number in decided),
        notices=tuple(Cell("notice", reason, _shown(number)) for reason, number in noticed),
        appeals=_shown(sum(outcomes.values())),
        reversals=_shown(outcomes.get("reversed", 0)),
    )


@dataclass(frozen=True)
class Told:
    """A statement with the appeal against it; `appealable` until six months have passed."""

    statement: Statement
    appeal: Appeal | None
    appealable: bool
    kind: str
    subject_id: str


@dataclass(frozen=True)
class Progress:
    """What became of a notice: `decision` is the kind of the decision, `closed` without one: it is gone."""

    reason: str
    made_at: datetime
    decision: str | None
    decided_at: datetime | None
    closed: bool


def told(session: Session, statement_id: str, participant_id: str, now: datetime) -> Told:
    """A person's own statement; raises NotFound for another's."""
    query = (
        select(Statement, QueueItem.kind, QueueItem.subject_id, Appeal)
        .join(Decision, col(Decision.id) == col(Statement.decision_id))
        .join(QueueItem, col(QueueItem.id) == col(Decision.item_id))
        .outerjoin(Appeal, col(Appeal.statement_id) == col(Statement.id))
        .where(Statement.id == statement_id, Statement.participant_id == participant_id)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound
    statement, kind, subject_id, appeal = found
    appealable = appeal is None and appeal_open(statement.issued_at, now)
    return Told(statement, appeal, appealable, kind, subject_id)


def latest_about(session: Session, participant_id: str, subject_id: str) -> str | None:
    """The id of the last statement that a person got about this post, goal or name."""
    query = (
        select(Statement.id)
        .join(Decision, col(Decision.id) == col(Statement.decision_id))
        .join(QueueItem, col(QueueItem.id) == col(Decision.item_id))
        .where(Statement.participant_id == participant_id, QueueItem.subject_id == subject_id)
    )
    return session.exec(query.order_by(col(Statement.issued_at).desc())).first()


def progress_of(session: Session, receipt: str) -> Progress:
    """Where a notice stands; raises NotFound."""
    query = (
        select(Report, QueueItem.closed_at, Decision)
        .join(QueueItem, col(QueueItem.id) == col(Report.item_id))
        .outerjoin(Decision, col(Decision.id) == col(Report.decision_id))
        .where(Report.receipt == receipt)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound
    report, closed_at, decision = found
    kind, at = (decision.kind, decision.decided_at) if decision else (None, None)
    return Progress(report.reason, report.made_at, kind, at, closed_at is not None)


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """What a person was told and what they answered, for the export; who decided stays with the team."""
    statements = statements_of(session, participant_id)
    answers = select(Appeal).where(col(Appeal.statement_id).in_([each.id for each in statements]))
    return {
        "statements": [each.model_dump(mode="json", exclude={"participant_id"}) for each in statements],
        "appeals": [each.model_dump(mode="json") for each in session.exec(answers).all()],
    }


def statements_of(session: Session, participant_id: str) -> list[Statement]:
    """Everything a person was told, the newest first."""
    query = select(Statement).where(Statement.participant_id == participant_id)
    return list(session.exec(query.order_by(col(Statement.issued_at).desc())).all())


def _shown(number: int) -> int | None:
    """Numbers so small that somebody could be recognised are not shown; nobody is recognised by none."""
    return number if number == 0 or number >= SMALLEST_CELL else None
