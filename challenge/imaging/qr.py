"""QR codes: error correction M, four modules of quiet zone (ISO/IEC 18004), as matrix, SVG and PNG."""

import struct
import zlib
from itertools import groupby

QUIET_ZONE = 4
Matrix = list[list[bool]]


def matrix(data: str) -> Matrix:
    """The modules row by row, True is dark, quiet zone included; more data than a code holds raises ValueError."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(data)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def svg(data: str) -> str:
    """A black and white SVG of one unit per module, without styles; the page gives it size and a text."""
    rows = matrix(data)
    path = "".join(_runs(y, row) for y, row in enumerate(rows))
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" '
        'shape-rendering="crispEdges" aria-hidden="true">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>'
    )


def png(data: str, scale: int = 8) -> bytes:
    """A black and white PNG, `scale` pixels per module, written without an image library."""
    rows = matrix(data)
    size = len(rows) * scale
    lines = b"".join((b"\0" + _bits(row, scale)) * scale for row in rows)
    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _runs(y: int, row: list[bool]) -> str:
    path, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            path += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return path


def _bits(row: list[bool], scale: int) -> bytes:
    """One line of pixels, one bit each, white is 1, filled up to whole bytes."""
    line = "".join(("0" if dark else "1") * scale for dark in row)
    line += "1" * (-len(line) % 8)
    return int(line, 2).to_bytes(len(line) // 8, "big")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
