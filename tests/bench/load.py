"""A small HTTP/1.1 load generator: keep-alive connections, raw requests, every answer's time and status."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

Request = Callable[[int], bytes]
"""Gives the bytes of the n-th request."""


@dataclass(frozen=True)
class Measured:
    """One run; times in milliseconds."""

    rate: float
    p50: float
    p99: float
    statuses: Counter[int]


def drive(port: int, request: Request, *, clients: int = 20, seconds: float = 3.0) -> Measured:
    """Send requests from `clients` connections for a while; raises when an answer is a server error."""
    return asyncio.run(_drive(port, request, clients, seconds))


def get(path: str, cookie: str = "") -> bytes:
    """A plain GET as a browser's navigation sends it."""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n"
    return (head + (f"Cookie: {cookie}\r\n" if cookie else "") + "\r\n").encode()


def post(path: str, body: str, cookie: str = "") -> bytes:
    """A plain form post from our own page."""
    data = body.encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data


async def fetch(port: int, raw: bytes) -> tuple[int, bytes]:
    """One request on a connection of its own: status and body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw)
    status, body = await _answer(reader)
    writer.close()
    return status, body


async def _drive(port: int, request: Request, clients: int, seconds: float) -> Measured:
    times: list[float] = []
    statuses: Counter[int] = Counter()
    counter = iter(range(10**9))
    until = time.perf_counter() + seconds

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (begun := time.perf_counter()) < until:
            writer.write(request(next(counter)))
            status, _body = await _answer(reader)
            times.append(time.perf_counter() - begun)
            statuses[status] += 1
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    rate = len(times) / (time.perf_counter() - started)
    if any(status >= 400 for status in statuses):
        raise RuntimeError(f"the server refused: {dict(statuses)}")
    return Measured(rate, statistics.median(times) * 1000, statistics.quantiles(times, n=100)[98] * 1000, statuses)


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n")[1:]:
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return int(head[9:12]), await reader.readexactly(length)
