"""How long a thing may be (architecture.md of the house: split by noun, never by squeezing lines)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.checks.files import named, tracked

FUNCTION = 25
LIMITS = {".py": 200, ".html": 80, ".css": 150, ".js": 100}
FREE = ("challenge/migrations/versions/", "static/vendor/")


def too_long() -> list[str]:
    """Files past their limit of lines, and functions past 25 lines."""
    files = [path for path in tracked(*LIMITS) if not named(path).startswith(FREE)]
    long = [f"{named(path)} has {n} lines" for path in files if (n := _lines(path)) > LIMITS[path.suffix]]
    return long + [complaint for path in files if path.suffix == ".py" for complaint in long_functions(path)]


def long_functions(path: Path) -> Iterator[str]:
    """A function's length is its body without the docstring, from the first statement to the last, blank lines too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            if length > FUNCTION:
                yield f"{path.name}:{node.lineno} {node.name} has {length} lines"


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())
