"""The house: thirty windows in order, each state drawn in its own shape, small enough for a weak network."""

import gzip
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from challenge.imaging.house import HouseView, house, windows
from challenge.imaging.window import WindowState, window

STATES: tuple[WindowState, ...] = ("lit",) * 12 + ("joker", "dark", "today") + ("future",) * 15
TEMPLATES = Path(__file__).parents[2] / "templates"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def templates() -> Environment:
    """The templates without the rest of the app."""
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True)


def draw(templates: Environment, states: tuple[WindowState, ...], fresh: int | None = None) -> str:
    """The house as a page holds it."""
    labels = [f"Tag {number}: gelernt" for number in range(1, 31)]
    view = HouseView(house(), windows(house(), states, labels), "Dein Haus", "Fenster 1 bis 12 leuchten.", fresh, "12")
    return templates.get_template("shared/_house.html").render(house=view)


def test_thirty_windows_go_from_left_to_right_and_from_the_ground_up() -> None:
    panes = house().panes
    assert [pane.number for pane in panes] == list(range(1, 31))
    assert all(left.x < right.x for left, right in pairwise(panes) if right.number % 5 != 1)
    assert all(panes[index].y > panes[index + 5].y for index in range(25))


def test_no_window_touches_another_and_all_lie_in_the_picture() -> None:
    panes, (_, _, width, height) = house().panes, house().view_box
    for pane in panes:
        assert 0 < pane.x < pane.x + pane.width < width
        assert 0 < pane.y < pane.y + pane.height < height
    pairs = [(a, b) for a in panes for b in panes if a.number < b.number]
    assert all(a.x + a.width < b.x or b.x + b.width < a.x or b.y + b.height < a.y for a, b in pairs)


def test_each_state_has_an_outline_of_its_own() -> None:
    pane = house().panes[0]
    states: tuple[WindowState, ...] = ("lit", "joker", "dark", "today", "future")
    shapes = {state: [(shape.kind, shape.points) for shape in window(pane, state)][1:] for state in states}
    assert shapes["lit"] == shapes["dark"]
    assert len({str(found) for found in shapes.values()}) == 4
    assert window(pane, "lit")[0].tone != window(pane, "dark")[0].tone


@pytest.mark.parametrize("lit", [0, 1, 17, 30])
def test_as_many_windows_glow_as_were_lit(templates: Environment, lit: int) -> None:
    states: list[WindowState] = ["lit" if number <= lit else "future" for number in range(1, 31)]
    picture = ET.fromstring(draw(templates, tuple(states)).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314
    found = [group.get("data-state") for group in picture.iter(f"{SVG}g") if group.get("class") == "window"]
    assert found.count("lit") == lit
    assert len(found) == 30
    assert sum(shape.get("class") == "window-glow" for shape in picture.iter(f"{SVG}ellipse")) == lit
    assert sum(shape.get("class") == "tone-pane-lit" for shape in picture.iter(f"{SVG}path")) == lit


def test_the_house_speaks_and_brings_no_style(templates: Environment) -> None:
    drawing = draw(templates, STATES, fresh=12)
    assert 'aria-labelledby="house-title house-description"' in drawing
    assert "Fenster 1 bis 12 leuchten." in drawing
    assert drawing.count("data-fresh") == 2
    assert "style=" not in drawing


@pytest.mark.parametrize("states", [STATES, ("lit",) * 30, ("joker",) * 30])
def test_the_house_is_at_most_six_kilobytes(templates: Environment, states: tuple[WindowState, ...]) -> None:
    assert len(gzip.compress(draw(templates, states).encode())) <= 6 * 1024


def test_too_few_states_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        windows(house(), ("lit",) * 29, [""] * 30)
