"""What comes into the queue and leaves it without a decision: listeners to what people do."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from challenge.core.tokens import new_id
from challenge.moderation.models import Appeal, QueueItem, Report, Statement
from challenge.moderation.rules import AppealOutcome, ItemKind, risk
from challenge.participants.events import Leaving, WordsChosen, WordsDropped
from challenge.participants.queries import participant
from challenge.posts.events import PostSubmitted, PostWithdrawn
from challenge.posts.rules.texts import Hint


def on_post_submitted(session: Session, event: PostSubmitted) -> None:
    """Listener: a new wording is a new item, so that nobody decides about words they have not read."""
    _enqueue(session, ItemKind.post, event.post_id, event.participant_id, event.hints, event.at)


def on_words_chosen(session: Session, event: WordsChosen) -> None:
    """Listener: a nickname or a goal in own words waits until others may read it."""
    _enqueue(session, ItemKind(event.kind), event.subject_id, event.participant_id, (), event.at)


def on_post_withdrawn(session: Session, event: PostWithdrawn) -> None:
    """Listener: nothing is left to decide, not even an appeal."""
    _close_all(session, ItemKind.post, event.post_id, event.at)


def on_words_dropped(session: Session, event: WordsDropped) -> None:
    """Listener: the words are gone, so nothing is left to decide about them, not even an appeal."""
    _close_all(session, ItemKind(event.kind), event.subject_id, event.at)


def on_leaving(session: Session, event: Leaving) -> None:
    """Listener: everything personal goes; decisions stay and name nobody, not even by the id that a nickname has."""
    who = event.participant_id
    items = session.exec(select(QueueItem).where(QueueItem.participant_id == who)).all()
    for item in items:
        if item.closed_at is None:
            _close(session, item, event.at)
        item.participant_id, item.hints = None, []
        if item.subject_id == who:
            item.subject_id = item.id
    session.flush()
    about = [item.id for item in items]
    session.exec(update(Report).where(col(Report.item_id).in_(about)).values(explanation=""))
    told = select(Statement.id).where(Statement.participant_id == who)
    session.exec(delete(Appeal).where(col(Appeal.statement_id).in_(told)))
    session.exec(delete(Statement).where(col(Statement.participant_id) == who))


def open_item(session: Session, kind: ItemKind, subject_id: str) -> QueueItem | None:
    """The item that waits for a first decision about this thing."""
    query = select(QueueItem).where(QueueItem.kind == kind, QueueItem.subject_id == subject_id)
    return session.exec(query.where(col(QueueItem.closed_at).is_(None), col(QueueItem.appeal_id).is_(None))).first()


def new_item(
    session: Session,
    kind: ItemKind,
    subject_id: str,
    participant_id: str,
    hints: Iterable[Hint],
    now: datetime,
    *,
    reported: bool = False,
) -> QueueItem:
    """Put something into the queue; the caller has made sure that it does not wait there already."""
    hints = tuple(hints)
    item = QueueItem(
        id=new_id(),
        kind=kind,
        subject_id=subject_id,
        participant_id=participant_id,
        hints=list(hints),
        risk=risk(hints, reported=reported),
        created_at=now,
    )
    session.add(item)
    session.flush()
    return item


def _enqueue(
    session: Session, kind: ItemKind, subject_id: str, participant_id: str, hints: Iterable[Hint], now: datetime
) -> None:
    """Nothing of people under 16 is ever published, so nothing of theirs waits for it."""
    if participant(session, participant_id).under16:
        return
    before = open_item(session, kind, subject_id)
    reports = []
    if before is not None:
        before.closed_at = now
        reports = list(session.exec(select(Report).where(Report.item_id == before.id)).all())
        session.flush()
    item = new_item(session, kind, subject_id, participant_id, hints, now, reported=bool(reports))
    for each in reports:
        each.item_id = item.id


def _close_all(session: Session, kind: ItemKind, subject_id: str, now: datetime) -> None:
    open_items = select(QueueItem).where(
        QueueItem.kind == kind, QueueItem.subject_id == subject_id, col(QueueItem.closed_at).is_(None)
    )
    for item in session.exec(open_items).all():
        _close(session, item, now)


def _close(session: Session, item: QueueItem, now: datetime) -> None:
    item.closed_at = now
    appeal = session.get(Appeal, item.appeal_id) if item.appeal_id else None
    if appeal is not None:
        appeal.outcome, appeal.decided_at = AppealOutcome.moot, now
