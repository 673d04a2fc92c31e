"""Signing staff in and out; the tries that fail are counted in a transaction that stays."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from challenge.core.tokens import digest, new_secret
from challenge.staff.actions import second_factor
from challenge.staff.models import StaffAccount, StaffLink, StaffSession
from challenge.staff.queries import account_by_link
from challenge.staff.rules import ABSOLUTE, is_locked, lock_after, name_key


def sign_in(session: Session, name: str, code: str, now: datetime, *, password_fits: bool, key: bytes) -> str | None:
    """A token for the cookie, or None: wrong, locked or unknown all look the same.

    The caller must commit also when it gets None, because the failure is counted. `key` opens the second factor.
    """
    query = select(StaffAccount).where(StaffAccount.name_key == name_key(name)).with_for_update()
    account = session.exec(query.where(col(StaffAccount.removed_at).is_(None))).first()
    if account is None or is_locked(account.locked_until, now):
        return None
    if not (password_fits and _code_fits(account, code, now, key)):
        _count_failure(account, now)
        return None
    account.failures, account.locked_until = 0, None
    return open_session(session, account.id, now)


def use_link(session: Session, token: str, password_hash: str, now: datetime) -> str | None:
    """Set the password and sign in; None when the link was used or has expired.

    A link replaces everything that opened the account before: password, second factor, sessions.
    """
    account = account_by_link(session, token, now)
    used = session.exec(delete(StaffLink).where(col(StaffLink.token_hash) == digest(token))).rowcount
    if account is None or used != 1:
        return None
    account.password_hash, account.totp_secret = password_hash, None
    account.failures, account.locked_until = 0, None
    session.exec(delete(StaffSession).where(col(StaffSession.staff_id) == account.id))
    return open_session(session, account.id, now)


def open_session(session: Session, staff_id: str, now: datetime) -> str:
    """A new session; returns its token, which is stored nowhere else."""
    token = new_secret()
    session.add(StaffSession(token_hash=digest(token), staff_id=staff_id, started_at=now, seen_at=now))
    session.flush()
    return token


def note_seen(session: Session, token: str, now: datetime) -> None:
    """Keep a session awake."""
    found = session.get(StaffSession, digest(token))
    if found is not None:
        found.seen_at = now


def sign_out(session: Session, token: str) -> None:
    """End a session; one that has ended already is fine."""
    session.exec(delete(StaffSession).where(col(StaffSession.token_hash) == digest(token)))


def draft_second_factor(session: Session, token: str, key: bytes) -> None:
    """Begin to set up a second factor for this session's account; nothing counts before it is confirmed."""
    found = session.get(StaffSession, digest(token))
    if found is not None and found.totp_draft is None:
        found.totp_draft = second_factor.new_draft(key)


def confirm_second_factor(session: Session, token: str, code: str, now: datetime, key: bytes) -> bool:
    """Take the draft as the account's second factor if the code fits; the code is used up by that."""
    found = session.get(StaffSession, digest(token))
    if found is None or found.totp_draft is None:
        return False
    step = second_factor.step_of(second_factor.opened(key, found.totp_draft), code, now, after=0)
    if step is None:
        return False
    account = session.get_one(StaffAccount, found.staff_id)
    account.totp_secret, account.totp_counter, found.totp_draft = found.totp_draft, step, None
    return True


def forget_old(session: Session, now: datetime) -> None:
    """Drop sessions past 12 hours and links that have expired."""
    session.exec(delete(StaffSession).where(col(StaffSession.started_at) < now - ABSOLUTE))
    session.exec(delete(StaffLink).where(col(StaffLink.expires_at) < now))


def _code_fits(account: StaffAccount, code: str, now: datetime, key: bytes) -> bool:
    if account.totp_secret is None:
        return True
    secret = second_factor.opened(key, account.totp_secret)
    step = second_factor.step_of(secret, code, now, after=account.totp_counter)
    if step is None:
        return False
    account.totp_counter = step
    return True


def _count_failure(account: StaffAccount, now: datetime) -> None:
    """The lock ends with a clean slate: five new tries."""
    account.failures += 1
    locked = lock_after(account.failures, now)
    if locked is not None:
        account.failures, account.locked_until = 0, locked
