"""The skyline: exactly as many windows as asked for, each of them in sight and to be lit by its index."""

import gzip
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from challenge.imaging.skyline import SkylineView, skyline
from challenge.imaging.street import PANE

TEMPLATES = Path(__file__).parents[2] / "templates"
SVG = "{http://www.w3.org/2000/svg}"


def draw(count: int, lit: frozenset[int]) -> str:
    """The skyline as a page holds it."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True)
    view = SkylineView(skyline(count), lit, "Dresden lernt", "24 von 60 Fenstern leuchten.")
    return templates.get_template("shared/_skyline.html").render(skyline=view)


@pytest.mark.parametrize("count", [1, 12, 60, 150, 317, 600])
def test_there_are_exactly_as_many_windows_as_asked_for(count: int) -> None:
    panes = skyline(count).panes
    assert len(panes) == count
    assert len(set(panes)) == count


@pytest.mark.parametrize("count", [60, 600])
def test_no_window_covers_another_or_leaves_the_picture(count: int) -> None:
    city = skyline(count)
    spots = sorted(city.panes)
    for index, (x, y) in enumerate(spots):
        near = [other for other in spots[index + 1 :] if other[0] < x + PANE[0]]
        assert all(abs(other[1] - y) >= PANE[1] for other in near)
        assert 0 < x < city.width
        assert 0 < y < city.bank


@pytest.mark.parametrize("count", [0, 601])
def test_other_numbers_of_windows_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 600"):
        skyline(count)


@pytest.mark.parametrize("lit", [frozenset[int](), frozenset(range(24)), frozenset(range(60))])
def test_the_windows_that_are_lit_are_the_ones_named(lit: frozenset[int]) -> None:
    picture = ET.fromstring(draw(60, lit).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314
    panes = [pane for pane in picture.iter(f"{SVG}rect") if pane.get("class") == "pane"]
    assert len(panes) == 60
    assert {int(pane.get("data-window", "-1")) for pane in panes if pane.get("data-lit") is not None} == lit


def test_the_first_lights_are_spread_over_the_city() -> None:
    city = skyline(600)
    thirds = [sum(1 for x, _ in city.panes[:90] if part <= 3 * x / city.width < part + 1) for part in range(3)]
    assert min(thirds) >= 18


def test_the_landing_skyline_is_small_and_brings_no_style() -> None:
    drawing = draw(60, frozenset(range(30)))
    assert len(gzip.compress(drawing.encode())) <= 6 * 1024
    assert "style=" not in drawing
