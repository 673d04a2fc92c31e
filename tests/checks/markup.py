"""Templates: they parse, find each other, and hold nothing that the strict content policy forbids."""

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from challenge.config import data_folder
from challenge.web.assets import Assets
from challenge.web.templates import template_config
from tests.checks.files import named, tracked

FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"""\sstyle\s*=\s*["']""", re.IGNORECASE),
    "an inline handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "a javascript address": re.compile(r"""["']javascript:""", re.IGNORECASE),
}
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)


def broken_templates() -> list[str]:
    """One sentence for each fault."""
    environment: Environment = template_config(Assets(data_folder("static"))).engine_instance.engine
    known = set(environment.list_templates())
    files = [path for path in tracked(".html", ".svg", ".txt") if named(path).startswith("templates/")]
    return [f"{named(path)}: {fault}" for path in files for fault in faults(path.read_text(), environment, known)]


def faults(source: str, environment: Environment, known: set[str]) -> Iterator[str]:
    """What is wrong with one template's source; `known` are the names of all."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield f"line {error.lineno}: {error.message}"
        return
    wanted = set(find_referenced_templates(tree)) - known - {None}
    yield from (f"there is no template {name}" for name in wanted)
    plain = COMMENT.sub("", source)
    yield from (f"it holds {what}" for what, pattern in FORBIDDEN.items() if pattern.search(plain))
