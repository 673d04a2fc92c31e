"""One server a file for the stories that need none of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from tests.support.guests import Guest
from tests.support.server import Server

MORNING = "2026-11-10T08:00:00+01:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that runs since the morning of 2026-11-10, the first day of its round."""
    server = Server(tmp_path_factory.mktemp("city"))
    yield server.start(MORNING)
    server.kill()


@pytest.fixture
def new_guest() -> Iterator[Callable[[Server], Guest]]:
    """`new_guest(server)` is somebody without a browser."""
    with ExitStack() as stack:

        def new(server: Server) -> Guest:
            guest = Guest(server.url)
            stack.enter_context(closing(guest.http))
            return guest

        yield new
