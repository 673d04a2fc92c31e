"""A backup: one tar file with a manifest, every table as lines of JSON, and the pictures.

It is read from one snapshot of the database while the installation runs on. Keys are not in it: who finds the
file finds people's days, but can sign in as nobody.
"""

import gzip
import hashlib
import json
import re
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, MetaData, Table, inspect, select, text

from challenge.config import Settings
from challenge.core import rows, tokens
from challenge.core.db import Database
from challenge.core.errors import Refused

FORMAT = 1
MANIFEST = "manifest.json"
PICTURE = re.compile(r"media/([0-9a-f]{2})/(\1[0-9a-f]{62})\.[a-z0-9]{2,5}")


@dataclass(frozen=True)
class StoredTable:
    """One table of an archive; `sha256` is that of its packed file."""

    name: str
    kinds: dict[str, str]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """Its file inside the archive."""
        return f"tables/{self.name}.jsonl.gz"


@dataclass(frozen=True)
class Manifest:
    """What the archive is; `secret` is a keyed fingerprint that tells whether a secret is the same one."""

    format: int
    version: str
    revision: str
    made_at: str
    engine: str
    secret: str
    demo: bool
    pictures: int
    tables: tuple[StoredTable, ...]


@dataclass(frozen=True)
class Installation:
    """What is backed up or restored; `head` is the revision of the schema that this version of the app needs."""

    db: Database
    settings: Settings
    metadata: MetaData
    head: str
    version: str

    @property
    def fingerprint(self) -> str:
        """Tells two secrets apart and gives neither away."""
        return tokens.keyed(self.settings.secret, "backup", "fingerprint")[:16]


def back_up(here: Installation, target: Path, now: datetime) -> Manifest:
    """Write the archive at `target` (readable by its owner alone), whole or not at all; Refused if it exists."""
    if target.exists():
        raise Refused(f"{target} is there already; name a new file.")
    draft = target.with_name(f"{target.name}.part")
    try:
        with TemporaryDirectory(dir=target.parent) as folder, here.db.read() as session:
            connection = session.connection(execution_options=_snapshot(here.db))
            _refuse_other_schema(connection, here.head)
            tables = tuple(_packed(connection, each, Path(folder)) for each in here.metadata.sorted_tables)
            pictures = sorted(pictures_named(connection, here.metadata))
            manifest = _manifest(here, tables, len(pictures), now)
            draft.touch(mode=0o600)
            _write(draft, manifest, Path(folder), [place(here.settings.media_dir, each) for each in pictures])
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def read_manifest(archive: tarfile.TarFile) -> Manifest:
    """The first file of an archive; Refused for a tar that is none of ours, or of a later format."""
    try:
        file = archive.extractfile(MANIFEST)
        found = json.loads(file.read()) if file else {}
        if found.get("format") != FORMAT:
            raise Refused(f"This backup has the format {found.get('format')}; this version reads {FORMAT}.")
        return Manifest(**{**found, "tables": tuple(StoredTable(**each) for each in found["tables"])})
    except (KeyError, TypeError, ValueError) as error:
        raise Refused("This file is no backup of Dresden lernt.") from error


def schema_revision(connection: Connection) -> str | None:
    """The revision the database has; None for a database without a schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def pictures_named(connection: Connection, metadata: MetaData) -> set[str]:
    """The names of all uploaded pictures that some row shows; drawn ones are no part, they are drawn again."""
    columns = [each.c.photo for each in metadata.sorted_tables if "photo" in each.c]
    return {name for photo in columns for name in connection.scalars(select(photo).where(photo.is_not(None)))}


def place(folder: Path, name: str) -> Path:
    """Where a stored picture lies (see imaging/media.py)."""
    return folder / name[:2] / name


def _snapshot(db: Database) -> dict[str, str]:
    """SQLite's readers see one moment anyway; PostgreSQL is asked for it."""
    return {} if db.is_sqlite else {"isolation_level": "REPEATABLE READ"}


def _refuse_other_schema(connection: Connection, head: str) -> None:
    found = schema_revision(connection)
    if found != head:
        raise Refused(f"The database has the schema {found or 'of nobody'}, this version needs {head}: run `migrate`.")


def _packed(connection: Connection, source: Table, folder: Path) -> StoredTable:
    path, count = folder / f"{source.name}.jsonl.gz", 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=6) as file:
        for line in rows.lines(connection, source):
            file.write(line + "\n")
            count += 1
    return StoredTable(source.name, rows.kinds(source), count, hashlib.sha256(path.read_bytes()).hexdigest())


def _manifest(here: Installation, tables: tuple[StoredTable, ...], pictures: int, now: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=here.version,
        revision=here.head,
        made_at=now.isoformat(timespec="seconds"),
        engine=here.db.writer.dialect.name,
        secret=here.fingerprint,
        demo=here.settings.demo,
        pictures=pictures,
        tables=tables,
    )


def _write(draft: Path, manifest: Manifest, folder: Path, pictures: Iterable[Path]) -> None:
    with tarfile.open(draft, "w") as archive:
        about = json.dumps(asdict(manifest), indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(about)
        archive.addfile(entry, BytesIO(about))
        for each in manifest.tables:
            archive.add(folder / f"{each.name}.jsonl.gz", each.member)
        for path in pictures:
            try:
                archive.add(path, f"media/{path.parent.name}/{path.name}")
            except FileNotFoundError:  # its owner deleted it just now
                continue
