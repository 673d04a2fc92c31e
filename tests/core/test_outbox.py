"""The outbox: rows live with their transaction, one worker at a time holds one, a failure waits and comes again."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from sqlmodel import Session, func, select

from challenge.core.db import Database
from challenge.core.models import OutboxItem
from challenge.core.outbox import LEASE, LONGEST_WAIT, enqueue, work_off

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)


class Seen:
    """A handler that remembers what it was given, and breaks as often as it was told."""

    def __init__(self, breaks: int = 0) -> None:
        self.names: Counter[str] = Counter()
        self.breaks = breaks
        self._lock = Lock()

    def __call__(self, _session: Session, payload: Mapping[str, Any], _now: datetime) -> None:
        with self._lock:
            self.names[payload["name"]] += 1
            if self.breaks:
                self.breaks -= 1
                raise RuntimeError("broken on purpose")


def add(db: Database, *names: str, run_at: datetime = NOW) -> None:
    with db.write() as session:
        for name in names:
            enqueue(session, "see", {"name": name}, key=name, run_at=run_at)


def waiting(db: Database) -> int:
    with db.read() as session:
        return session.exec(select(func.count()).select_from(OutboxItem)).one()


def test_what_is_due_is_done_once_and_what_is_not_waits(db: Database) -> None:
    seen = Seen()
    add(db, "now")
    add(db, "later", run_at=NOW + timedelta(seconds=1))
    assert work_off(db, {"see": seen}, NOW) == 1
    assert work_off(db, {"see": seen}, NOW) == 0
    assert seen.names == {"now": 1}
    assert work_off(db, {"see": seen}, NOW + timedelta(seconds=1)) == 1
    assert waiting(db) == 0


def test_the_same_key_waits_once(db: Database) -> None:
    add(db, "one", "one")
    add(db, "one")
    assert waiting(db) == 1


def test_a_row_goes_with_its_transaction(db: Database) -> None:
    class Broken(Exception):
        pass

    try:
        with db.write() as session:
            enqueue(session, "see", {"name": "one"}, key="one", run_at=NOW)
            raise Broken
    except Broken:
        assert waiting(db) == 0


def test_a_failure_waits_twice_as_long_each_time_and_stops_nobody_else(db: Database) -> None:
    seen = Seen(breaks=1)
    add(db, "first", "second")
    assert work_off(db, {"see": seen}, NOW) == 1
    assert waiting(db) == 1
    assert work_off(db, {"see": seen}, NOW + timedelta(seconds=1)) == 0
    assert work_off(db, {"see": seen}, NOW + timedelta(seconds=2)) == 1
    assert waiting(db) == 0
    assert sorted(seen.names.values()) == [1, 2]


def test_nothing_waits_longer_than_a_day(db: Database) -> None:
    seen, moment = Seen(breaks=40), NOW
    add(db, "one")
    for _ in range(40):
        work_off(db, {"see": seen}, moment)
        with db.read() as session:
            wait = session.exec(select(OutboxItem.run_at)).one() - moment
        assert wait <= LONGEST_WAIT
        moment += wait
    assert work_off(db, {"see": seen}, moment) == 1


def test_a_handler_that_breaks_writes_nothing(db: Database) -> None:
    def write_and_break(session: Session, _payload: Mapping[str, Any], now: datetime) -> None:
        enqueue(session, "other", {}, key="other", run_at=now)
        raise RuntimeError("broken on purpose")

    add(db, "one")
    work_off(db, {"see": write_and_break}, NOW)
    assert waiting(db) == 1


def test_an_item_of_a_dead_worker_comes_back_when_its_lease_is_over(db: Database) -> None:
    seen = Seen()
    add(db, "one")
    with db.write() as session:
        session.exec(select(OutboxItem)).one().lease_until = NOW + LEASE
    assert work_off(db, {"see": seen}, NOW + LEASE) == 0
    assert work_off(db, {"see": seen}, NOW + LEASE + timedelta(seconds=1)) == 1


def test_eight_workers_never_do_the_same_item(db: Database) -> None:
    seen, names = Seen(), [f"item {n}" for n in range(60)]
    add(db, *names)
    workers = [Database(db.url) for _ in range(8)]

    def work(own: Database) -> int:
        return sum(work_off(own, {"see": seen}, NOW, limit=5) for _ in range(6))

    with ThreadPoolExecutor(8) as pool:
        done = sum(pool.map(work, workers))
    for own in workers:
        own.close()
    assert seen.names == Counter(names)
    assert done == len(names)
    assert waiting(db) == 0
