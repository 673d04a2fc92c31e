"""Files we keep, named by what is in them: `<sha256>.<suffix>`, in 256 subfolders."""

import hashlib
import os
import re
import secrets
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from challenge.core.outbox import enqueue

DROP = "drop-media"
"""Outbox kind; its handler must know who shows pictures (see posts/pictures.py)."""

NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{2,5}")


def store(folder: Path, data: bytes, suffix: str) -> str:
    """Write the file durably and return its name; `suffix` is like ".webp".

    The same bytes have the same name: whoever deletes one must know that nobody else shows it.
    """
    name = hashlib.sha256(data).hexdigest() + suffix
    put(folder, name, data)
    return name


def put(folder: Path, name: str, data: bytes) -> None:
    """Write the file durably under a name of the same form that says something else than its content.

    A reader sees the old file or the new one. Raises FileNotFoundError for what is not a name.
    """
    path = _path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync(path.parent)
    _sync(folder)


def read(folder: Path, name: str) -> bytes:
    """The bytes of a stored file. Raises FileNotFoundError, also for what is not a name."""
    return _path(folder, name).read_bytes()


def delete(folder: Path, name: str) -> None:
    """Remove a stored file; one that is gone already is fine. Raises FileNotFoundError for what is not a name."""
    _path(folder, name).unlink(missing_ok=True)


def drop(session: Session, name: str, now: datetime) -> None:
    """After the commit, delete a stored file unless somebody else shows it."""
    enqueue(session, DROP, {"name": name}, key=f"{DROP} {name}", run_at=now)


def _path(folder: Path, name: str) -> Path:
    if not NAME.fullmatch(name):
        raise FileNotFoundError(name)
    return folder / name[:2] / name


def _sync(folder: Path) -> None:
    """Make a new name in the folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
