"""Reading people and their devices."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, bindparam
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.core.tokens import digest
from challenge.participants.models import Device, KeyCard, Participant

# Asked with every request of a signed-in person, so built once: building a statement costs more than running it.
BY_TOKEN = (
    select(Participant, col(Device.id))
    .join(Device, col(Device.participant_id) == col(Participant.id))
    .where(col(Device.token_hash) == bindparam("token_hash", type_=String))
)


@dataclass(frozen=True)
class Viewer:
    """The signed-in person of a request."""

    participant_id: str
    device_id: str
    nickname: str
    language: str
    stadtraum_id: int | None
    under16: bool


def viewer_by_token(session: Session, token: str) -> Viewer | None:
    """Who holds this session token; None when it was signed out, deleted or never existed."""
    found = session.execute(BY_TOKEN, {"token_hash": digest(token)}).first()
    if found is None:
        return None
    person, device_id = found
    return Viewer(person.id, device_id, person.nickname, person.language, person.stadtraum_id, person.under16)


def participant(session: Session, participant_id: str) -> Participant:
    """Raises NotFound."""
    found = session.get(Participant, participant_id)
    if found is None:
        raise NotFound
    return found


def locked(session: Session, participant_id: str) -> Participant:
    """The person, locked until the commit: writes of one person happen one after the other on PostgreSQL."""
    found = session.get(Participant, participant_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found


def devices(session: Session, participant_id: str) -> list[Device]:
    """All signed-in devices, the newest first."""
    query = select(Device).where(Device.participant_id == participant_id)
    return list(session.exec(query.order_by(col(Device.created_at).desc())).all())


def unknown_devices(session: Session, participant_id: str, device_id: str) -> list[Device]:
    """Devices that came by key card and that the person has not confirmed yet; seen from their other devices."""
    query = select(Device).where(
        Device.participant_id == participant_id, col(Device.announced).is_(False), Device.id != device_id
    )
    return list(session.exec(query).all())


def has_card(session: Session, participant_id: str) -> bool:
    """Whether the person has made a key card."""
    return session.get(KeyCard, participant_id) is not None


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """What is stored about the person, for their export."""
    person = participant(session, participant_id)
    known = devices(session, participant_id)
    card = session.get(KeyCard, participant_id)
    return {
        "person": person.model_dump(mode="json"),
        "devices": [each.model_dump(mode="json", exclude={"token_hash"}) for each in known],
        "key_card": card.model_dump(mode="json", include={"made_at", "used_at"}) if card else None,
    }
