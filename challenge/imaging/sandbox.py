"""Work with pictures and documents in worker processes with hard limits; the web process only waits.

At most two jobs run at once. A worker starts when it is first needed, knows nothing of our environment (so no
secret), has limited memory and the seconds of its job, and is killed and replaced when it hangs. Arguments and
results travel by pickle: a function must be importable by its name.
"""

import atexit
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TypeVar, TypeVarTuple, cast

AT_ONCE = 2
START_SECONDS = 30

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class SandboxFailed(Exception):
    """The worker died: a fault in a C library, a kill by the system, or `close`."""


class SandboxSlow(SandboxFailed):
    """The job took longer than its seconds; its worker was killed."""


class SandboxBusy(SandboxFailed):
    """No worker became free within the seconds of the job."""


def run(function: Callable[[*Arguments], Result], *args: *Arguments, seconds: float = 5) -> Result:
    """The function's result from a worker; blocks the calling thread, safe from many threads.

    `seconds` is wall-clock time, once for waiting and once for the work. Raises what the function raises (with
    the worker's traceback as a note), MemoryError past the worker's limit, or SandboxFailed.
    """
    try:
        worker = _places.get(timeout=seconds)
    except queue.Empty:
        raise SandboxBusy from None
    try:
        if worker is None or not worker.alive:
            worker = _Worker()
        succeeded, outcome = worker.answer((function, args, seconds), seconds)
    except (OSError, EOFError) as error:
        raise SandboxFailed from error
    finally:
        _places.put(worker)
    if not succeeded:
        raise cast(Exception, outcome)
    return cast(Result, outcome)


def close() -> None:
    """End all workers, also those at work (their callers get SandboxFailed). A later `run` starts new ones."""
    for worker in list(_started):
        worker.kill()


class _Worker:
    """One process (see `worker`) and the line to it. Raises OSError or EOFError when the process dies."""

    def __init__(self) -> None:
        self.expired = False
        self.line, far_end = Pipe()
        with far_end:
            self.process = _process(far_end)
        _started.add(self)
        try:
            if not self.line.poll(START_SECONDS):
                raise TimeoutError
            self.line.recv()  # it says that it is ready: a slow start does not take from the job's seconds
        except (OSError, EOFError):
            self.kill()
            raise

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def answer(self, job: object, seconds: float) -> tuple[bool, object]:
        # The clock kills instead of the reader giving up: even sending hangs when the worker does not read.
        clock = threading.Timer(seconds, self._expire)
        clock.start()
        try:
            self.line.send(job)
            return cast(tuple[bool, object], self.line.recv())
        except (OSError, EOFError) as error:
            self.kill()
            raise (SandboxSlow if self.expired else SandboxFailed) from error
        finally:
            clock.cancel()
            clock.join()  # or it might kill the worker in its next job

    def kill(self) -> None:
        _started.discard(self)
        self.process.kill()
        self.process.wait()

    def _expire(self) -> None:
        self.expired = True
        self.kill()


def _process(far_end: Connection) -> subprocess.Popen[bytes]:
    environment = {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "LANG": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",  # glibc reserves 64 MB of address space for each thread's arena
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", "challenge.imaging.worker", str(far_end.fileno())],
        env=environment,
        pass_fds=[far_end.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


_started: set[_Worker] = set()
# Last in, first out: the second worker only starts when the first is at work.
_places: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
for _ in range(AT_ONCE):
    _places.put(None)
atexit.register(close)
