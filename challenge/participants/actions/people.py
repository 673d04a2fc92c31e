"""Registering people and their devices."""

from datetime import datetime
from random import SystemRandom

from sqlmodel import Session, col, delete

from challenge.core.clock import local_date
from challenge.core.errors import Invalid, NotFound
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.core.idempotency import forget_answers
from challenge.core.tokens import digest, new_id, new_secret
from challenge.participants.catalogue import is_generated, nickname
from challenge.participants.events import WordsChosen, WordsDropped
from challenge.participants.models import Device, KeyCard, Participant
from challenge.participants.queries import locked


def register(
    session: Session,
    *,
    chosen_name: str,
    language: str,
    stadtraum_id: int | None,
    teach: str,
    under16: bool,
    now: datetime,
) -> Participant:
    """A new person. A name of their own waits for approval; without one a friendly generated name is theirs."""
    generated = chosen_name if is_generated(chosen_name) else nickname(language, SystemRandom())
    own = chosen_name or generated
    person = Participant(
        id=new_id(),
        nickname=own,
        generated_name=generated,
        nickname_approved_at=now if own == generated else None,
        language=language,
        stadtraum_id=stadtraum_id,
        teach=teach,
        under16=under16,
        joined_at=now,
    )
    session.add(person)
    session.flush()
    if person.nickname_approved_at is None:
        record(session, WordsChosen(person.id, "nickname", person.id, now))
    return person


def open_device(session: Session, participant_id: str, label: str, now: datetime, *, by_card: bool = False) -> str:
    """Sign a device in; returns the token for its cookie, which is stored nowhere else."""
    token = new_secret()
    session.add(
        Device(
            id=new_id(),
            participant_id=participant_id,
            token_hash=digest(token),
            label=label[:60],
            created_at=now,
            seen_on=local_date(now),
            by_card=by_card,
            announced=not by_card,
        )
    )
    session.flush()
    return token


def sign_out(session: Session, participant_id: str, device_id: str) -> None:
    """End one device of a person, twice is once; NotFound for a foreign one. The joining form opens nothing again."""
    device = session.get(Device, device_id)
    if device is not None and device.participant_id != participant_id:
        raise NotFound
    forget_answers(session, "join", participant_id)
    if device is not None:
        session.delete(device)


def sign_out_others(session: Session, participant_id: str, device_id: str) -> None:
    """End all devices but this one. The joining form opens nothing again."""
    forget_answers(session, "join", participant_id)
    session.exec(delete(Device).where(col(Device.participant_id) == participant_id, col(Device.id) != device_id))


def change_profile(
    session: Session, person: Participant, *, chosen_name: str, stadtraum_id: int | None, round_id: str, now: datetime
) -> None:
    """Change nickname and Stadtraum, each once a round (product.md §4); Invalid for a second time, nothing written."""
    renamed, moved = chosen_name not in ("", person.nickname), stadtraum_id != person.stadtraum_id
    errors = {}
    if renamed and person.nickname_changed_in == round_id:
        errors["nickname"] = _("Deinen Namen hast du in dieser Runde schon geändert. In der nächsten geht es wieder.")
    if moved and person.stadtraum_changed_in == round_id:
        errors["stadtraum"] = _("Deinen Stadtraum hast du in dieser Runde schon geändert.")
    if errors:
        raise Invalid(errors)
    if moved:
        person.stadtraum_id, person.stadtraum_changed_in = stadtraum_id, round_id
    if renamed:
        person.nickname, person.nickname_changed_in = chosen_name, round_id
        person.nickname_approved_at = now if is_generated(chosen_name) else None
        session.flush()
        chosen = WordsChosen if person.nickname_approved_at is None else WordsDropped
        record(session, chosen(person.id, "nickname", person.id, now))


def approve_nickname(session: Session, participant_id: str, now: datetime) -> None:
    """Others may read the chosen name from now on. Raises NotFound."""
    locked(session, participant_id).nickname_approved_at = now


def withdraw_nickname(session: Session, participant_id: str, _now: datetime) -> None:
    """Others read the generated name; the person may choose another one at once. Raises NotFound."""
    person = locked(session, participant_id)
    person.nickname_approved_at, person.nickname_changed_in = None, None


def confirm_device(session: Session, participant_id: str, device_id: str) -> None:
    """The person knows this new device; nobody is asked about it again."""
    device = session.get(Device, device_id)
    if device is None or device.participant_id != participant_id:
        raise NotFound
    device.announced = True


def forget(session: Session, participant_id: str) -> None:
    """Delete the person with devices and key card; everything else of theirs must be gone already."""
    for table in (Device, KeyCard):
        session.exec(delete(table).where(col(table.participant_id) == participant_id))
    session.exec(delete(Participant).where(col(Participant.id) == participant_id))
