"""Open pages change without reloading: streams of real servers, on PostgreSQL also across processes' boundaries."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from http.client import HTTPConnection
from threading import Thread
from time import monotonic, sleep

import pytest

from challenge import wiring
from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from challenge.web.serving import StreamingServer
from tests.city.city import SECOND_DAY, counting
from tests.support.clocks import MovableClock
from tests.support.databases import free_port
from tests.support.people import log_days


class Stream:
    """A browser's open stream of /stadt/live."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=10)
        self._connection.request("GET", "/stadt/live", headers={"Accept-Language": "de"})
        self._answer = self._connection.getresponse()
        self.content_type = self._answer.headers["content-type"]
        self.retry = self._frame()

    def message(self) -> str:
        """The next message that says something; comments are passed over. Empty when the stream has ended."""
        while True:
            frame = self._frame()
            if not frame.startswith(":"):
                return frame

    def close(self) -> None:
        self._answer.close()
        self._connection.close()

    def _frame(self) -> str:
        lines: list[str] = []
        while (line := self._answer.readline().decode()) not in ("\n", ""):
            lines.append(line)
        return "".join(lines)


@contextmanager
def server(settings: Settings, db: Database, clock: MovableClock) -> Iterator[tuple[int, StreamingServer]]:
    """A real server in a thread of its own."""
    port = free_port()
    running = StreamingServer(create_app(settings, db=db, clock=clock), "127.0.0.1", port)
    thread = Thread(target=running.run)
    thread.start()
    try:
        while not running.started:
            sleep(0.02)
        yield port, running
    finally:
        running.handle_exit(15, None)
        thread.join(10)


def test_a_log_by_ada_reaches_an_open_stream_within_two_seconds(
    db: Database, settings: Settings, clock: MovableClock
) -> None:
    ada = counting(db)
    with server(settings, db, clock) as (port, _):
        stream = Stream(port)
        assert stream.content_type.startswith("text/event-stream")
        assert stream.retry == "retry: 2000\n"
        assert "2 Lerntage" in stream.message()
        sleep(1.2)
        began = monotonic()
        log_days(db, ada, [SECOND_DAY + timedelta(days=1)])
        assert "3 Lerntage" in stream.message()
        assert monotonic() - began < 2
        stream.close()


def test_many_logs_within_a_second_are_one_message(db: Database, settings: Settings, clock: MovableClock) -> None:
    ada = counting(db)
    with server(settings, db, clock) as (port, _):
        stream = Stream(port)
        stream.message()
        began = monotonic()
        log_days(db, ada, [SECOND_DAY + timedelta(days=n) for n in range(1, 6)])
        seen = [stream.message()]
        while "7 Lerntage" not in seen[-1]:
            seen.append(stream.message())
        assert len(seen) <= 1 + (monotonic() - began)
        stream.close()


def test_a_stream_ends_by_itself_when_the_server_stops(db: Database, settings: Settings, clock: MovableClock) -> None:
    with server(settings, db, clock) as (port, running):
        stream = Stream(port)
        stream.message()
        began = monotonic()
        running.handle_exit(15, None)
        assert stream.message() == ""
        assert monotonic() - began < 4
        stream.close()


def test_a_closed_browser_leaves_nothing_behind(db: Database, settings: Settings, clock: MovableClock) -> None:
    with server(settings, db, clock) as (port, running):
        hub = running.hub
        stream = Stream(port)
        stream.message()
        assert hub.open_streams == 1
        stream.close()
        until = monotonic() + 8
        while hub.open_streams and monotonic() < until:
            sleep(0.1)
        assert hub.open_streams == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_log_in_one_server_reaches_a_stream_of_another(db: Database, settings: Settings, clock: MovableClock) -> None:
    ada = counting(db)
    with ExitStack() as stack:
        ports = []
        for _ in range(2):
            own = Database(settings.database_url, wiring.LISTENERS)
            ports.append(stack.enter_context(server(settings, own, clock))[0])
        streams = [Stream(port) for port in ports]
        assert all("2 Lerntage" in stream.message() for stream in streams)
        sleep(1.2)
        began = monotonic()
        log_days(db, ada, [SECOND_DAY + timedelta(days=1)])
        assert all("3 Lerntage" in stream.message() for stream in streams)
        assert monotonic() - began < 2
        for stream in streams:
            stream.close()


def test_one_address_may_not_hold_all_streams(db: Database, settings: Settings, clock: MovableClock) -> None:
    with server(settings, db, clock) as (port, running):
        running.hub.most_per_address = 2
        streams = [Stream(port), Stream(port)]
        third = HTTPConnection("127.0.0.1", port, timeout=10)
        third.request("GET", "/stadt/live")
        answer = third.getresponse()
        assert (answer.status, answer.headers["retry-after"]) == (429, "15")
        third.close()
        for stream in streams:
            stream.close()
