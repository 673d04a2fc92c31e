"""One writer that never loses a write, readers that cannot write, and a busy writer that says so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col, func, select, update

from challenge.core import db as databases
from challenge.core.db import Database
from challenge.core.events import announce, record
from challenge.core.models import JobRun, RateCount

THREADS, ROUNDS = 20, 10
LATER = datetime(2027, 1, 1, tzinfo=UTC)


def count_up(db: Database, key: str = "one") -> None:
    with db.write() as session:
        row = session.get_one(RateCount, key, with_for_update=True)
        row.hits += 1


def hits(db: Database, key: str = "one") -> int:
    with db.read() as session:
        return session.exec(select(RateCount.hits).where(RateCount.key == key)).one()


def fail_after(db: Database, step: Callable[[Session], None]) -> None:
    """A transaction that does the step and then breaks."""
    with suppress(ZeroDivisionError), db.write() as session:
        step(session)
        raise ZeroDivisionError


def write_and_record(db: Database) -> None:
    with db.write() as session:
        session.add(RateCount(key="before", hits=1, ends_at=LATER))
        record(session, "event")


@pytest.fixture
def counted(db: Database) -> Database:
    with db.write() as session:
        session.add(RateCount(key="one", hits=0, ends_at=LATER))
    return db


def test_twenty_threads_lose_no_update(counted: Database) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        done = [pool.submit(count_up, counted) for _ in range(THREADS * ROUNDS)]
        for each in done:
            each.result()
    assert hits(counted) == THREADS * ROUNDS


def test_readers_go_on_while_somebody_writes(counted: Database) -> None:
    with counted.write() as session:
        session.get_one(RateCount, "one").hits = 5
        session.flush()
        assert hits(counted) == 0
    assert hits(counted) == 5


def test_an_error_takes_everything_back(counted: Database) -> None:
    with pytest.raises(ZeroDivisionError), counted.write() as session:
        session.get_one(RateCount, "one").hits = 1 // 0
    assert hits(counted) == 0
    count_up(counted)
    assert hits(counted) == 1


def test_a_reader_cannot_write(counted: Database) -> None:
    if counted.is_sqlite:
        with counted.read() as session, pytest.raises(OperationalError, match="readonly"):
            session.exec(update(RateCount).values(hits=9))
    else:
        with counted.read() as session:
            session.exec(update(RateCount).values(hits=9))
    assert hits(counted) == 0


def test_a_busy_writer_says_so_in_time(counted: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "WAIT", 0.2)
    slow = Database(counted.url)
    held, done = Event(), Event()

    def hold() -> None:
        with slow.write() as session:
            session.get_one(RateCount, "one")
            held.set()
            done.wait(10)

    with ThreadPoolExecutor(THREADS) as pool:
        holders = [pool.submit(hold) for _ in range(1 if slow.is_sqlite else 20)]
        held.wait(5)
        while slow.writer.pool.checkedout() < len(holders):  # type: ignore[attr-defined]
            done.wait(0.01)
        with pytest.raises(PoolTimeout):
            count_up(slow)
        done.set()
    slow.close()


def test_an_instant_comes_back_in_utc_as_it_was(db: Database) -> None:
    moment = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=UTC) + timedelta(microseconds=7)
    with db.write() as session:
        session.merge(JobRun(name="test", due_at=moment))
    with db.read() as session:
        found = session.get_one(JobRun, "test").due_at
    assert (found, found.utcoffset()) == (moment, timedelta())


def test_topics_are_told_after_the_commit_and_not_after_an_error(db: Database) -> None:
    told: list[str] = []
    db.on_announcement(told.append)
    fail_after(db, lambda session: announce(session, "city"))
    with db.write() as session:
        announce(session, "city")
        announce(session, "city")
        assert told == []
    assert told == (["city"] if db.is_sqlite else [])


def test_a_listener_writes_in_the_transaction_of_its_event(db: Database) -> None:
    def on_text(session: Session, event: str) -> None:
        session.add(RateCount(key=event, hits=1, ends_at=LATER))

    own = Database(db.url, {str: (on_text,)})
    with own.write() as session:
        record(session, "heard")
    fail_after(own, lambda session: record(session, "unheard"))
    with own.read() as session:
        assert session.exec(select(col(RateCount.key))).all() == ["heard"]
    own.close()


def test_nothing_is_left_of_a_write_that_a_listener_refused(db: Database) -> None:
    def refuse(_session: Session, _event: str) -> None:
        raise ValueError("no")

    own = Database(db.url, {str: (refuse,)})
    with pytest.raises(ValueError, match="no"):
        write_and_record(own)
    with own.read() as session:
        assert session.exec(select(func.count()).select_from(RateCount)).one() == 0
    own.close()
