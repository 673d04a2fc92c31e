"""Running uvicorn so that open streams end by themselves when the process is asked to stop."""

import signal
from collections.abc import Callable
from types import FrameType

import uvicorn
from litestar import Litestar

from challenge.web.sse import LiveHub

GRACE = 5
"""Seconds that requests under way have after SIGTERM."""


OPTIONS = {"log_level": "warning", "server_header": False, "timeout_graceful_shutdown": GRACE}


class StreamingServer(uvicorn.Server):
    """uvicorn waits for every answer to end, and a stream ends only when it is told."""

    def __init__(self, app: Litestar, host: str, port: int) -> None:
        super().__init__(uvicorn.Config(app, host=host, port=port, **OPTIONS))  # type: ignore[arg-type]
        self.hub: LiveHub = app.state.hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """On SIGINT and SIGTERM."""
        self.hub.end()
        super().handle_exit(sig, frame)


def run_workers(factory: str, host: str, port: int, workers: int) -> None:
    """Several processes behind one address; each makes its own app with `factory` ("module:function")."""
    uvicorn.run(factory, factory=True, host=host, port=port, workers=workers, **OPTIONS)  # type: ignore[arg-type]


def end_streams_on_exit(hub: LiveHub) -> None:
    """What StreamingServer does, for an app inside a server that uvicorn made: before its handler comes ours."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _before(signal.getsignal(each), hub))


def _before(handler: object, hub: LiveHub) -> Callable[[int, FrameType | None], None]:
    def handle(sig: int, frame: FrameType | None) -> None:
        hub.end()
        if callable(handler):
            handler(sig, frame)

    return handle
