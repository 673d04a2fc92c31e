"""The database: one writer on SQLite, any number on PostgreSQL, the same sessions for both.

SQLite runs in WAL with `synchronous=FULL`; every write transaction goes through one connection that begins
with BEGIN IMMEDIATE, because a deferred BEGIN fails at once under load. Readers are `query_only` and never
checkpoint (SQLite before 3.51.3 needs two checkpointers for its WAL-reset fault).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import immutabledict
from sqlmodel import Session, SQLModel

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = immutabledict(NAMES)
WAIT = 5
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAIT * 1000}")
READS = ("query_only=ON", "wal_autocheckpoint=0")
LIVE_CHANNEL = "challenge_live"

Listeners = Mapping[type, Sequence[Callable[..., None]]]
Told = Callable[[str], None]


class Database:
    """Opens sessions. `listeners` maps each event to what must happen in the same transaction.

    A command that writes beside a running server opens it with `checkpoints=False`: on SQLite only the server
    moves the log into the file.
    """

    def __init__(self, url: str, listeners: Listeners | None = None, *, checkpoints: bool = True) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self._listeners = listeners or {}
        self._told: list[Told] = []
        writes = ["cache_size=-8000"] if checkpoints else ["wal_autocheckpoint=0"]
        self.writer = _sqlite_engine(url, writes, most=1) if self.is_sqlite else _postgres_engine(url)
        self._reader = _sqlite_engine(url, READS, most=32) if self.is_sqlite else _one_moment(self.writer)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment and cannot write (on SQLite by PRAGMA)."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed, durable, when the block ends; rolled back by any exception.

        Raises sqlalchemy.exc.TimeoutError when the writer stays busy for 5 s.
        """
        with Session(self.writer, expire_on_commit=False) as session:
            session.info["listeners"] = self._listeners
            with session.begin():
                yield session
                session.flush()
                if not self.is_sqlite:
                    _notify(session)
            if self.is_sqlite:
                self._tell(session)

    def on_announcement(self, callback: Told) -> None:
        """Call `callback(topic)` after each commit that announced a topic in this process (SQLite only)."""
        self._told.append(callback)

    def close(self) -> None:
        """Give all connections back; the last SQLite writer checkpoints the log."""
        self._reader.dispose()
        self.writer.dispose()

    def _tell(self, session: Session) -> None:
        for topic in session.info.get("announced", ()):
            for callback in self._told:
                callback(topic)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC: the only form in which instants are stored."""
    return moment.astimezone(UTC)


def _notify(session: Session) -> None:
    for topic in session.info.get("announced", ()):
        session.connection().execute(text("SELECT pg_notify(:c, :t)"), {"c": LIVE_CHANNEL, "t": topic})


def _one_moment(engine: Engine) -> Engine:
    """The same connections for reading: all statements of a session see the same moment, as on SQLite."""
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _postgres_engine(url: str) -> Engine:
    return create_engine(
        url, pool_size=10, max_overflow=10, pool_timeout=WAIT, pool_pre_ping=True, hide_parameters=True
    )


def _sqlite_engine(url: str, own: Sequence[str], *, most: int) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=min(most, 8),
        max_overflow=max(0, most - 8),
        pool_timeout=WAIT,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": WAIT},
    )
    _prepare(engine, [*PRAGMAS, *own], "BEGIN" if own is READS else "BEGIN IMMEDIATE")
    return engine


def _prepare(engine: Engine, pragmas: Sequence[str], begin_with: str) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(begin_with)
