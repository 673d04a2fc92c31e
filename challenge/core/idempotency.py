"""Write keys: the UUID born with the form makes every write safe to send twice (architecture.md §4)."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete

from challenge.core import tokens
from challenge.core.errors import KeyReused
from challenge.core.models import WriteKey

KEPT = timedelta(days=30)


def body_digest(secret: bytes, fields: Mapping[str, str]) -> str:
    """A keyed digest of the fields, so that a private note cannot be guessed from the table."""
    text = json.dumps(sorted((name, value) for name, value in fields.items() if name != "key"))
    return tokens.keyed(secret, "write key", text)


def replayed(session: Session, who: str, key: str, body: str, *, since: datetime | None = None) -> str | None:
    """The stored answer (a location) if this key was used; KeyReused with another body, or if used before `since`."""
    found = session.get(WriteKey, (who, key))
    if found is None:
        return None
    if found.body != body or (since is not None and found.created_at < since):
        raise KeyReused
    return found.location


def remember(session: Session, who: str, key: str, body: str, location: str, now: datetime) -> None:
    """Store the answer in the transaction of the write itself."""
    session.add(WriteKey(who=who, key=key, body=body, location=location, created_at=now))


def forget(session: Session, who: str) -> None:
    """Drop every key that a person used, or that made them."""
    session.exec(delete(WriteKey).where((col(WriteKey.who) == who) | (col(WriteKey.location) == who)))


def forget_answers(session: Session, who: str, location: str) -> None:
    """Drop the keys with which `who` got this answer."""
    session.exec(delete(WriteKey).where(col(WriteKey.who) == who, col(WriteKey.location) == location))


def forget_old(session: Session, now: datetime) -> None:
    """Drop keys older than 30 days; the offline store keeps entries for 10."""
    session.exec(delete(WriteKey).where(col(WriteKey.created_at) < now - KEPT))
