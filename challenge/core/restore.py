"""Bringing a backup back, into SQLite or PostgreSQL, whichever it came from.

The archive is checked as a whole first. On SQLite the database is built beside the old one and takes its place
at the end. Staff sign in anew; the devices of participants stay signed in, because a person without e-mail
has nothing else to come back with.
"""

import gzip
import hashlib
import shutil
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import make_url

from challenge.core import rows
from challenge.core.archive import PICTURE, Installation, Manifest, StoredTable, read_manifest
from challenge.core.db import Database
from challenge.core.errors import Refused

LEFT_OUT = ("staff_session", "staff_link", "rate_count")
"""Tables that come back empty: whoever held a staff session then need not be the one who holds it now."""
Upgrade = Callable[[Engine, str], None]

OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
EVERYTHING = text(
    "SELECT format('DROP TABLE IF EXISTS %I CASCADE', tablename) FROM pg_tables WHERE schemaname = current_schema() "
    "UNION ALL SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p "
    "WHERE p.pronamespace = current_schema()::regnamespace "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
)


def restore(here: Installation, source: Path, upgrade: Upgrade, *, known: Sequence[str], force: bool) -> Manifest:
    """Replace this installation by the backup; Refused when somebody takes part here and `force` is not given.

    `known` are the revisions this version can start from: older backups are migrated, newer ones refused.
    """
    try:
        with tarfile.open(source, "r:") as archive:
            manifest = read_manifest(archive)
            _check(archive, manifest, known)
            if not force and _is_inhabited(here.db):
                raise Refused("People take part in this installation already; `--force` replaces them by the backup.")
            _fill(here, archive, manifest, upgrade)
            _bring_pictures(here.settings.media_dir, archive)
    except (OSError, tarfile.TarError) as error:
        raise Refused(f"{source} cannot be read as a backup: {error}") from error
    if manifest.demo:
        here.settings.demo_marker.touch()
    return manifest


def _check(archive: tarfile.TarFile, manifest: Manifest, known: Sequence[str]) -> None:
    if manifest.revision not in known:
        raise Refused(f"The backup has the schema {manifest.revision}, which comes from a later version: update first.")
    for each in manifest.tables:
        if hashlib.sha256(_packed(archive, each)).hexdigest() != each.sha256:
            raise Refused(f"The backup is damaged: the table {each.name} is not what was written.")
    for member in archive.getmembers():
        found = PICTURE.fullmatch(member.name)
        if found and hashlib.sha256(_bytes(archive, member)).hexdigest() != found[2]:
            raise Refused(f"The backup is damaged: {member.name} is not what was written.")


def _is_inhabited(db: Database) -> bool:
    with db.writer.connect() as connection:
        if not inspect(connection).has_table("participant"):
            return False
        return connection.execute(text("SELECT 1 FROM participant LIMIT 1")).first() is not None


def _fill(here: Installation, archive: tarfile.TarFile, manifest: Manifest, upgrade: Upgrade) -> None:
    if not here.db.is_sqlite:
        _clear(here.db.writer)
        _load(here, archive, manifest, upgrade)
        return
    path = Path(make_url(here.db.url).database or "")
    draft = path.with_name(f"{path.name}.restoring")
    _remove(draft)
    beside = replace(here, db=Database(f"sqlite:///{draft}"))
    try:
        _load(beside, archive, manifest, upgrade)
        beside.db.close()
        here.db.close()
        _remove(path)
        draft.rename(path)
    finally:
        beside.db.close()
        _remove(draft)


def _load(here: Installation, archive: tarfile.TarFile, manifest: Manifest, upgrade: Upgrade) -> None:
    engine = here.db.writer
    upgrade(engine, manifest.revision)
    with engine.begin() as connection:
        for each in manifest.tables:
            if each.name not in LEFT_OUT:
                unpacked = gzip.decompress(_packed(archive, each)).decode()
                rows.load(connection, each.name, each.kinds, iter(unpacked.split("\n")[:-1]))
    upgrade(engine, here.head)
    if not here.db.is_sqlite:
        with engine.begin() as connection:
            _count_on(connection, here)


def _count_on(connection: Connection, here: Installation) -> None:
    """Let PostgreSQL's own counters go on after the highest number that came back."""
    for table in here.metadata.sorted_tables:
        counted = table.autoincrement_column
        if counted is not None:
            name, column = table.name, counted.name
            query = f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), max({column})) FROM {name}"  # noqa: S608
            connection.execute(text(query))


def _clear(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.execute(OTHERS).scalar_one():
            raise Refused("Other programs use this database: stop `challenge serve` and `challenge worker` first.")
        for drop in connection.execute(EVERYTHING).scalars().all():
            connection.execute(text(drop))


def _bring_pictures(folder: Path, archive: tarfile.TarFile) -> None:
    """The pictures of the backup, and no others: those of the people who were here go with them."""
    shutil.rmtree(folder, ignore_errors=True)
    for member in archive.getmembers():
        if PICTURE.fullmatch(member.name):
            path = folder / member.name.removeprefix("media/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_bytes(archive, member))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _packed(archive: tarfile.TarFile, stored: StoredTable) -> bytes:
    try:
        return _bytes(archive, archive.getmember(stored.member))
    except KeyError as error:
        raise Refused(f"The backup is damaged: the table {stored.name} is missing.") from error


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""
