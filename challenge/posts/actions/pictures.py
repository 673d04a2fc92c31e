"""Stored pictures that nobody shows any more."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.imaging import media
from challenge.posts import queries as posts


def drop_media(folder: Path, session: Session, payload: Mapping[str, Any], _now: datetime) -> None:
    """Outbox handler: delete the picture unless a post or an entry shows it (equal pictures share a file)."""
    name = payload["name"]
    if not posts.photo_in_use(session, name) and not checkins.photo_in_use(session, name):
        media.delete(folder, name)
