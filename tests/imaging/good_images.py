"""Pictures that people do send, made on the spot. Left half red, right half blue, 64 x 32 unless it says otherwise."""

import io
from collections.abc import Callable
from typing import Any

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

WIDTH, HEIGHT = 64, 32


def scene(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """The picture before it is encoded."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a file of this kind."""
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def mpo() -> bytes:
    """What some phones call JPEG: the photo and a second picture behind it."""
    return encoded(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", (WIDTH, HEIGHT), "green")])


def transparent() -> bytes:
    """A drawing on nothing; where nothing is, white is shown."""
    picture = scene().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, WIDTH // 2, HEIGHT))
    return encoded(picture, "PNG")


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    return Image.open(io.BytesIO(data))


def colours(data: bytes) -> list[str]:
    """The names of the colours in the middle of the left and of the right half."""
    picture = opened(data).convert("RGB")
    return [name_at(picture, picture.width * part // 4, picture.height // 2) for part in (1, 3)]


def name_at(picture: Image.Image, x: int, y: int) -> str:
    """The name of the nearest colour that these pictures use."""
    pixel = picture.crop((x, y, x + 1, y + 1)).tobytes()
    known = {"red": (255, 0, 0), "blue": (0, 0, 255), "white": (255, 255, 255), "green": (0, 128, 0), "grey": (76,) * 3}
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(pixel, known[name], strict=True)))


GOOD: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "JPEG": (lambda: encoded(scene(), "JPEG"), ["red", "blue"]),
    "JPEG in grey": (lambda: encoded(scene().convert("L"), "JPEG"), ["grey", "grey"]),
    "JPEG for print": (lambda: encoded(scene().convert("CMYK"), "JPEG"), ["red", "blue"]),
    "MPO": (mpo, ["red", "blue"]),
    "PNG": (transparent, ["white", "blue"]),
    "PNG with a palette": (lambda: encoded(scene().quantize(4), "PNG"), ["red", "blue"]),
    "WebP": (lambda: encoded(scene(), "WEBP"), ["red", "blue"]),
    "HEIC": (lambda: encoded(scene(), "HEIF"), ["red", "blue"]),
}
