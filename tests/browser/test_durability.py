"""The power goes while many people log days: what was acknowledged is there, what was repeated counts once."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Semaphore

import httpx
import pytest

from challenge.web.forms import new_key
from tests.support.guests import Guest
from tests.support.server import Server

NewGuest = Callable[[Server], Guest]
Deliveries = dict[int, str]
"""Window -> the write key of its check-in."""
PEOPLE = 25
WINDOWS = range(1, 9)
FIRST = date(2026, 11, 3)
LIT = re.compile(r'data-number="(\d+)" data-state="lit"')
BEFORE_THE_KILL = 60


@pytest.fixture
def on_both_engines(tmp_path: Path, database_url: str) -> Iterator[Server]:
    """A server process on a prepared SQLite file, and one on PostgreSQL."""
    server = Server(tmp_path / "server", database_url)
    yield server
    server.kill()


def test_200_check_ins_survive_a_kill_and_count_once(on_both_engines: Server, new_guest: NewGuest) -> None:
    server = on_both_engines
    server.start(f"{_day(1)}T18:00:00+01:00")
    people = [new_guest(server).join() for _ in range(PEOPLE)]
    for guest in people:
        guest.log(_day(1))
    server.stop()
    server.start(f"{_day(WINDOWS[-1])}T18:00:00+01:00")
    keys = [{window: new_key() for window in WINDOWS} for _ in people]
    acknowledged = _send_until_the_power_goes(server, people, keys)
    assert BEFORE_THE_KILL <= sum(map(len, acknowledged)) < PEOPLE * len(WINDOWS)

    server.start(f"{_day(WINDOWS[-1])}T18:01:00+01:00")
    for guest, windows in zip(people, acknowledged, strict=True):
        assert windows <= _lit(guest)
    for guest, deliveries in zip(people, keys, strict=True):
        for window, key in deliveries.items():
            guest.deliver(_day(window), key)
        assert _lit(guest) == set(WINDOWS)
    counted = server.run("recount")
    assert counted.returncode == 0, counted.stdout
    server.stop()
    server.start(f"{_day(WINDOWS[-1])}T18:02:00+01:00")
    total = httpx.get(f"{server.url}/stadt.json", trust_env=False).json()["total"]
    assert total["learning_days"] == total["app"] == PEOPLE * len(WINDOWS)


def _send_until_the_power_goes(server: Server, people: list[Guest], keys: list[Deliveries]) -> list[set[int]]:
    """The windows of each person that were acknowledged before the process was killed."""
    told = Semaphore(0)
    with ThreadPoolExecutor(PEOPLE) as crowd:
        sending = [crowd.submit(_send, *each, told) for each in zip(people, keys, strict=True)]
        for _ in range(BEFORE_THE_KILL):
            assert told.acquire(timeout=60)
        server.kill()
    return [each.result() for each in sending]


def _send(guest: Guest, deliveries: Deliveries, told: Semaphore) -> set[int]:
    done: set[int] = set()
    for window, key in deliveries.items():
        try:
            guest.deliver(_day(window), key)
        except httpx.TransportError:
            return done
        done.add(window)
        told.release()
    return done


def _lit(guest: Guest) -> set[int]:
    """The windows with light on the person's own page."""
    return {int(number) for number in LIT.findall(guest.http.get("/heute").text)}


def _day(window: int) -> date:
    return FIRST + timedelta(days=window - 1)
