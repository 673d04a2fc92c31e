"""Every language says everything: each message of code and templates is translated, with the same placeholders."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from challenge.core.i18n import LANGUAGES, LOCALES, SOURCE
from tests.checks.files import ROOT

PLACEHOLDER = re.compile(r"{[a-z_]*}|%\([a-z_]+\)[sd]|%[sd]")


def incomplete() -> list[str]:
    """What is missing, fuzzy or wrong in the catalogue of each language but the source."""
    wanted = [message for message in extracted() if message.id]
    return [complaint for code in LANGUAGES if code != SOURCE for complaint in _missing(code, wanted)]


def extracted() -> Catalog:
    """All messages, by the mapping in pyproject.toml: `pybabel extract -F pyproject.toml -k mark -o FILE …`."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "messages.pot"
        command = ["-q", "extract", "-F", "pyproject.toml", "-k", "mark", "-o", str(pot), "challenge", "templates"]
        subprocess.run([sys.executable, "-m", "babel.messages.frontend", *command], cwd=ROOT, check=True)
        return read_po(BytesIO(pot.read_bytes()))


def problem(message: Message, found: Message | None, plurals: int) -> str | None:
    """What is wrong with the translation of a message in a language with so many plural forms."""
    if found is None:
        return "missing"
    forms = found.string if isinstance(found.string, tuple | list) else (found.string,)
    if not all(forms) or len(forms) != (plurals if message.pluralizable else 1):
        return "not translated"
    if found.fuzzy:
        return "fuzzy"
    return None if _same_placeholders(message, [str(form) for form in forms]) else "other placeholders"


def _missing(code: str, wanted: list[Message]) -> Iterator[str]:
    path = LOCALES / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        yield f"{code}: there is no {path.name}"
        return
    catalog = read_po(BytesIO(path.read_bytes()), locale=LANGUAGES[code].cldr or code)
    for message in wanted:
        if fault := problem(message, catalog.get(message.id), catalog.num_plurals):
            yield f"{code}: {fault}: {_first(message)!r}"


def _same_placeholders(message: Message, forms: list[str]) -> bool:
    """The same in each; a plural form may leave the number out, as "ein Tag" does."""
    if not message.pluralizable:
        return sorted(PLACEHOLDER.findall(_first(message))) == sorted(PLACEHOLDER.findall(forms[0]))
    allowed = set(PLACEHOLDER.findall(" ".join(message.id)))
    return all(set(PLACEHOLDER.findall(form)) <= allowed for form in forms)


def _first(message: Message) -> str:
    return str(message.id[0] if message.pluralizable else message.id)
