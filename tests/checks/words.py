"""Words: settings are in the README's table, and nothing in the house says that it is unfinished."""

import re

from tests.checks.files import ROOT, named, tracked

SETTING = re.compile(r"\bCHALLENGE_[A-Z_]+\b")
UNWANTED = ("TO" + "DO", "FIX" + "ME", "/wo" + "rk/", "/ro" + "ot/")
TEXTS = (".py", ".html", ".css", ".js", ".md", ".toml", ".svg", ".po", ".txt", ".json", "")


def undocumented_settings() -> list[str]:
    """Settings that the code reads and the README's table lacks, or the other way round."""
    code = [path.read_text() for path in tracked(".py") if named(path).startswith("challenge/")]
    read = _settings("\n".join(code))
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("|")]
    told = _settings("\n".join(rows))
    return [f"{name} is not in the README" for name in sorted(read - told)] + [
        f"{name} is read nowhere" for name in sorted(told - read)
    ]


def unwanted_words() -> list[str]:
    """Marks of unfinished work and paths of somebody's machine."""
    return [f"{named(path)}: {word}" for path in tracked(*TEXTS) for word in unwanted(path.read_text("utf-8"))]


def unwanted(text: str) -> list[str]:
    """Those that stand in a text."""
    return [word for word in UNWANTED if word in text]


def _settings(text: str) -> set[str]:
    return set(SETTING.findall(text))
