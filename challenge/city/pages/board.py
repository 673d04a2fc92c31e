"""What this process knows of the city: a snapshot that pages share, read anew when something changed."""

import asyncio
from datetime import date
from threading import Lock
from time import monotonic

from challenge.city.actions.ledger import TOPIC
from challenge.city.queries.snapshot import Snapshot, read_snapshot
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.web.prepared import Shelf
from challenge.web.requests import Request
from challenge.web.sse import EVERYTHING, PACE

TOPICS = (TOPIC, EVERYTHING)
OLDEST = 15.0
"""Seconds after which it is read anew even if nobody announced anything (a round set by a command)."""


class Board:
    """The snapshot and what was rendered from it. Safe to use from several threads and event loops."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._reading = Lock()
        self._stale = True
        self._known: Snapshot | None = None
        self._read_at = 0.0
        self.shelf = Shelf()

    def hear(self, topic: str) -> None:
        """Somebody announced a topic."""
        self._stale = self._stale or topic in TOPICS

    async def current(self) -> Snapshot:
        """The city, at most a second behind; without a query while nothing changed."""
        known = self._known
        if known is not None and not self._due(known, self._clock.today()):
            return known
        return await asyncio.to_thread(self._refreshed)

    async def settled(self) -> Snapshot:
        """The city with everything that was announced before this call; waits up to a second for it."""
        if self._known is not None and self._stale:
            await asyncio.sleep(max(0.0, self._read_at + PACE - monotonic()))
        return await self.current()

    def _due(self, known: Snapshot, today: date) -> bool:
        age = monotonic() - self._read_at
        return today != known.today or (self._stale and age >= PACE) or age >= OLDEST

    def _refreshed(self) -> Snapshot:
        """Read by one thread; the others take what is known meanwhile."""
        known = self._known
        if known is not None and self._reading.locked():
            return known
        with self._reading:
            known = self._known
            if known is None or self._due(known, self._clock.today()):
                known = self._read()
        return known

    def _read(self) -> Snapshot:
        self._stale = False  # before reading: what is announced from here on makes it stale again
        try:
            with self._db.read() as session:
                new = read_snapshot(session, self._clock.today(), self._clock.now())
        except BaseException:
            self._stale = True
            raise
        if new != self._known:
            self._known, self.shelf = new, Shelf()
        self._read_at = monotonic()
        return new


def provide_board(request: Request) -> Board:
    """`board`"""
    board: Board = request.app.state.board
    return board
