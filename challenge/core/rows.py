"""Tables as lines of JSON, the same from both databases, so that a backup of one can come back in the other."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, Float, Integer, Table, column, insert, select, table
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

CHUNK = 500
TYPES: dict[str, TypeEngine[Any]] = {
    "instant": UTCDateTime(),
    "date": Date(),
    "boolean": Boolean(),
    "json": JSON(none_as_null=True),
    "number": Float(),
    "integer": Integer(),
    "text": AutoString(),
}


def kinds(source: Table) -> dict[str, str]:
    """Column -> key of TYPES, in the order of a line; TypeError for a type that backups have to learn first."""
    return {each.name: _kind(each.type) for each in source.columns}


def lines(connection: Connection, source: Table) -> Iterator[str]:
    """Each row as a JSON list, in the order of the primary key."""
    query = select(source).order_by(*source.primary_key.columns).execution_options(yield_per=CHUNK)
    for row in connection.execute(query):
        yield json.dumps([_told(value) for value in row], ensure_ascii=False, separators=(",", ":"))


def load(connection: Connection, name: str, kinds: Mapping[str, str], waiting: Iterator[str]) -> None:
    """Insert lines into the table of this name, which has columns of these kinds, a chunk at a time."""
    target = table(name, *(column(each, TYPES[kind]) for each, kind in kinds.items()))
    while chunk := list(islice(waiting, CHUNK)):
        connection.execute(insert(target), [_read(kinds, line) for line in chunk])


def _kind(found: TypeEngine[Any]) -> str:
    for kind, known in TYPES.items():
        if isinstance(found, type(known)):
            return kind
    raise TypeError(f"backups don't know columns of the type {found!r}")


def _told(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _read(kinds: Mapping[str, str], line: str) -> dict[str, object]:
    values = json.loads(line)
    return {name: _value(kind, value) for (name, kind), value in zip(kinds.items(), values, strict=True)}


def _value(kind: str, value: Any) -> object:
    if value is None:
        return None
    if kind == "instant":
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind == "date" else value
