"""`uv run python -m tests.bench [PEOPLE …]`: the table of issue 2; ratios count, absolute figures are context."""

import asyncio
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from challenge import migrations
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.rounds.actions import seed
from tests.bench.crowd import OPEN_DAYS, fill, token
from tests.bench.load import Measured, Request, drive, fetch, get, post

ROUNDS = 3
GOALS = {"/": 0.60, "/stadt": 0.60, "POST /heute": 0.40}
OFF_SWITCH = 10


def main(sizes: list[int]) -> None:
    """Measure every size and print the table."""
    middles: dict[int, dict[str, float]] = {}
    for people in sizes:
        with tempfile.TemporaryDirectory() as folder:
            middles[people] = _measure(Path(folder), people)
    if len(sizes) > 1:
        small, large = middles[sizes[0]], middles[sizes[-1]]
        for name in small:
            ratio = large[name] / small[name]
            print(f"p50 of {name:12} at {sizes[-1]:,} is {ratio:.2f} × that at {sizes[0]:,} (goal ≤ 1.20)")


def _measure(folder: Path, people: int) -> dict[str, float]:
    url = f"sqlite:///{folder / 'challenge.sqlite'}"
    db, today = Database(url), Clock().today()
    migrations.upgrade(db.writer)
    with db.write() as session:
        seed(session, today)
    began = time.perf_counter()
    fill(db, people, today)
    db.close()
    print(f"\n{people:,} people with 30 days each, filled in {time.perf_counter() - began:.0f} s")
    with _server(folder, url) as (port, process, ready), _bare(folder, url) as bare:
        print(f"ready after {ready:.2f} s (goal ≤ 3)")
        middles = _compare(port, bare, people)
        print(f"server process: {_resident(process.pid):.0f} MB resident (goal ≤ 150)")
    return middles


def _compare(port: int, bare: int, people: int) -> dict[str, float]:
    start = secrets.randbelow(people)
    days = [str(Clock().today().fromordinal(Clock().today().toordinal() - n)) for n in range(OPEN_DAYS)]
    posts = iter(range(people * OPEN_DAYS))

    def log(_n: int) -> bytes:
        number = next(posts)
        day, person = days[number // people], token((start + number) % people)
        return post("/heute", f"key={uuid4()}&day={day}", f"s={person}")

    targets: dict[str, tuple[Request, Request | None]] = {
        "/": (lambda _n: get("/"), lambda _n: get("/page")),
        "/stadt": (lambda _n: get("/stadt"), lambda _n: get("/page")),
        "/heute": (lambda n: get("/heute", f"s={token((start + n) % people)}"), None),
        "POST /heute": (log, lambda _n: post("/orm", "key=x")),
    }
    print(f"{'':14}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'bare req/s':>12}{'ratio':>8}")
    middles = {}
    for name, (request, baseline) in targets.items():
        path = "/stadt" if name == "/stadt" else "/"
        _put_page(bare, port, path)
        pairs = [_pair(port, bare, request, baseline) for _ in range(ROUNDS)]
        middles[name] = _line(name, pairs)
    _line("bare commit", [(drive(bare, lambda _n: post("/commit", "key=x")), None)])
    return middles


def _pair(port: int, bare: int, request: Request, baseline: Request | None) -> tuple[Measured, Measured | None]:
    return drive(port, request), drive(bare, baseline) if baseline else None


def _line(name: str, pairs: list[tuple[Measured, Measured | None]]) -> float:
    ours = [mine for mine, _ in pairs]
    rate = statistics.median(each.rate for each in ours)
    p50, p99 = statistics.median(each.p50 for each in ours), statistics.median(each.p99 for each in ours)
    text = f"{name:14}{rate:8.0f}{p50:9.2f}{p99:9.2f}"
    ratios = [mine.rate / other.rate for mine, other in pairs if other]
    if ratios:
        bare = statistics.median(other.rate for _, other in pairs if other)
        goal = f"  (goal ≥ {GOALS[name]:.2f})" if name in GOALS else ""
        text += f"{bare:12.0f}{statistics.median(ratios):8.2f}{goal}"
    print(text)
    return p50


@contextmanager
def _server(folder: Path, url: str) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    port = _free_port()
    environ = {**os.environ, "CHALLENGE_DATABASE_URL": url, "CHALLENGE_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "challenge", "serve", "--port", str(port)]
    with _running(command, environ, port) as (process, ready):
        yield port, process, ready


@contextmanager
def _bare(folder: Path, url: str) -> Iterator[int]:
    """The baseline works on a copy of its own, so that its rows do not meet ours."""
    copy = folder / "bare.sqlite"
    source = Database(url)
    with source.writer.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
        connection.exec_driver_sql("BEGIN")
    source.close()
    port = _free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port), f"sqlite:///{copy}"]
    with _running(command, {**os.environ}, port):
        yield port


def _put_page(bare: int, port: int, path: str) -> None:
    """Give the bare handler a page of the same size: ours, line by line."""
    status, body = asyncio.run(fetch(port, get(path)))
    assert status == 200, f"{path} answers {status}"
    assert asyncio.run(fetch(bare, post("/lines", body.decode())))[0] == 201


@contextmanager
def _running(command: list[str], environ: dict[str, str], port: int) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield process, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(OFF_SWITCH)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [1_000, 100_000])
