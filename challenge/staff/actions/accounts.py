"""Adding and removing staff, and the one-time links by which they come in."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.core.tokens import digest, new_id, new_secret
from challenge.staff.models import StaffAccount, StaffLink, StaffSession
from challenge.staff.queries import somebody_can_sign_in
from challenge.staff.rules import LINK_LASTS, NAME_MAX, PASSWORD_LENGTHS, Role, name_key

FIRST_ACCOUNT = "Bildungsbüro"


def add_account(session: Session, name: str, role: Role, now: datetime) -> StaffAccount:
    """A new account that a link or a password must open. Invalid (field `name`) for a name that is taken."""
    name = " ".join(name.split())
    if not name or len(name) > NAME_MAX:
        raise Invalid({"name": _("Schreib einen Namen mit höchstens 60 Zeichen.")})
    taken = session.exec(select(StaffAccount).where(StaffAccount.name_key == name_key(name))).first()
    if taken is not None:
        raise Invalid({"name": _("Diesen Namen gibt es schon. Auch entfernte Konten behalten ihren.")})
    account = StaffAccount(id=new_id(), name=name, name_key=name_key(name), role=role, created_at=now)
    session.add(account)
    session.flush()
    return account


def new_link(session: Session, staff_id: str, now: datetime) -> str:
    """A one-time link's token, good for 24 hours; earlier links of the account end."""
    account = session.get(StaffAccount, staff_id)
    if account is None or account.removed_at is not None:
        raise NotFound
    token = new_secret()
    session.exec(delete(StaffLink).where(col(StaffLink.staff_id) == staff_id))
    session.add(StaffLink(token_hash=digest(token), staff_id=staff_id, expires_at=now + LINK_LASTS))
    session.flush()
    return token


def link_address(base_url: str, token: str) -> str:
    """Where a one-time link leads."""
    return f"{base_url}/team/anmelden?link={token}"


def first_link(session: Session, now: datetime) -> str | None:
    """A link for an organiser while nobody has a password yet, else None."""
    if somebody_can_sign_in(session):
        return None
    query = select(StaffAccount).where(StaffAccount.role == Role.organiser, col(StaffAccount.removed_at).is_(None))
    account = session.exec(query).first() or add_account(session, FIRST_ACCOUNT, Role.organiser, now)
    return new_link(session, account.id, now)


def remove_account(session: Session, staff_id: str, by: str, now: datetime) -> None:
    """Close an account with its sessions and links; the name stays with its decisions.

    Nobody removes themselves (Invalid), so there is always an organiser left.
    """
    account = session.get(StaffAccount, staff_id, with_for_update=True)
    if account is None or account.removed_at is not None:
        raise NotFound
    if staff_id == by:
        raise Invalid({"": _("Dein eigenes Konto kann nur jemand anders entfernen.")})
    account.removed_at, account.password_hash, account.totp_secret = now, None, None
    session.exec(delete(StaffSession).where(col(StaffSession.staff_id) == staff_id))
    session.exec(delete(StaffLink).where(col(StaffLink.staff_id) == staff_id))


def set_password(account: StaffAccount, password_hash: str) -> None:
    """A password without a link, for an account that the command line adds."""
    account.password_hash = password_hash


def password_problem(password: str) -> str | None:
    """What is wrong with a new password; None when it is fine. Length counts, not kinds of signs (NIST 800-63B)."""
    if len(password) not in PASSWORD_LENGTHS:
        return _("Ein Passwort hat hier 12 bis 128 Zeichen. Ein ganzer Satz merkt sich gut.")
    if len(set(password)) < 5:
        return _("Dieses Passwort ist zu leicht zu erraten.")
    return None
