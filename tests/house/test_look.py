"""The look: one bundle of styles, one sprite, vendored files as they came, macros that tie errors to fields."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from jinja2 import Environment

from challenge.config import data_folder
from challenge.web.assets import Assets
from challenge.web.forms import FormState
from challenge.web.templates import template_config

STATIC = data_folder("static")
TEMPLATES = data_folder("templates")
STYLES = sorted((STATIC / "css").rglob("*.css"))
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons" / "sprite.svg").read_text()))


def test_every_style_is_in_the_bundle_once() -> None:
    listed = (STATIC / "css" / "bundle.txt").read_text().split()
    assert sorted(listed) == sorted(str(path.relative_to(STATIC)) for path in STYLES)
    assert listed[0] == "css/tokens.css"


def test_the_styles_fit_into_15_kilobytes() -> None:
    found = Assets(STATIC).find("css/app.css")
    assert found is not None
    assert len(found.encoded["br"]) <= 15_000


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_stands_in_its_layer_and_reads_in_both_directions(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert "@layer" in text
    physical = (
        r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right|float)\s*:|text-align:\s*(?:left|right)"
    )
    assert re.findall(physical, text) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_an_icon_that_a_template_names_is_drawn(path: Path) -> None:
    named = re.findall(r'icon\("([\w-]+)"[,)]', path.read_text())
    assert set(named) <= SYMBOLS


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_button_that_needs_javascript_is_hidden_without_it(path: Path) -> None:
    text = path.read_text()
    elements = re.findall(r"<((?:copy|share|print)-button)\b.*?</\1>", text, flags=re.DOTALL)
    shown_later = re.findall(
        r"<((?:copy|share|print)-button)\b.*?<button [^>]*\bhidden>.*?</\1>", text, flags=re.DOTALL
    )
    assert shown_later == elements


def test_vendored_files_are_as_they_came() -> None:
    vendor = STATIC / "vendor"
    versions = tomllib.loads((vendor / "VERSIONS.toml").read_text())
    sums = {name: value for entry in versions.values() for name, value in entry["files"].items()}
    files = [path for path in vendor.rglob("*") if path.is_file() and path.name != "VERSIONS.toml"]
    found = {str(path.relative_to(vendor)): f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files}
    assert found == sums


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    form = FormState({"nickname": "Ada <3"}, {"nickname": "Bitte kürzer."})
    html = _environment().from_string(
        '{% from "macros/forms.html" import text, error_summary %}'
        '{{ error_summary(form) }}{{ text(form, "nickname", "Name", help="Kurz.", required=true) }}'
    )
    shown = html.render(form=form)
    assert '<a href="#nickname">Bitte kürzer.</a>' in shown
    assert 'aria-describedby="nickname-help nickname-error" aria-invalid="true" required value="Ada &lt;3"' in shown
    assert re.search(r'<p class="field__error" id="nickname-error">.*Bitte kürzer\.</p>', shown)


def _environment() -> Environment:
    environment = template_config(Assets(STATIC)).engine_instance.engine
    assert isinstance(environment, Environment)
    return environment
