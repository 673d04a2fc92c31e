"""What rides along in a photo must not come out: places, scripts, archives; what turns it must be applied."""

from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from challenge.imaging.uploads import cleaned
from tests.imaging.bad_images import archive
from tests.imaging.good_images import encoded, name_at, opened, scene
from tests.imaging.png_chunks import SIGNATURE, chunk

SCRIPT = "<script>alert(1)</script>"
PLACE = "51.0504N 13.7373E"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
ORIENTATION, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825
T = Image.Transpose
# How the sensor stored an upright scene, for each value of the EXIF orientation.
STORED = {
    1: None,
    2: T.FLIP_LEFT_RIGHT,
    3: T.ROTATE_180,
    4: T.FLIP_TOP_BOTTOM,
    5: T.TRANSPOSE,
    6: T.ROTATE_90,
    7: T.TRANSVERSE,
    8: T.ROTATE_270,
}


def with_place(kind: str) -> bytes:
    exif = Image.Exif()
    exif[DESCRIPTION] = PLACE
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 3.0, 1.5), 3: "E", 4: (13.0, 44.0, 14.5), 29: PLACE})
    return encoded(scene(), kind, exif=exif.tobytes(), xmp=f"<x:xmpmeta>{PLACE}</x:xmpmeta>".encode())


def png_with_texts() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SCRIPT)
    texts.add_itxt("Title", SCRIPT)
    plain = encoded(scene(), "PNG", pnginfo=texts)
    return SIGNATURE + plain[8:33] + chunk(b"teSt", SCRIPT.encode()) + plain[33:]


HIDDEN: dict[str, tuple[Callable[[], bytes], bytes]] = {
    "a place in a JPEG": (lambda: with_place("JPEG"), PLACE.encode()),
    "a place in a PNG": (lambda: with_place("PNG"), PLACE.encode()),
    "a place in a WebP": (lambda: with_place("WEBP"), PLACE.encode()),
    "a place in a HEIC": (lambda: with_place("HEIF"), PLACE.encode()),
    "a script as a comment of a JPEG": (lambda: encoded(scene(), "JPEG", comment=SCRIPT), b"<script"),
    "a script in texts of a PNG": (png_with_texts, b"<script"),
    "a colour profile": (lambda: encoded(scene(), "JPEG", icc_profile=SCRIPT.encode()), b"<script"),
    "a ZIP behind a JPEG": (lambda: encoded(scene(), "JPEG") + archive(), b"payload.html"),
    "a virus sample behind a PNG": (lambda: encoded(scene(), "PNG") + EICAR, EICAR),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_but_the_pixels_comes_out(name: str) -> None:
    make, canary = HIDDEN[name]
    data = make()
    assert canary in data
    clean = cleaned(data).data
    assert canary not in clean
    assert chunks(clean) == [b"VP8 "]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", STORED)
def test_a_photo_stands_upright_however_the_phone_was_held(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    turn = STORED[orientation]
    stored = corners().transpose(turn) if turn is not None else corners()
    upright = opened(cleaned(encoded(stored, kind, exif=exif.tobytes())).data).convert("RGB")
    assert upright.size == (64, 32)
    assert [name_at(upright, x, y) for y in (8, 24) for x in (16, 48)] == ["red", "blue", "green", "white"]


def corners() -> Image.Image:
    """Red and blue above, green and white below: no two ways of turning it look the same."""
    picture = scene()
    picture.paste((0, 128, 0), (0, 16, 32, 32))
    picture.paste("white", (32, 16, 64, 32))
    return picture


def chunks(webp: bytes) -> list[bytes]:
    """The names of the parts of a WebP file, which must fill it to the last byte."""
    names, at = [], 12
    while at < len(webp):
        names.append(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    assert at == len(webp) == int.from_bytes(webp[4:8], "little") + 8
    return names
