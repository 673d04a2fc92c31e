"""QR codes are read by another library than the one that wrote them."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from challenge.imaging.qr import QUIET_ZONE, matrix, png, svg

LINK = "https://dresden-lernt.example/mit/k7m2xq"


def read(picture: bytes) -> list[str]:
    """The texts of all codes in a picture."""
    with Image.open(BytesIO(picture)) as image:
        return [code.text for code in zxingcpp.read_barcodes(image.convert("RGB"))]


@pytest.mark.parametrize("data", [LINK, "Grüße aus der Neustadt", "1" * 300])
def test_the_png_says_what_was_put_in(data: str) -> None:
    assert read(png(data, 5)) == [data]


def test_the_png_has_the_size_of_its_modules() -> None:
    with Image.open(BytesIO(png(LINK, 7))) as image:
        assert image.size == (len(matrix(LINK)) * 7,) * 2


def test_the_svg_says_what_was_put_in_and_brings_no_style() -> None:
    drawing = svg(LINK)
    ET.fromstring(drawing)  # noqa: S314
    assert "style" not in drawing
    assert read(bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=400))) == [LINK]


def test_four_modules_around_the_code_stay_white() -> None:
    rows = matrix(LINK)
    edge = [*rows[:QUIET_ZONE], *rows[-QUIET_ZONE:], *(row[:QUIET_ZONE] + row[-QUIET_ZONE:] for row in rows)]
    assert not any(module for row in edge for module in row)
    assert rows[QUIET_ZONE][QUIET_ZONE]


def test_too_much_for_one_code_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        matrix("x" * 5000)
