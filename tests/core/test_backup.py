"""A backup made while people go on, and everything back from it, on the same or the other database."""

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlmodel import select

from challenge import migrations, wiring
from challenge.checkins.actions import Details
from challenge.checkins.models import CheckIn
from challenge.config import Settings
from challenge.core import rows
from challenge.core.archive import Installation, back_up
from challenge.core.db import Database
from challenge.core.errors import Refused
from challenge.core.restore import LEFT_OUT, restore
from challenge.imaging import media
from challenge.participants.queries import viewer_by_token
from challenge.schema import metadata
from challenge.staff.models import StaffAccount, StaffSession
from tests.support.clocks import NOON
from tests.support.databases import FIRST_DAY, Postgres
from tests.support.people import ada, ben, cleo, log_days

REVISIONS = migrations.revisions()


def installation(db: Database, settings: Settings) -> Installation:
    return Installation(db, settings, metadata, REVISIONS[0], "1.2.3")


def everything(db: Database) -> dict[str, list[str]]:
    with db.read() as session:
        tables = [each for each in metadata.sorted_tables if each.name not in LEFT_OUT]
        return {each.name: list(rows.lines(session.connection(), each)) for each in tables}


@pytest.fixture
def here(db: Database, settings: Settings) -> Installation:
    """An installation with three people, some days, a picture and a signed-in moderator."""
    photo = media.store(settings.media_dir, b"a picture", ".webp")
    log_days(db, ada(db), [FIRST_DAY], Details(photo=photo))
    ben(db)
    cleo(db)
    with db.write() as session:
        session.add(StaffAccount(id="mara", name="Mara", name_key="mara", role="moderator", created_at=NOON))
        session.flush()
        session.add(StaffSession(token_hash="x", staff_id="mara", started_at=NOON, seen_at=NOON))
    return installation(db, settings)


@pytest.fixture(params=["to sqlite", "to postgresql"])
def elsewhere(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[Installation]:
    """Another machine with a database that holds nothing at all."""
    if request.param == "to sqlite":
        yield from _at(f"sqlite:///{tmp_path}/new/challenge.sqlite", settings, tmp_path)
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.empty() as url:
        yield from _at(url, settings, tmp_path)


def _at(url: str, settings: Settings, folder: Path) -> Iterator[Installation]:
    (folder / "new").mkdir()
    db = Database(url, wiring.LISTENERS)
    yield installation(db, replace(settings, database_url=url, data_dir=folder / "new"))
    db.close()


def brought_back(elsewhere: Installation, archive: Path, *, force: bool = False) -> None:
    restore(elsewhere, archive, migrations.upgrade, known=REVISIONS, force=force)


def test_every_row_and_picture_comes_back_on_either_database(
    here: Installation, elsewhere: Installation, tmp_path: Path
) -> None:
    manifest = back_up(here, tmp_path / "backup.tar", NOON)
    brought_back(elsewhere, tmp_path / "backup.tar")
    assert everything(elsewhere.db) == everything(here.db)
    assert {each.name: each.rows for each in manifest.tables}["participant"] == 3
    picture = next(elsewhere.settings.media_dir.glob("*/*"))
    assert picture.read_bytes() == b"a picture"


def test_a_restored_installation_goes_on(here: Installation, elsewhere: Installation, tmp_path: Path) -> None:
    back_up(here, tmp_path / "backup.tar", NOON)
    brought_back(elsewhere, tmp_path / "backup.tar")
    log_days(elsewhere.db, ada(elsewhere.db), [FIRST_DAY])
    with elsewhere.db.read() as session:
        assert len(session.exec(select(CheckIn)).all()) == 2


def test_people_stay_signed_in_and_staff_sign_in_anew(db: Database, here: Installation, tmp_path: Path) -> None:
    zoe = ada(db)
    back_up(here, tmp_path / "backup.tar", NOON)
    db.close()
    brought_back(here, tmp_path / "backup.tar", force=True)
    with db.read() as session:
        assert viewer_by_token(session, zoe.token) is not None
        assert session.exec(select(StaffSession)).all() == []
        assert session.get(StaffAccount, "mara") is not None


def test_a_backup_made_while_people_log_holds_one_moment(db: Database, here: Installation, tmp_path: Path) -> None:
    """Each person-date of this test is written with its row in the city's books, or not at all."""
    stop = Event()

    def write() -> None:
        while not stop.is_set():
            log_days(db, ada(db), [FIRST_DAY])

    writer = Thread(target=write)
    writer.start()
    try:
        manifests = [back_up(here, tmp_path / f"{number}.tar", NOON) for number in range(3)]
    finally:
        stop.set()
        writer.join()
    counts = [{table.name: table.rows for table in each.tables} for each in manifests]
    assert counts[0]["participant"] < counts[-1]["participant"]
    for each in counts:
        assert each["check_in"] == each["counted_date"]
        assert each["participant"] == each["device"] == each["goal"]


def test_a_file_that_is_there_is_not_overwritten(here: Installation, tmp_path: Path) -> None:
    back_up(here, tmp_path / "backup.tar", NOON)
    with pytest.raises(Refused, match="there already"):
        back_up(here, tmp_path / "backup.tar", NOON)


def test_a_backup_is_readable_by_its_owner_alone_and_holds_no_key(here: Installation, tmp_path: Path) -> None:
    (here.settings.data_dir / "secret").write_text("a secret that stays here")
    back_up(here, tmp_path / "backup.tar", NOON)
    assert (tmp_path / "backup.tar").stat().st_mode & 0o077 == 0
    with tarfile.open(tmp_path / "backup.tar") as archive:
        assert {name.split("/")[0] for name in archive.getnames()} == {"manifest.json", "tables", "media"}


def test_people_who_are_there_are_not_replaced_without_force(here: Installation, tmp_path: Path) -> None:
    back_up(here, tmp_path / "backup.tar", NOON)
    before = everything(here.db)
    with pytest.raises(Refused, match="--force"):
        brought_back(here, tmp_path / "backup.tar")
    assert everything(here.db) == before


def test_a_restore_takes_later_people_and_their_pictures_away(db: Database, here: Installation, tmp_path: Path) -> None:
    back_up(here, tmp_path / "backup.tar", NOON)
    before = everything(db)
    ada(db)
    media.store(here.settings.media_dir, b"a later picture", ".webp")
    db.close()
    brought_back(here, tmp_path / "backup.tar", force=True)
    assert everything(db) == before
    assert len(list(here.settings.media_dir.glob("*/*"))) == 1


def test_a_damaged_backup_changes_nothing(here: Installation, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(here, archive, NOON)
    data = archive.read_bytes()
    with tarfile.open(archive) as found:
        place = found.getmember("tables/participant.jsonl.gz").offset_data + 30
    archive.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    before = everything(here.db)
    with pytest.raises(Refused, match="participant"):
        brought_back(here, archive, force=True)
    assert everything(here.db) == before


def test_what_is_no_backup_is_refused(here: Installation, tmp_path: Path) -> None:
    (tmp_path / "notes.tar").write_bytes(b"hello" * 1000)
    with pytest.raises(Refused, match="cannot be read"):
        brought_back(here, tmp_path / "notes.tar")


def test_a_backup_of_a_later_version_is_refused(here: Installation, tmp_path: Path) -> None:
    back_up(here, tmp_path / "backup.tar", NOON)
    with pytest.raises(Refused, match="later version"):
        restore(here, tmp_path / "backup.tar", migrations.upgrade, known=REVISIONS[1:], force=True)


def test_texts_come_back_sign_by_sign(
    db: Database, here: Installation, elsewhere: Installation, tmp_path: Path
) -> None:
    strange = 'Zeile\u2028eins \u00e4\u0301 \U0001f3e0\nنعم "quoted" \\ back'
    log_days(db, ada(db), [FIRST_DAY], Details(note=strange))
    back_up(here, tmp_path / "backup.tar", NOON)
    brought_back(elsewhere, tmp_path / "backup.tar")
    with elsewhere.db.read() as session:
        assert strange in {each.note for each in session.exec(select(CheckIn)).all()}
