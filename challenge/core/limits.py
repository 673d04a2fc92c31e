"""Rate limits that hold across processes and store nobody: keys are HMACs with the date as salt."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlmodel import Session, col, delete

from challenge.core import tokens
from challenge.core.db import Database
from challenge.core.errors import TooMany
from challenge.core.models import RateCount


class Limiter:
    """Counts hits of `name` per address; the count is committed on its own, whatever the request becomes."""

    def __init__(self, db: Database, secret: bytes) -> None:
        self._db = db
        self._secret = secret

    def hit(self, name: str, who: str, *, most: int, per: timedelta, now: datetime) -> None:
        """Count one hit; raises TooMany when more than `most` came within `per`."""
        key = tokens.keyed(self._secret, f"limit {now.date()}", f"{name} {_network(who)}")
        with self._db.write() as session:
            left = _counted(session, key, most, per, now)
        if left is not None:
            raise TooMany(left)


def forget_old(session: Session, now: datetime) -> None:
    """Drop windows that have ended."""
    session.exec(delete(RateCount).where(col(RateCount.ends_at) < now))


def _counted(session: Session, key: str, most: int, per: timedelta, now: datetime) -> int | None:
    """Seconds to wait if the limit is passed, else None after counting."""
    row = session.get(RateCount, key, with_for_update=True)
    if row is None or row.ends_at <= now:
        session.merge(RateCount(key=key, hits=1, ends_at=now + per))
        return None
    if row.hits >= most:
        return max(1, int((row.ends_at - now).total_seconds()))
    row.hits += 1
    return None


def _network(who: str) -> str:
    """An IPv6 address stands for its /64: one household, one key. IPv4 inside IPv6 is IPv4, not one big household."""
    try:
        address = ip_address(who.partition("%")[0])
    except ValueError:
        return who
    if address.version == 6:
        address = address.ipv4_mapped or address
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)
