"""Visits of share pages: counted in memory, written together, and nothing kept about the visitor."""

from collections import Counter
from datetime import date
from logging import getLogger
from threading import Lock, Timer

from sqlmodel import Session, col, select

from challenge.core.db import Database
from challenge.sharing.models import ShareLink, VisitTally

EVERY = 15.0
"""Seconds between a visit and its row: showing a page never waits for the writer."""

log = getLogger(__name__)


class Visits:
    """Counts per code and date until `flush`, which runs by itself some seconds after the first visit."""

    def __init__(self, db: Database, every: float = EVERY) -> None:
        self._db, self._every = db, every
        self._lock = Lock()
        self._waiting: Counter[tuple[str, date]] = Counter()
        self._timer: Timer | None = None

    def count(self, code: str, day: date) -> None:
        """One more visit."""
        with self._lock:
            self._waiting[code, day] += 1
            self._wind_up()

    def flush(self) -> None:
        """Write what was counted, in one transaction; what cannot be written now waits for the next time."""
        with self._lock:
            counted, self._waiting, self._timer = self._waiting, Counter(), None
        if not counted:
            return
        try:
            with self._db.write() as session:
                add(session, counted)
        except Exception:
            log.exception("visits wait for the database")
            with self._lock:
                self._waiting.update(counted)
                self._wind_up()

    def close(self) -> None:
        """Write what is left, before the database is closed."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
        self.flush()
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()

    def _wind_up(self) -> None:
        if self._timer is None:
            self._timer = Timer(self._every, self.flush)
            self._timer.daemon = True
            self._timer.start()


def add(session: Session, counted: Counter[tuple[str, date]]) -> None:
    """Add visits to their dates; those of links that are gone or closed meanwhile are dropped."""
    codes, days = {code for code, _ in counted}, {day for _, day in counted}
    # Locked in one order: several processes may add to the same date, and the row may not be there yet.
    links = select(ShareLink.code).where(col(ShareLink.code).in_(codes), col(ShareLink.closed_at).is_(None))
    there = set(session.exec(links.order_by(ShareLink.code).with_for_update()).all())
    known = select(VisitTally).where(col(VisitTally.code).in_(there), col(VisitTally.date).in_(days))
    tallies = {(each.code, each.date): each for each in session.exec(known).all()}
    for (code, day), visits in counted.items():
        if code not in there:
            continue
        if (code, day) in tallies:
            tallies[code, day].count += visits
        else:
            session.add(VisitTally(code=code, date=day, count=visits))
