"""The real thing: `python -m challenge serve` in a process of its own, on its own data, killed like a real one."""

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.databases import free_port

PATIENCE = 90
ROOT = Path(__file__).parent.parent.parent


class Server:
    """`start(now=…)` again after `stop` or `kill` goes on with the same data; `url` is where it answers."""

    def __init__(self, data_dir: Path, database_url: str | None = None, **environ: str) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir / "server.log"
        given = {"CHALLENGE_DATABASE_URL": database_url} if database_url else {}
        self._environ = {"CHALLENGE_DATA_DIR": str(data_dir), "CHALLENGE_BASE_URL": self.url, **given, **environ}
        self._process: subprocess.Popen[bytes] | None = None
        self._began: str | None = None
        self._answered = 0.0

    def start(self, now: str | None = None) -> "Server":
        """Serve; `now` such as 2026-11-10T12:00:00+01:00 is where its clock starts. Returns when it answers."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CHALLENGE_")}
        environ |= self._environ | ({"CHALLENGE_NOW": now} if now else {})
        self._began = now
        command = [sys.executable, "-m", "challenge", "serve", "--port", str(self.port)]
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, cwd=ROOT)
        self._wait(self._process)
        self._answered = time.monotonic()
        return self

    def now(self) -> datetime:
        """What a clock that was set with `start(now=…)` shows, up to the seconds that the start took."""
        assert self._began
        return datetime.fromisoformat(self._began) + timedelta(seconds=time.monotonic() - self._answered)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Another `challenge` command on the same data and with the same clock, with its output."""
        environ = os.environ | self._environ | ({"CHALLENGE_NOW": self.now().isoformat()} if self._began else {})
        return subprocess.run(
            [sys.executable, "-m", "challenge", *command], env=environ, capture_output=True, text=True, cwd=ROOT
        )

    def stop(self) -> None:
        """End it as an operator would; what is being answered is answered."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """`kill -9`: nothing gets a chance to be tidied up."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)
        self._process = None

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if process.poll() is not None:
                pytest.fail(f"The server did not start: {self.log.read_text()[-3000:]}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        process.kill()
        pytest.fail(f"The server did not answer within {PATIENCE} s: {self.log.read_text()[-3000:]}")
