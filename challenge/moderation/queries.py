"""Reading moderation: what waits, what a person was told, and the figures of `/transparenz`."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from challenge.moderation.models import Appeal, Decision, Report, Statement
from challenge.moderation.rules import SMALLEST_CELL


@dataclass(frozen=True)
class Waiting:
    """What waits: items in all, those with a report, appeals; `mine` cannot be decided by who asks."""

    items: int
    reported: int
    appeals: int


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


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """What a person was told and what they answered, for the export; who decided stays with the team."""
    told = statements_of(session, participant_id)
    answers = select(Appeal).where(col(Appeal.statement_id).in_([each.id for each in told]))
    return {
        "statements": [each.model_dump(mode="json", exclude={"participant_id"}) for each in told],
        "appeals": [each.model_dump(mode="json") for each in session.exec(answers).all()],
    }


def statements_of(session: Session, participant_id: str) -> list[Statement]:
    """Everything a person was told, the newest first."""
    query = select(Statement).where(Statement.participant_id == participant_id)
    return list(session.exec(query.order_by(col(Statement.issued_at).desc())).all())


def _shown(number: int) -> int | None:
    """Numbers so small that somebody could be recognised are not shown; nobody is recognised by none."""
    return number if number == 0 or number >= SMALLEST_CELL else None
