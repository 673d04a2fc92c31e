"""A day's photo: private, through the one upload pipeline, stored under its content hash."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from challenge.core.db import Database
from challenge.core.limits import Limiter
from challenge.imaging import media
from challenge.imaging.uploads import cleaned

SUFFIX = ".webp"
TRIES_AN_HOUR = 40


def count_try(limiter: Limiter, participant_id: str, data: bytes | None, now: datetime) -> None:
    """Decoding a picture is the dearest thing one can ask for. Raises TooMany; entries without one are not counted."""
    if data is not None:
        limiter.hit("day photo", participant_id, most=TRIES_AN_HOUR, per=timedelta(hours=1), now=now)


@contextmanager
def stored_photo(db: Database, folder: Path, data: bytes | None, now: datetime) -> Iterator[str | None]:
    """The name of the stored picture, None without one; it goes again if what is done with it is refused.

    Raises UploadRefused; blocks while it is decoded.
    """
    name = media.store(folder, cleaned(data).data, SUFFIX) if data is not None else None
    try:
        yield name
    except Exception:
        if name:
            with db.write() as session:
                media.drop(session, name, now)
        raise
