"""The certificate as PDF/A-3a and PDF/UA-1 by typst, in the worker process."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from challenge.imaging import sandbox
from challenge.imaging.fonts import TYPEFACES

TEMPLATE = Path(__file__).parent / "certificate.typ"
STANDARDS = ["a-3a", "ua-1"]
SECONDS = 20


@dataclass(frozen=True)
class Wording:
    """What a certificate says in one language; `goal` and `best` may be empty."""

    lang: str
    dir: str
    kind: str
    done: str
    goal: str
    span: str
    best: str
    honest: str


@dataclass(frozen=True)
class Check:
    """How to verify: a sentence, the address, and what it doesn't say."""

    lead: str
    address: str
    note: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the paper; every text must be covered by our typefaces (`fonts.covers`).

    `ornament` and `code` are SVG; the first of `columns` is German.
    """

    lang: str
    title: str
    issued_on: date
    name: str
    columns: tuple[Wording, ...]
    ornament: str
    ornament_alt: str
    code: str
    code_alt: str
    place: str
    check: Check


def pdf(sheet: Sheet) -> bytes:
    """The document; the same sheet gives the same bytes. Raises sandbox.SandboxFailed; blocks."""
    return sandbox.run(compiled, _data(sheet), _stamp(sheet.issued_on), seconds=SECONDS)


def compiled(data: str, stamp: int) -> bytes:
    """Runs in the worker: compile the template with the data and a fixed time (seconds since 1970)."""
    inputs = {"data": data}
    return bytes(_compiler().compile(format="pdf", pdf_standards=STANDARDS, sys_inputs=inputs, timestamp=stamp))


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(
        input=str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(TYPEFACES)], ignore_system_fonts=True
    )


def _data(sheet: Sheet) -> str:
    day = sheet.issued_on
    return json.dumps({**asdict(sheet), "issued_on": None, "date": [day.year, day.month, day.day]})


def _stamp(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
