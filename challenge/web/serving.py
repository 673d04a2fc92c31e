"""Running uvicorn so that open streams end by themselves when the process is asked to stop."""

from types import FrameType

import uvicorn
from litestar import Litestar

from challenge.web.sse import LiveHub

GRACE = 5
"""Seconds that requests under way have after SIGTERM."""


class StreamingServer(uvicorn.Server):
    """uvicorn waits for every answer to end, and a stream ends only when it is told."""

    def __init__(self, app: Litestar, host: str, port: int) -> None:
        options = {"log_level": "warning", "server_header": False, "timeout_graceful_shutdown": GRACE}
        super().__init__(uvicorn.Config(app, host=host, port=port, **options))  # type: ignore[arg-type]
        self._hub: LiveHub = app.state.hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """On SIGINT and SIGTERM."""
        self._hub.end()
        super().handle_exit(sig, frame)
