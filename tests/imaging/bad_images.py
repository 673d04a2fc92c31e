"""What people should not send, made on the spot, each with the reason that it must meet."""

import io
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from PIL import Image

from challenge.imaging.refusals import Reason
from tests.imaging import png_chunks as png
from tests.imaging.good_images import encoded, scene

SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
XXE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'


def archive() -> bytes:
    """A ZIP file with a web page in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("payload.html", "<script>alert(1)</script>")
    return written.getvalue()


def moving(kind: str) -> bytes:
    """Three frames."""
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "green", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def cut(data: bytes, share: float) -> bytes:
    """The first part of a file, as after a broken connection."""
    return data[: int(len(data) * share)]


def noisy() -> Image.Image:
    """A picture that does not compress to nothing, so that a cut goes through its pixels."""
    return Image.frombytes("RGB", (128, 128), Random(1).randbytes(128 * 128 * 3))


def text_bomb() -> bytes:
    """A small picture with a comment that unpacks to 60 MB."""
    comment = png.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 60_000_000, 9))
    return png.header(32, 32) + comment + png.body(png.rows(32, 32))


def many_pixels() -> bytes:
    """49 megapixels of one bit in 6 KB."""
    return png.header(7000, 7000, bits=1, colour=0) + png.body((b"\0" * 876) * 7000)


NO_PICTURE: dict[str, Callable[[], bytes]] = {
    "one byte": lambda: b"\xff",
    "text renamed .jpg": lambda: b"Ich habe heute gelernt.\n" * 20,
    "HTML with a script": lambda: b"<!doctype html><script>alert(1)</script>",
    "SVG with onload": SVG.encode,
    "SVG that reads a file": XXE.encode,
    "PDF": lambda: encoded(scene(), "PDF"),
    "ZIP": archive,
    "MP4": lambda: b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41" + b"\0\0\0\x08mdat" * 50,
    "moving GIF": lambda: moving("GIF"),
    "BMP": lambda: encoded(scene(), "BMP"),
    "TIFF": lambda: encoded(scene(), "TIFF"),
    "ICO": lambda: encoded(scene(), "ICO"),
    "EPS": lambda: encoded(scene(), "EPS"),
    "PNG of 0 x 0": lambda: png.header(0, 0) + png.body(b""),
    "PNG with a wrong checksum": lambda: png.header(32, 32, flaw=1) + png.body(png.rows(32, 32)),
    "only the first bytes of a JPEG": lambda: b"\xff\xd8\xff\xe0",
    "GIF that is a ZIP": lambda: encoded(scene(), "GIF") + archive(),
    "PNG with a text bomb": text_bomb,
    "HEIC cut off in its head": lambda: encoded(noisy(), "HEIF")[:200],
    "random bytes": lambda: Random(30).randbytes(4096),
}
REFUSED: dict[str, tuple[Reason, Callable[[], bytes]]] = {
    "empty file": (Reason.EMPTY, bytes),
    "more than 8 MB": (Reason.TOO_LARGE, lambda: encoded(scene(), "JPEG") + bytes(8 << 20)),
    **{name: (Reason.NOT_A_PICTURE, maker) for name, maker in NO_PICTURE.items()},
    "moving WebP": (Reason.ANIMATED, lambda: moving("WEBP")),
    "moving PNG": (Reason.ANIMATED, lambda: moving("PNG")),
    "PNG of 50000 x 50000 in 74 bytes": (Reason.TOO_MANY_PIXELS, lambda: png.header(50_000, 50_000) + png.body(b"")),
    "PNG of 2147483647 x 2147483647": (
        Reason.TOO_MANY_PIXELS,
        lambda: png.header(2**31 - 1, 2**31 - 1) + png.body(b""),
    ),
    "49 megapixels of one bit": (Reason.TOO_MANY_PIXELS, many_pixels),
    "60000 pixels in a row": (Reason.TOO_SMALL, lambda: encoded(Image.new("L", (60_000, 1)), "PNG")),
    "one pixel": (Reason.TOO_SMALL, lambda: encoded(Image.new("RGB", (1, 1)), "PNG")),
    "a side of 8193": (Reason.TOO_MANY_PIXELS, lambda: encoded(Image.new("L", (8193, 8)), "PNG")),
    "PNG cut off": (Reason.BROKEN, lambda: cut(encoded(noisy(), "PNG"), 0.5)),
    "HEIC cut off": (Reason.BROKEN, lambda: cut(encoded(noisy(), "HEIF"), 0.5)),
    "JPEG cut off": (Reason.BROKEN, lambda: cut(encoded(noisy(), "JPEG"), 0.5)),
}
