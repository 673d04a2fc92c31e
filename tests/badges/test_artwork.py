"""The drawings: one hand, own palette, safe to inline, and told apart at a glance."""

import re
from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageStat

from challenge.badges.artwork import LARGEST, png, svg
from challenge.badges.catalogue import badges

IDS = [one.id for one in badges()]
NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "g", "path", "circle"}
ATTRIBUTES = {
    "viewBox", "d", "cx", "cy", "r", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap",
}  # fmt: skip
PALETTE = {
    "#12343B", "#0F6B78", "#0A4A54", "#DCEBE7", "#5B9BB5", "#7CC6CF", "#F2B950", "#F6C869", "#E9DCC3",
    "#B3432B", "#3E7A3A", "#6B3F74", "#FBF8F1", "#FFFFFF", "none",
}  # fmt: skip
RIM = "#FBF8F1"


@pytest.mark.parametrize("badge_id", IDS)
def test_a_drawing_is_small_and_has_the_common_view_box(badge_id: str) -> None:
    drawing = svg(badge_id)
    assert len(drawing) <= 4096
    assert ET.fromstring(drawing).attrib == {"viewBox": "0 0 240 240"}  # noqa: S314 - our own file


@pytest.mark.parametrize("badge_id", IDS)
def test_a_drawing_holds_plain_shapes_only(badge_id: str) -> None:
    for shape in _shapes(badge_id):
        assert shape.tag.removeprefix(NAMESPACE) in ELEMENTS
        assert set(shape.attrib) <= ATTRIBUTES
        assert not (shape.text or "").strip()
    assert not re.search(rb"<!|<\?", svg(badge_id))


@pytest.mark.parametrize("badge_id", IDS)
def test_a_drawing_keeps_to_the_palette(badge_id: str) -> None:
    used = {shape.get(name, "none") for shape in _shapes(badge_id) for name in ("fill", "stroke")}
    assert used <= PALETTE


@pytest.mark.parametrize("badge_id", IDS)
def test_a_drawing_has_a_rim_for_dark_ground(badge_id: str) -> None:
    first = next(shape for shape in _shapes(badge_id) if shape.tag == f"{NAMESPACE}path")
    assert (first.get("fill"), first.get("stroke"), first.get("stroke-width")) == (RIM, RIM, "18")
    pixels = _picture(badge_id, 240)
    edge = [pixels.getpixel(place) for place in _silhouette_edge(pixels)]
    paper = [colour for colour in edge if isinstance(colour, tuple) and min(colour[:3]) > 220]
    assert len(paper) > 0.97 * len(edge)


@pytest.mark.parametrize("badge_id", IDS)
def test_nothing_is_cut_off_at_the_edge(badge_id: str) -> None:
    left, top, right, bottom = _alpha(badge_id, 240).getbbox() or (0, 0, 240, 240)
    assert min(left, top) >= 1
    assert max(right, bottom) <= 239
    assert max(right - left, bottom - top) >= 160


@pytest.mark.parametrize("size", [48, 240, LARGEST])
def test_a_png_is_a_transparent_square_of_the_size_asked_for(size: int) -> None:
    with Image.open(BytesIO(png("spark", size))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (size, size))
        assert picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_silhouettes_differ_at_48_pixels() -> None:
    outlines = {badge_id: _alpha(badge_id, 48) for badge_id in IDS}
    for one, other in combinations(IDS, 2):
        difference = ImageStat.Stat(ImageChops.difference(outlines[one], outlines[other])).mean[0] / 255
        assert difference >= 0.08, f"{one} and {other}: {difference:.3f}"


def test_a_drawing_is_rastered_once_and_kept() -> None:
    assert png("spark", 64) is png("spark", 64)


@pytest.mark.parametrize("size", [0, -1, 15, LARGEST + 1])
def test_an_unreasonable_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        png("spark", size)


@pytest.mark.parametrize("badge_id", ["", "unknown", "../catalogue", "spark.svg"])
def test_an_unknown_id_opens_no_file(badge_id: str) -> None:
    with pytest.raises(LookupError):
        svg(badge_id)


def _shapes(badge_id: str) -> list[ET.Element]:
    return list(ET.fromstring(svg(badge_id)).iter())  # noqa: S314 - our own file


def _picture(badge_id: str, size: int) -> Image.Image:
    with Image.open(BytesIO(png(badge_id, size))) as picture:
        return picture.convert("RGBA")


def _alpha(badge_id: str, size: int) -> Image.Image:
    return _picture(badge_id, size).getchannel("A").point(lambda value: 255 if value > 127 else 0)


def _silhouette_edge(picture: Image.Image) -> list[tuple[int, int]]:
    """The first and the last solid pixel of every row."""
    solid = picture.getchannel("A").point(lambda value: 255 if value > 250 else 0)
    edge = []
    for y in range(picture.height):
        box = solid.crop((0, y, picture.width, y + 1)).getbbox()
        if box:
            edge += [(box[0], y), (box[2] - 1, y)]
    return edge
