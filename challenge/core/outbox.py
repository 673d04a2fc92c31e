"""Work after the commit: rows written in the business transaction, claimed by lease, done at least once."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from logging import getLogger
from typing import Any

from sqlmodel import Session, col, select

from challenge.core.db import Database
from challenge.core.models import OutboxItem

LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=24)
Handler = Callable[[Session, Mapping[str, Any], datetime], None]
log = getLogger(__name__)


def enqueue(session: Session, kind: str, payload: dict[str, Any], *, key: str, run_at: datetime) -> None:
    """Add work unless the same `key` waits already; the row lives and dies with the caller's transaction."""
    if session.exec(select(OutboxItem.id).where(OutboxItem.unique_key == key)).first() is None:
        session.add(OutboxItem(kind=kind, payload=payload, run_at=run_at, unique_key=key))
        session.flush()


def work_off(db: Database, handlers: Mapping[str, Handler], now: datetime, limit: int = 50) -> int:
    """Claim and do what is due; returns how many items were done. A failing item waits twice as long."""
    done = 0
    for item_id in _claimed(db, now, limit):
        try:
            with db.write() as session:
                item = session.get_one(OutboxItem, item_id)
                handlers[item.kind](session, item.payload, now)
                session.delete(item)
            done += 1
        except Exception:
            log.exception("outbox item %s failed and will be tried again", item_id)
            _postpone(db, item_id, now)
    return done


def _claimed(db: Database, now: datetime, limit: int) -> list[int]:
    """Lease due items to this worker: skip what others hold (SKIP LOCKED; on SQLite the one writer)."""
    with db.write() as session:
        free = col(OutboxItem.lease_until).is_(None) | (col(OutboxItem.lease_until) < now)
        query = select(OutboxItem).where(OutboxItem.run_at <= now, free).order_by(col(OutboxItem.run_at))
        items = session.exec(query.limit(limit).with_for_update(skip_locked=True)).all()
        for item in items:
            item.lease_until = now + LEASE
            item.attempts += 1
        return [item.id for item in items if item.id is not None]


def _postpone(db: Database, item_id: int, now: datetime) -> None:
    with db.write() as session:
        item = session.get(OutboxItem, item_id)
        if item is not None:
            item.lease_until = None
            item.run_at = now + min(timedelta(seconds=2.0 ** min(item.attempts, 20)), LONGEST_WAIT)
