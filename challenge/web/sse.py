"""Live pages: one hub per process hears announcements, streams tell browsers at most once a second.

On SQLite announcements come from the one process; on PostgreSQL one connection LISTENs to all of them. Only
names of topics travel, never data: whoever hears one reads the database again.
"""

import asyncio
from asyncio import AbstractEventLoop
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from logging import getLogger

import psycopg

from challenge.core.db import LIVE_CHANNEL, Database, Told
from challenge.core.errors import TooMany

EVERYTHING = "*"
"""Stands for all topics: something may have been missed while nobody listened."""
PACE = 1.0
KEEP_ALIVE = 15.0
RETRY = 2.0
PER_ADDRESS = 100
Waiting = tuple[AbstractEventLoop, asyncio.Event]
Render = Callable[[], Awaitable[str]]
log = getLogger(__name__)


class LiveHub:
    """Wakes streams and tells `hear`ers (from any thread) when a topic has changed anywhere."""

    def __init__(self, db: Database, most_per_address: int = PER_ADDRESS) -> None:
        self._db = db
        self.most_per_address = most_per_address
        self._hearers: list[Told] = []
        self._waiting: set[Waiting] = set()
        self._addresses: Counter[str] = Counter()
        self._ended = False
        if db.is_sqlite:
            db.on_announcement(self.tell)

    @property
    def open_streams(self) -> int:
        """How many browsers are listening to this process."""
        return len(self._waiting)

    def hear(self, callback: Told) -> None:
        """Call `callback(topic)`, or with EVERYTHING."""
        self._hearers.append(callback)

    def tell(self, topic: str) -> None:
        """A topic has changed."""
        for callback in self._hearers:
            callback(topic)
        self._wake()

    def end(self) -> None:
        """Let all streams end by themselves; may be called from a signal handler."""
        self._ended = True
        self._wake()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """While the app runs."""
        self._ended = False
        task = None if self._db.is_sqlite else asyncio.create_task(self._listen())
        yield
        self.end()
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def events(self, render: Render, address: str) -> AsyncIterator[str]:
        """Frames of a stream: `render` when something changed, a comment every 15 s, the end on shutdown."""
        mine = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(mine)
        self._addresses[address] += 1
        try:
            yield f"retry: {RETRY * 1000:.0f}\n\n"
            sent = ""
            while not self._ended:
                mine[1].clear()
                fragment = await render()
                yield event(fragment) if fragment != sent else ":\n\n"
                sent = fragment
                await _quiet(mine[1])
        finally:
            self._waiting.discard(mine)
            self._addresses -= Counter([address])  # drops addresses without a stream

    def admit(self, address: str) -> None:
        """TooMany when an address holds too many streams already (a school or a network may share one)."""
        if self._addresses[address] >= self.most_per_address:
            raise TooMany(int(KEEP_ALIVE))

    def _wake(self) -> None:
        for loop, waiting in list(self._waiting):
            with suppress(RuntimeError):  # that loop has ended meanwhile
                loop.call_soon_threadsafe(waiting.set)

    async def _listen(self) -> None:
        url = self._db.url.replace("+psycopg", "", 1)
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(url, autocommit=True, keepalives_idle=30)
                async with connection:
                    await connection.execute(f"LISTEN {LIVE_CHANNEL}".encode())
                    self.tell(EVERYTHING)
                    async for note in connection.notifies():
                        self.tell(note.payload)
            except psycopg.Error as error:
                log.warning("not listening to the database, trying again: %s", type(error).__name__)
            await asyncio.sleep(RETRY)


def event(fragment: str) -> str:
    """A message as the standard writes it: every line of the fragment is a data line."""
    return "".join(f"data: {line}\n" for line in fragment.splitlines()) + "\n"


async def _quiet(changed: asyncio.Event) -> None:
    """Return after a change, but never within a second: what happens meanwhile is told together."""
    await asyncio.sleep(PACE)
    with suppress(TimeoutError):
        await asyncio.wait_for(changed.wait(), KEEP_ALIVE - PACE)
