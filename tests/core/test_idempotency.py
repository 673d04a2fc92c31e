"""Write keys: the same write twice is one write."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from challenge.core.db import Database
from challenge.core.errors import KeyReused
from challenge.core.idempotency import KEPT, body_digest, forget_old, remember, replayed

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
SECRET = b"s" * 32


def test_the_first_answer_is_given_again(db: Database) -> None:
    with db.write() as session:
        assert replayed(session, "ada", "key", "body") is None
        remember(session, "ada", "key", "body", "/heute", NOW)
    with db.write() as session:
        assert replayed(session, "ada", "key", "body") == "/heute"
        assert replayed(session, "ben", "key", "body") is None


def test_a_key_with_another_body_is_refused(db: Database) -> None:
    with db.write() as session:
        remember(session, "ada", "key", "body", "/heute", NOW)
    with db.write() as session, pytest.raises(KeyReused):
        replayed(session, "ada", "key", "another")


def test_a_key_that_was_never_committed_was_never_used(db: Database) -> None:
    with db.write() as session:
        remember(session, "ada", "key", "body", "/heute", NOW)
        session.rollback()
    with db.read() as session:
        assert replayed(session, "ada", "key", "body") is None


def test_ten_deliveries_at_once_write_once(db: Database) -> None:
    def deliver(_n: int) -> bool:
        try:
            with db.write() as session:
                if replayed(session, "ada", "key", "body") is None:
                    remember(session, "ada", "key", "body", "/heute", NOW)
                    return True
        except IntegrityError:
            return False
        return False

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(deliver, range(10))) == 1


def test_the_body_is_the_fields_in_any_order_without_the_key() -> None:
    one = body_digest(SECRET, {"day": "1", "note": "x", "key": "a"})
    assert one == body_digest(SECRET, {"key": "b", "note": "x", "day": "1"})
    assert one != body_digest(SECRET, {"day": "1", "note": "y"})
    assert one != body_digest(b"t" * 32, {"day": "1", "note": "x"})


def test_keys_are_kept_for_30_days(db: Database) -> None:
    with db.write() as session:
        remember(session, "ada", "old", "body", "/", NOW - KEPT - timedelta(seconds=1))
        remember(session, "ada", "young", "body", "/", NOW - KEPT)
    with db.write() as session:
        forget_old(session, NOW)
        assert replayed(session, "ada", "old", "body") is None
        assert replayed(session, "ada", "young", "body") == "/"
