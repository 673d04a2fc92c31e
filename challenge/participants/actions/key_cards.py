"""The key card: QR and 16 digits that restore everything on another phone, without e-mail (product.md §4).

Digits and secret are derived from the installation's secret, the person and a serial number; the database
holds only keyed hashes of them, so neither a stolen database nor a stolen secret alone opens anything.
"""

import base64
import re
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from challenge.core.tokens import keyed
from challenge.participants.models import KeyCard
from challenge.participants.rules import card_number, grouped, with_check_digit

FRAGMENT = re.compile(r"#k=([A-Za-z0-9_-]{22})\b")
SECRET = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Card:
    """What is printed: 16 digits (15 random and a check digit), and 128 bits for the QR's fragment."""

    digits: str
    secret: str

    @property
    def groups(self) -> str:
        return grouped(self.digits)


def card_of(session: Session, key: bytes, participant_id: str) -> Card | None:
    """The present card of a person; None before they asked for one."""
    row = session.get(KeyCard, participant_id)
    return _derived(key, participant_id, row.serial) if row else None


def make_card(session: Session, key: bytes, participant_id: str, now: datetime) -> Card:
    """The present card, made if there is none."""
    return card_of(session, key, participant_id) or _write(session, key, participant_id, 1, now)


def replace_card(session: Session, key: bytes, participant_id: str, now: datetime) -> Card:
    """A new card; the old one opens nothing any more."""
    row = session.get(KeyCard, participant_id)
    return _write(session, key, participant_id, row.serial + 1 if row else 1, now)


def looks_like_card(text: str) -> bool:
    """Whether the text could be a card at all: a typing error needs no try of the rate limit."""
    return _secret_in(text) is not None or card_number(text) is not None


def holder(session: Session, key: bytes, text: str, now: datetime) -> str | None:
    """Whose card this is, by digits, by secret or by the whole link; the use is noted on the card."""
    secret = _secret_in(text)
    if secret is not None:
        query = select(KeyCard).where(KeyCard.secret_hash == keyed(key, "card secret", secret))
    else:
        query = select(KeyCard).where(KeyCard.digits_hash == keyed(key, "card digits", card_number(text) or ""))
    row = session.exec(query).first()
    if row is None:
        return None
    row.used_at = now
    return row.participant_id


def _write(session: Session, key: bytes, participant_id: str, serial: int, now: datetime) -> Card:
    card = _derived(key, participant_id, serial)
    session.merge(
        KeyCard(
            participant_id=participant_id,
            serial=serial,
            digits_hash=keyed(key, "card digits", card.digits),
            secret_hash=keyed(key, "card secret", card.secret),
            made_at=now,
        )
    )
    session.flush()
    return card


def _derived(key: bytes, participant_id: str, serial: int) -> Card:
    number = int(keyed(key, "new card digits", f"{participant_id} {serial}"), 16) % 10**15
    secret = bytes.fromhex(keyed(key, "new card secret", f"{participant_id} {serial}"))[:16]
    return Card(with_check_digit(f"{number:015}"), base64.urlsafe_b64encode(secret).decode().rstrip("="))


def _secret_in(text: str) -> str | None:
    found = FRAGMENT.search(text)
    if found:
        return found.group(1)
    return text if SECRET.fullmatch(text) else None
