"""Bytes on the wire that no browser sends, against a real server: it answers 4xx or hangs up, and goes on serving."""

import socket

import httpx

from tests.support.server import Server

HEAD = b"POST /mitmachen HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
REQUESTS = {
    "shorter than it says": HEAD + FORM + b"Content-Length: 1000\r\n\r\nidea=czech",
    "longer than it says": HEAD + FORM + b"Content-Length: 3\r\n\r\nidea=czech",
    "two lengths": HEAD + FORM + b"Content-Length: 3\r\nContent-Length: 10\r\n\r\nidea=czech",
    "a length and chunks": HEAD + FORM + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "broken chunks": HEAD + FORM + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nidea\r\n",
    "a huge header": HEAD + b"X: " + b"x" * 200_000 + b"\r\n\r\n",
    "a NUL in a header": HEAD + b"X: a\0b\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "half a line": b"GET / HT",
    "raw bytes in the address": b"GET /\xff\xfe\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "another host's address": b"GET http://evil.example/heute HTTP/1.1\r\nHost: evil.example\r\n\r\n",
}


def said(server: Server, request: bytes) -> bytes:
    """The first line of the answer, empty where the server hung up."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(request)
        wire.shutdown(socket.SHUT_WR)
        try:
            return wire.recv(65536).split(b"\r\n")[0]
        except ConnectionError:
            return b""


def test_the_server_survives_the_wire(server: Server) -> None:
    server.start(now="2026-11-10T12:00+01:00")
    for name, request in REQUESTS.items():
        answer = said(server, request)
        assert answer == b"" or answer.split()[1][:1] in (b"3", b"4"), (name, answer)
        with httpx.Client(base_url=server.url, trust_env=False) as other:
            assert other.get("/health").status_code == 200, name
    assert "incident" not in server.log.read_text()
