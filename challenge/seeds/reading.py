"""Reads the data files that travel inside the package, from a checkout and from an installed wheel alike."""

import json
import tomllib
from importlib.resources import files
from typing import Any


def read_toml(name: str) -> dict[str, Any]:
    """The parsed file `data/<name>`; raises FileNotFoundError or tomllib.TOMLDecodeError."""
    return tomllib.loads(_text(name))


def read_json(name: str) -> Any:
    """The parsed file `data/<name>`; raises FileNotFoundError or json.JSONDecodeError."""
    return json.loads(_text(name))


def _text(name: str) -> str:
    return files("challenge.seeds").joinpath("data", name).read_text(encoding="utf-8")
