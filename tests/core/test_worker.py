"""The timetable: each job once in its time, whoever runs it, and a worker that ends when told."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Thread

from sqlmodel import Session

from challenge.core.db import Database
from challenge.core.models import RateCount
from challenge.core.worker import Job, Worker
from challenge.jobs import TIMETABLE, sweep
from tests.support.clocks import MovableClock


def counting(session: Session, now: datetime) -> None:
    """A job that leaves a row each time."""
    session.add(RateCount(key=now.isoformat(), hits=1, ends_at=now))


def breaking(session: Session, now: datetime) -> None:
    counting(session, now)
    raise RuntimeError("broken on purpose")


HOURLY = Job("count", timedelta(hours=1), counting)


def test_a_job_runs_at_once_and_then_once_an_hour(db: Database, clock: MovableClock) -> None:
    worker = Worker(db, clock, [HOURLY], {})
    assert [worker.once(), worker.once()] == [1, 0]
    clock.forward(minutes=59)
    assert worker.once() == 0
    clock.forward(minutes=2)
    assert worker.once() == 1


def test_four_workers_run_a_job_once(db: Database, clock: MovableClock) -> None:
    databases = [Database(db.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda own: Worker(own, clock, [HOURLY], {}).once(), databases))
    for own in databases:
        own.close()
    assert sum(runs) == 1


def test_a_worker_goes_on_after_a_job_that_broke(db: Database, clock: MovableClock) -> None:
    broken = Job("break", timedelta(hours=1), breaking)
    worker = Worker(db, clock, [broken, HOURLY], {})
    assert worker.once() == 1
    with db.read() as session:
        assert len(session.exec(RateCount.__table__.select()).all()) == 1  # type: ignore[attr-defined]


def test_a_worker_stops_when_told(db: Database, clock: MovableClock) -> None:
    worker = Worker(db, clock, [HOURLY], {})
    worker.start()
    begun = time.monotonic()
    worker.stop()
    assert time.monotonic() - begun < 5
    with db.read() as session:
        assert len(session.exec(RateCount.__table__.select()).all()) <= 1  # type: ignore[attr-defined]


def test_a_worker_on_its_own_ends_after_stop(db: Database, clock: MovableClock) -> None:
    worker = Worker(db, clock, [HOURLY], {})
    alone = Thread(target=worker.run, kwargs={"pause": 0.01})
    alone.start()
    time.sleep(0.1)
    worker.stop()
    alone.join(5)
    assert not alone.is_alive()


def test_the_sweep_takes_what_is_over_and_leaves_the_rest(db: Database, clock: MovableClock) -> None:
    now = clock.now()
    with db.write() as session:
        session.add(RateCount(key="over", hits=1, ends_at=now - timedelta(seconds=1)))
        session.add(RateCount(key="running", hits=1, ends_at=now + timedelta(hours=1)))
    with db.write() as session:
        sweep(session, now)
    with db.read() as session:
        assert session.get(RateCount, "over") is None
        assert session.get(RateCount, "running") is not None


def test_every_job_of_the_timetable_runs_on_a_fresh_city(db: Database, clock: MovableClock) -> None:
    assert len({job.name for job in TIMETABLE}) == len(TIMETABLE)
    for job in TIMETABLE:
        with db.write() as session:
            job.run(session, clock.now())
