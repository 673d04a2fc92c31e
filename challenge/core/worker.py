"""The loop that works off the outbox and the timetable: a thread on SQLite, `challenge worker` on PostgreSQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from logging import getLogger
from threading import Event, Thread

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from challenge.core import outbox
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.models import JobRun

AGAIN = timedelta(minutes=1)
log = getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """An entry of the timetable: `run(session, now)` once in every `every`."""

    name: str
    every: timedelta
    run: Callable[[Session, datetime], None]


class Worker:
    """Runs until `stop`; `pause` is the time between two looks when there was nothing to do."""

    def __init__(self, db: Database, clock: Clock, jobs: Sequence[Job], handlers: Mapping[str, outbox.Handler]) -> None:
        self._db, self._clock, self._jobs, self._handlers = db, clock, jobs, handlers
        self._stopping = Event()
        self._thread = Thread(target=self.run, name="worker", daemon=True)

    def start(self) -> None:
        """Run in a thread of this process."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the item at hand, then end; returns when the thread has ended."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def run(self, pause: float = 1.0) -> None:
        """Work until stopped; a database that is away is tried again."""
        while not self._stopping.is_set():
            try:
                busy = self.once()
            except Exception:
                log.exception("the worker could not reach its work")
                busy = 0
            if not busy:
                self._stopping.wait(pause)

    def once(self) -> int:
        """One look: due jobs, then due outbox items; returns how many were done."""
        now = self._clock.now()
        ran = sum(self._tried(job, now) for job in self._jobs)
        return ran + outbox.work_off(self._db, self._handlers, now)

    def _tried(self, job: Job, now: datetime) -> bool:
        """Whether the job ran; one that breaks waits a minute and holds nobody up."""
        try:
            return self._run_due(job, now)
        except Exception:
            log.exception("the job %s failed and will be tried again", job.name)
            with self._db.write() as session:
                session.merge(JobRun(name=job.name, due_at=now + AGAIN))
            return False

    def _run_due(self, job: Job, now: datetime) -> bool:
        with self._db.read() as session:
            known = session.get(JobRun, job.name)
        if known is None:
            self._write_down(job, now)
        elif known.due_at > now:
            return False
        with self._db.write() as session:
            claim = session.get_one(JobRun, job.name, with_for_update=True)
            if claim.due_at > now:
                return False
            claim.due_at = now + job.every
            job.run(session, now)
        return True

    def _write_down(self, job: Job, now: datetime) -> None:
        """The row that workers lock to claim the job: there before anybody claims it, made by one of them."""
        insert = sqlite.insert if self._db.is_sqlite else postgresql.insert
        with self._db.write() as session:
            session.execute(insert(JobRun).values(name=job.name, due_at=now).on_conflict_do_nothing())
