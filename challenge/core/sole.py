"""One process at a time on SQLite: whoever serves or restores holds a lock beside the database file."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from challenge.core.errors import Refused

OCCUPIED = "Another process has this SQLite database open, and SQLite takes one: stop it first."


@contextmanager
def sole_process(database_url: str) -> Iterator[None]:
    """Hold the lock while the block runs; Refused if somebody else does. PostgreSQL needs none.

    The lock goes with the process, however it ends; the file stays, because removing it would race.
    """
    if not database_url.startswith("sqlite"):
        yield
        return
    path = Path(f"{make_url(database_url).database}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(OCCUPIED) from None
        yield
