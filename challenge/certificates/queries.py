"""Reading certificates."""

from typing import Any

from sqlmodel import Session, col, select

from challenge.certificates.models import Certificate
from challenge.core.errors import NotFound
from challenge.participants.models import Participant


def certificate(session: Session, certificate_id: str) -> Certificate | None:
    """None for an id that nobody was given: it may be typed from paper."""
    return session.get(Certificate, certificate_id)


def with_owner(session: Session, certificate_id: str) -> tuple[Certificate, Participant]:
    """A certificate and the person who has it; raises NotFound."""
    query = select(Certificate, Participant).join(Participant, col(Participant.id) == col(Certificate.participant_id))
    found = session.exec(query.where(Certificate.id == certificate_id)).first()
    if found is None:
        raise NotFound
    document, owner = found
    return document, owner


def own_data(session: Session, participant_id: str) -> list[dict[str, Any]]:
    """A person's certificates for the export."""
    query = select(Certificate).where(Certificate.participant_id == participant_id)
    found = session.exec(query.order_by(col(Certificate.issued_on))).all()
    return [each.model_dump(mode="json", exclude={"participant_id"}) for each in found]
