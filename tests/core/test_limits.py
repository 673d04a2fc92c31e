"""Rate limits: so many per window and address, counted across processes, with no address stored."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.core.errors import TooMany
from challenge.core.limits import Limiter
from challenge.core.models import RateCount

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECRET = b"s" * 32


def passes(limiter: Limiter, who: str, *, most: int = 2, now: datetime = NOW, name: str = "join") -> bool:
    try:
        limiter.hit(name, who, most=most, per=MINUTE, now=now)
    except TooMany:
        return False
    return True


def test_the_third_of_two_is_refused_until_the_window_ends(db: Database) -> None:
    limiter = Limiter(db, SECRET)
    assert [passes(limiter, "192.0.2.1") for _ in range(3)] == [True, True, False]
    assert not passes(limiter, "192.0.2.1", now=NOW + timedelta(seconds=59))
    assert passes(limiter, "192.0.2.1", now=NOW + MINUTE)


def test_a_refusal_says_how_many_seconds_to_wait(db: Database) -> None:
    limiter = Limiter(db, SECRET)
    limiter.hit("join", "192.0.2.1", most=1, per=MINUTE, now=NOW)
    with pytest.raises(TooMany) as refused:
        limiter.hit("join", "192.0.2.1", most=1, per=MINUTE, now=NOW + timedelta(seconds=20))
    assert refused.value.retry_after == 40


def test_others_and_other_limits_are_not_touched(db: Database) -> None:
    limiter = Limiter(db, SECRET)
    assert passes(limiter, "192.0.2.1", most=1)
    assert passes(limiter, "192.0.2.2", most=1)
    assert passes(limiter, "192.0.2.1", most=1, name="restore")


def test_a_household_of_ipv6_is_one(db: Database) -> None:
    limiter = Limiter(db, SECRET)
    assert passes(limiter, "2001:db8:1:1::1", most=1)
    assert not passes(limiter, "2001:db8:1:1:ffff::2", most=1)
    assert passes(limiter, "2001:db8:1:2::1", most=1)


def test_somebody_without_an_address_is_counted_too(db: Database) -> None:
    limiter = Limiter(db, SECRET)
    assert [passes(limiter, "testclient", most=1) for _ in range(2)] == [True, False]


def test_no_address_is_stored(db: Database) -> None:
    Limiter(db, SECRET).hit("join", "192.0.2.77", most=1, per=MINUTE, now=NOW)
    with db.read() as session:
        (key,) = session.exec(select(RateCount.key)).all()
    assert "192.0.2.77" not in key
    assert len(key) == 64


def test_two_processes_count_together(db: Database) -> None:
    other = Database(db.url)
    limiters = [Limiter(db, SECRET), Limiter(other, SECRET)]
    passes(limiters[0], "192.0.2.1", most=50)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: passes(limiters[n % 2], "192.0.2.1", most=50), range(99)))
    other.close()
    assert sum(answers) == 49
