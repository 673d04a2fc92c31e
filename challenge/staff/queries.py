"""Reading staff accounts and their sessions."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from challenge.core.tokens import digest
from challenge.staff.models import StaffAccount, StaffLink, StaffSession
from challenge.staff.rules import Role, is_locked, name_key, session_over


@dataclass(frozen=True)
class Staff:
    """The signed-in member of staff of a request; `enrolled` means that a second factor is set up."""

    id: str
    name: str
    role: Role
    enrolled: bool
    seen_at: datetime


@dataclass(frozen=True)
class Account:
    """A line of the list of accounts; `locked_until` only while it is locked."""

    id: str
    name: str
    role: Role
    has_password: bool
    enrolled: bool
    locked_until: datetime | None


def staff_by_token(session: Session, token: str, now: datetime) -> Staff | None:
    """Who holds this token; None when it ended, was signed out, or the account was removed."""
    query = (
        select(StaffAccount, StaffSession)
        .join(StaffSession, col(StaffSession.staff_id) == col(StaffAccount.id))
        .where(StaffSession.token_hash == digest(token), col(StaffAccount.removed_at).is_(None))
    )
    found = session.exec(query).first()
    if found is None or session_over(found[1].started_at, found[1].seen_at, now):
        return None
    account, seen = found
    return Staff(account.id, account.name, Role(account.role), account.totp_secret is not None, seen.seen_at)


def account_by_name(session: Session, name: str) -> StaffAccount | None:
    """An account that can be used, by its name in any spelling of case."""
    query = select(StaffAccount).where(StaffAccount.name_key == name_key(name))
    return session.exec(query.where(col(StaffAccount.removed_at).is_(None))).first()


def account_by_link(session: Session, token: str, now: datetime) -> StaffAccount | None:
    """Whose one-time link this is; None when it was used or has expired."""
    query = (
        select(StaffAccount)
        .join(StaffLink, col(StaffLink.staff_id) == col(StaffAccount.id))
        .where(StaffLink.token_hash == digest(token), StaffLink.expires_at > now)
        .where(col(StaffAccount.removed_at).is_(None))
    )
    return session.exec(query).first()


def accounts(session: Session, now: datetime) -> list[Account]:
    """Everybody who can sign in, by name."""
    query = select(StaffAccount).where(col(StaffAccount.removed_at).is_(None)).order_by(StaffAccount.name_key)
    return [
        Account(
            each.id,
            each.name,
            Role(each.role),
            each.password_hash is not None,
            each.totp_secret is not None,
            each.locked_until if is_locked(each.locked_until, now) else None,
        )
        for each in session.exec(query).all()
    ]


def somebody_can_sign_in(session: Session) -> bool:
    """Whether there is an account with a password; without one `challenge serve` prints a link."""
    query = select(StaffAccount.id).where(col(StaffAccount.removed_at).is_(None))
    return session.exec(query.where(col(StaffAccount.password_hash).is_not(None)).limit(1)).first() is not None


def totp_draft(session: Session, token: str) -> str | None:
    """Ciphertext of the second factor that this session is setting up."""
    found = session.get(StaffSession, digest(token))
    return found.totp_draft if found else None
