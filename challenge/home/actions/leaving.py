"""Taking everything along, and going for good (product.md §4; Art. 15, 17 and 20 DSGVO)."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from challenge.badges import queries as badges
from challenge.certificates import queries as certificates
from challenge.checkins import actions as checkins
from challenge.checkins import queries as learning_days
from challenge.city.queries import own as city
from challenge.core import idempotency
from challenge.core.events import record
from challenge.goals import actions as goals
from challenge.goals import queries as goal_queries
from challenge.imaging import media
from challenge.moderation.queries import figures as moderation
from challenge.participants import queries as people
from challenge.participants.actions import people as participants
from challenge.participants.events import Leaving
from challenge.posts import queries as posts
from challenge.sharing import queries as sharing

SECTIONS = {
    "person": people.own_data,
    "goals": goal_queries.own_data,
    "days": learning_days.own_data,
    "posts": posts.own_data,
    "badges": badges.own_data,
    "certificates": certificates.own_data,
    "decisions": moderation.own_data,
    "sharing": sharing.own_data,
    "city": city.own_data,
}


def export(session: Session, participant_id: str, media_dir: Path) -> bytes:
    """A zip with one readable JSON file a section, and the person's own pictures."""
    data = {name: section(session, participant_id) for name, section in SECTIONS.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in data.items():
            archive.writestr(f"{name}.json", json.dumps(content, ensure_ascii=False, indent=2))
        for photo in sorted(set(_photos(data))):
            archive.writestr(f"bilder/{photo}", media.read(media_dir, photo))
    return packed.getvalue()


def leave(session: Session, participant_id: str, now: datetime) -> None:
    """Delete the person and everything of theirs, in one transaction; anonymous carry rows keep the city's sums."""
    people.locked(session, participant_id)
    record(session, Leaving(participant_id, now))
    for photo in checkins.forget(session, participant_id):
        media.drop(session, photo, now)
    goals.forget(session, participant_id)
    participants.forget(session, participant_id)
    idempotency.forget(session, participant_id)


def _photos(data: Any) -> Iterator[str]:
    """Every stored picture that the data names."""
    if isinstance(data, dict):
        if isinstance(data.get("photo"), str):
            yield data["photo"]
        for value in data.values():
            yield from _photos(value)
    elif isinstance(data, list):
        for value in data:
            yield from _photos(value)
