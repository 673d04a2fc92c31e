"""Objecting to a decision (article 20): one tap, six months, decided by somebody else."""

from datetime import datetime

from sqlmodel import Session, col, select

from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.core.tokens import new_id
from challenge.moderation.models import Appeal, Decision, QueueItem, Statement
from challenge.moderation.rules import Risk, appeal_open
from challenge.participants.queries import locked

APPEAL_TEXT_MAX = 4000


def appeal(session: Session, statement_id: str, participant_id: str, text: str, now: datetime) -> None:
    """Ask for another look; a second time changes nothing. NotFound for somebody else's, Invalid after 6 months."""
    locked(session, participant_id)
    statement = session.get(Statement, statement_id)
    if statement is None or statement.participant_id != participant_id:
        raise NotFound
    if session.exec(select(Appeal.id).where(Appeal.statement_id == statement_id)).first() is not None:
        return
    if not appeal_open(statement.issued_at, now):
        raise Invalid({"": _("Die 6 Monate für einen Widerspruch sind vorbei.")})
    made = Appeal(id=new_id(), statement_id=statement_id, text=text, made_at=now)
    session.add(made)
    decision = session.get_one(Decision, statement.decision_id)
    session.add(_waiting(session.get_one(QueueItem, decision.item_id), made, decision.staff_id))
    session.flush()


def judged_words_stand(session: Session, made: Appeal) -> bool:
    """Whether nobody chose other words since those that the first decision was about: each wording is its own item."""
    statement = session.get_one(Statement, made.statement_id)
    judged = session.get_one(QueueItem, session.get_one(Decision, statement.decision_id).item_id)
    later = select(QueueItem.id).where(
        QueueItem.kind == judged.kind,
        QueueItem.subject_id == judged.subject_id,
        QueueItem.id != judged.id,
        col(QueueItem.appeal_id).is_(None),
        col(QueueItem.created_at) >= judged.created_at,
    )
    return session.exec(later).first() is None


def _waiting(decided: QueueItem, made: Appeal, first_moderator: str) -> QueueItem:
    """As urgent as a delicate post: somebody waits for their words."""
    return QueueItem(
        id=new_id(),
        kind=decided.kind,
        subject_id=decided.subject_id,
        participant_id=decided.participant_id,
        hints=list(decided.hints),
        risk=Risk.delicate,
        created_at=made.made_at,
        appeal_id=made.id,
        not_by=first_moderator,
    )
