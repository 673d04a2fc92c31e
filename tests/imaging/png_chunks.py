"""PNG files put together by hand, for what no encoder would write."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes, flaw: int = 0) -> bytes:
    """One chunk; a `flaw` makes its checksum wrong."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body) ^ flaw)


def header(width: int, height: int, bits: int = 8, colour: int = 2, flaw: int = 0) -> bytes:
    """The signature and IHDR; colour 2 is RGB, 0 is grey."""
    return SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0), flaw)


def body(rows: bytes) -> bytes:
    """The pixels (each row begins with a filter byte) and the end."""
    return chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def rows(width: int, height: int) -> bytes:
    """Black RGB pixels."""
    return (b"\0" + b"\0\0\0" * width) * height
