"""What is wrong with an installation, in sentences for whoever runs it. Nothing here changes anything."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from challenge.config import Settings
from challenge.core.archive import Installation, pictures_named, place, schema_revision
from challenge.core.models import OutboxItem

LEAST_FREE = 1 << 30
SETTLED = 3600
"""Seconds after which a picture that no row shows is left over; younger ones may be on their way."""
TIRED = 5


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, and what was found."""

    fine: bool
    sentence: str


Check = Callable[[Session], Finding]


def examine(here: Installation, *more: Check) -> Iterator[Finding]:
    """All findings; those about the database end with the first that makes the others pointless."""
    yield from _surroundings(here.settings)
    try:
        with here.db.read() as session:
            found = _schema(session, here.head)
            yield found
            if found.fine:
                yield from _inside(session, here)
                yield from (check(session) for check in more)
    except SQLAlchemyError as error:
        yield Finding(fine=False, sentence=f"The database cannot be used: {str(error).splitlines()[0]}")


def _surroundings(settings: Settings) -> Iterator[Finding]:
    mode = "production" if settings.production else "development: for people set CHALLENGE_ENV=production"
    yield Finding(fine=True, sentence=f"Public address {settings.base_url}, {mode}")
    if settings.production and settings.demo:
        yield Finding(
            fine=False, sentence="This is production with the made-up people of a demo: start with a new one."
        )
    for path in _keys(settings):
        yield _private(path)
    yield _space(settings.data_dir)


def _keys(settings: Settings) -> list[Path]:
    own = [settings.data_dir / "secret", *sorted(settings.data_dir.glob("*.key"))]
    named = [settings.secret_file] if settings.secret_file else []
    return [path for path in dict.fromkeys((*named, *own)) if path.is_file()]


def _private(path: Path) -> Finding:
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        return Finding(fine=False, sentence=f"{path} can be read by others (mode {mode:o}): chmod 600 {path}")
    return Finding(fine=True, sentence=f"{path} is its owner's alone")


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    enough = free >= LEAST_FREE
    return Finding(
        enough, f"{free / LEAST_FREE:.1f} GiB free in {folder}" + ("" if enough else ": too little, make room")
    )


def _schema(session: Session, head: str) -> Finding:
    found = schema_revision(session.connection())
    if found == head:
        return Finding(fine=True, sentence=f"The schema is up to date ({head})")
    return Finding(
        fine=False, sentence=f"The schema is {found or 'not there'} and must be {head}: run `challenge migrate`"
    )


def _inside(session: Session, here: Installation) -> Iterator[Finding]:
    if here.db.is_sqlite:
        yield Finding(fine=True, sentence=f"SQLite {sqlite3.sqlite_version}, {_wal_note(sqlite3.sqlite_version_info)}")
        yield _integrity(session)
    yield _tired_work(session)
    yield from _pictures(session, here)


def _wal_note(version: tuple[int, ...]) -> str:
    """The fault needs two writers or checkpointers at the same moment; there is one process, which has one of each."""
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "one process" if mended else "one process: right, because this SQLite still has the WAL-reset fault"


def _integrity(session: Session) -> Finding:
    connection = session.connection()
    faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(5)") if row[0] != "ok"]
    faults += [
        f"{row[0]} points at a missing {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    if faults:
        return Finding(fine=False, sentence=f"The database file is damaged: {'; '.join(faults[:5])}. Restore a backup.")
    return Finding(fine=True, sentence="The database file is whole")


def _tired_work(session: Session) -> Finding:
    query = select(func.count()).select_from(OutboxItem).where(col(OutboxItem.attempts) >= TIRED)
    tired = session.scalar(query) or 0
    if tired:
        return Finding(fine=False, sentence=f"{tired} background tasks were tried {TIRED} times and more: see the log")
    return Finding(fine=True, sentence="The background work goes through")


def _pictures(session: Session, here: Installation) -> Iterator[Finding]:
    folder = here.settings.media_dir
    named = pictures_named(session.connection(), here.metadata)
    missing = sorted(each for each in named if not place(folder, each).is_file())
    long_ago = time.time() - SETTLED
    stored = [path for path in folder.glob("[0-9a-f][0-9a-f]/*.webp") if path.stat().st_mtime < long_ago]
    left_over = [path.name for path in stored if path.name not in named]
    yield _list("pictures are missing in the media folder", "All pictures are there", missing)
    yield _list("pictures are shown by nobody: delete them", "No picture is left over", left_over)


def _list(wrong: str, right: str, names: list[str]) -> Finding:
    if not names:
        return Finding(fine=True, sentence=right)
    return Finding(fine=False, sentence=f"{len(names)} {wrong}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")
