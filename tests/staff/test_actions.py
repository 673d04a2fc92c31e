"""Signing in, links, the second factor, and removing accounts."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pyotp
import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.staff import queries
from challenge.staff.actions import accounts, passwords, second_factor
from challenge.staff.actions import door as actions
from challenge.staff.models import StaffAccount, StaffLink, StaffSession
from challenge.staff.rules import LOCKED, TRIES, Role
from tests.support.clocks import MovableClock
from tests.support.staff import PASSWORD, Colleague, mara, olga

KEY = b"5f0c1d7be2a94e63b80f6d21c97a4ee3"


def sign_in(db: Database, now: datetime, code: str = "", *, fits: bool = True, name: str = "Mara") -> str | None:
    with db.write() as session:
        return actions.sign_in(session, name, code, now, password_fits=fits, key=KEY)


def enrol(db: Database, who: Colleague, now: datetime) -> str:
    with db.write() as session:
        actions.draft_second_factor(session, who.token, KEY)
    with db.read() as session:
        draft = queries.totp_draft(session, who.token)
    assert draft
    secret = second_factor.opened(KEY, draft)
    with db.write() as session:
        assert actions.confirm_second_factor(session, who.token, pyotp.TOTP(secret).at(now), now, KEY)
    return secret


def test_the_right_password_signs_in_and_only_a_hash_is_stored(db: Database, clock: MovableClock) -> None:
    mara(db, clock)
    token = sign_in(db, clock.now(), name=" mara ")
    assert token
    with db.read() as session:
        assert queries.staff_by_token(session, token, clock.now())
        assert all(token != each.token_hash for each in session.exec(select(StaffSession)))
        stored = session.exec(select(StaffAccount.password_hash)).one()
    assert stored
    assert stored.startswith("$argon2id$")


def test_five_failures_lock_even_the_right_password_for_15_minutes(db: Database, clock: MovableClock) -> None:
    mara(db, clock)
    for _ in range(TRIES):
        assert sign_in(db, clock.now(), fits=False) is None
    assert sign_in(db, clock.now()) is None
    clock.forward(seconds=LOCKED.total_seconds() + 1)
    assert sign_in(db, clock.now())


def test_a_success_forgives_earlier_failures(db: Database, clock: MovableClock) -> None:
    mara(db, clock)
    for _ in range(2):
        for _ in range(TRIES - 1):
            sign_in(db, clock.now(), fits=False)
        assert sign_in(db, clock.now())


def test_a_code_is_asked_for_once_the_second_factor_is_set_up(db: Database, clock: MovableClock) -> None:
    secret = enrol(db, mara(db, clock), clock.now())
    clock.forward(minutes=2)
    now = clock.now()
    assert sign_in(db, now) is None
    assert sign_in(db, now, "000000") is None
    assert sign_in(db, now, pyotp.TOTP(secret).at(now))


def test_no_code_works_twice(db: Database, clock: MovableClock) -> None:
    secret = enrol(db, mara(db, clock), clock.now())
    assert sign_in(db, clock.now(), pyotp.TOTP(secret).at(clock.now())) is None
    clock.forward(minutes=2)
    code = pyotp.TOTP(secret).at(clock.now())
    assert sign_in(db, clock.now(), code)
    assert sign_in(db, clock.now(), code) is None


def test_of_two_deliveries_of_one_code_at_once_one_signs_in(db: Database, clock: MovableClock) -> None:
    secret = enrol(db, mara(db, clock), clock.now())
    clock.forward(minutes=2)
    now, start = clock.now(), Barrier(2)
    code, tokens = pyotp.TOTP(secret).at(now), list[str | None]()

    def deliver() -> None:
        start.wait()
        tokens.append(sign_in(db, now, code))

    threads = [Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(token is None for token in tokens) == [False, True]


def test_the_seed_of_the_codes_is_not_readable_in_the_database(db: Database, clock: MovableClock) -> None:
    secret = enrol(db, mara(db, clock), clock.now())
    with db.read() as session:
        stored = session.exec(select(StaffAccount.totp_secret)).one()
    assert stored
    assert secret not in stored


def test_a_session_sleeps_in_after_30_minutes_unless_it_is_seen(db: Database, clock: MovableClock) -> None:
    who = mara(db, clock)
    clock.forward(minutes=20)
    with db.write() as session:
        actions.note_seen(session, who.token, clock.now())
    clock.forward(minutes=20)
    with db.read() as session:
        assert queries.staff_by_token(session, who.token, clock.now())
    clock.forward(minutes=11)
    with db.read() as session:
        assert queries.staff_by_token(session, who.token, clock.now()) is None


def test_a_link_works_once_and_ends_what_opened_the_account_before(db: Database, clock: MovableClock) -> None:
    who = mara(db, clock)
    enrol(db, who, clock.now())
    with db.write() as session:
        link = accounts.new_link(session, who.id, clock.now())
    with db.write() as session:
        token = actions.use_link(session, link, passwords.hashed("ein ganz neuer Satz"), clock.now())
    with db.write() as session:
        assert actions.use_link(session, link, "again", clock.now()) is None
    with db.read() as session:
        assert queries.staff_by_token(session, who.token, clock.now()) is None
        fresh = queries.staff_by_token(session, token or "", clock.now())
    assert fresh
    assert not fresh.enrolled


def test_a_link_expires_after_a_day_and_is_swept(db: Database, clock: MovableClock) -> None:
    who = mara(db, clock)
    with db.write() as session:
        link = accounts.new_link(session, who.id, clock.now())
    later = clock.now() + timedelta(hours=25)
    with db.write() as session:
        assert queries.account_by_link(session, link, later) is None
        actions.forget_old(session, later)
        assert not session.exec(select(StaffLink)).all()
        assert not session.exec(select(StaffSession)).all()


def test_there_is_a_first_link_until_somebody_has_a_password(db: Database, clock: MovableClock) -> None:
    with db.write() as session:
        first = accounts.first_link(session, clock.now())
        second = accounts.first_link(session, clock.now())
        assert first
        assert second
        assert queries.account_by_link(session, first, clock.now()) is None
        assert actions.use_link(session, second, passwords.hashed(PASSWORD), clock.now())
        assert accounts.first_link(session, clock.now()) is None
        assert [each.role for each in queries.accounts(session, clock.now())] == [Role.organiser]


def test_a_removed_account_is_out_at_once_and_its_name_stays_taken(db: Database, clock: MovableClock) -> None:
    boss, who = olga(db, clock), mara(db, clock)
    with db.write() as session:
        accounts.remove_account(session, who.id, boss.id, clock.now())
    with db.write() as session:
        assert queries.staff_by_token(session, who.token, clock.now()) is None
        with pytest.raises(Invalid):
            accounts.add_account(session, "mara", Role.moderator, clock.now())
        with pytest.raises(NotFound):
            accounts.new_link(session, who.id, clock.now())
    assert sign_in(db, clock.now()) is None


def test_nobody_removes_themselves(db: Database, clock: MovableClock) -> None:
    boss = olga(db, clock)
    with db.write() as session, pytest.raises(Invalid):
        accounts.remove_account(session, boss.id, boss.id, clock.now())


@pytest.mark.parametrize("password", ["kurz", "x" * 12, "a" * 129, ""])
def test_weak_passwords_are_refused(password: str) -> None:
    assert accounts.password_problem(password)


def test_an_unknown_account_fits_no_password() -> None:
    assert not passwords.fits(None, PASSWORD)
    assert not passwords.fits(None, "an account that does not exist")
    assert passwords.fits(passwords.hashed(PASSWORD), PASSWORD)
