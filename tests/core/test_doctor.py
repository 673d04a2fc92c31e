"""The doctor finds each fault that is planted, and nothing in a sound installation."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from challenge import migrations
from challenge.checkins.actions import Details
from challenge.city.models import CityTotal
from challenge.config import Settings
from challenge.core import doctor
from challenge.core.archive import Installation, place
from challenge.core.db import Database
from challenge.core.doctor import examine
from challenge.core.models import OutboxItem
from challenge.imaging import media
from challenge.rounds.models import Round
from challenge.schema import metadata
from challenge.seeds.checks import round_is_set, somebody_moderates, sums_agree
from challenge.staff.models import StaffAccount
from tests.support.clocks import NOON
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, log_days

CHECKS = (round_is_set, somebody_moderates, sums_agree)


@pytest.fixture
def here(db: Database, settings: Settings) -> Installation:
    """A sound installation: a key, a moderator with a password, a person with a picture."""
    key = settings.data_dir / "secret"
    key.write_text("5f0c1d7be2a94e63b80f6d21c97a4ee3")
    key.chmod(0o600)
    photo = media.store(settings.media_dir, b"a picture", ".webp")
    log_days(db, ada(db), [FIRST_DAY], Details(photo=photo))
    with db.write() as session:
        row = StaffAccount(id="mara", name="Mara", name_key="mara", role="moderator", created_at=NOON)
        row.password_hash = "argon2"
        session.add(row)
    return Installation(db, settings, metadata, migrations.revisions()[0], "1.2.3")


def wrong(here: Installation) -> str:
    return "\n".join(each.sentence for each in examine(here, *CHECKS) if not each.fine)


def test_nothing_is_wrong_with_a_sound_installation(here: Installation) -> None:
    assert wrong(here) == ""
    assert len(list(examine(here, *CHECKS))) >= 9


def test_a_secret_that_others_can_read_is_found(here: Installation) -> None:
    (here.settings.data_dir / "secret").chmod(0o644)
    assert "chmod 600" in wrong(here)


def test_a_named_secret_that_others_can_read_is_found(here: Installation, tmp_path: Path) -> None:
    named = tmp_path / "named"
    named.write_text("x")
    named.chmod(0o640)
    assert str(named) in wrong(replace(here, settings=replace(here.settings, secret_file=named)))


def test_an_old_schema_is_found(here: Installation) -> None:
    with here.db.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '20261123_2300'"))
    assert "challenge migrate" in wrong(here)


def test_a_database_that_is_away_is_found(here: Installation) -> None:
    away = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    assert "cannot be used" in wrong(replace(here, db=away))


def test_a_missing_picture_is_found(here: Installation) -> None:
    name = next(here.settings.media_dir.glob("??/*")).name
    place(here.settings.media_dir, name).unlink()
    assert f"1 pictures are missing in the media folder: {name}" in wrong(here)


def test_a_picture_that_nobody_shows_is_found_after_an_hour(here: Installation) -> None:
    name = media.store(here.settings.media_dir, b"left over", ".webp")
    assert wrong(here) == ""
    long_ago = time.time() - 2 * doctor.SETTLED
    os.utime(place(here.settings.media_dir, name), (long_ago, long_ago))
    assert name in wrong(here)


def test_work_that_is_tried_again_and_again_is_found(here: Installation) -> None:
    with here.db.write() as session:
        session.add(OutboxItem(kind="x", payload={}, run_at=NOON, attempts=doctor.TIRED, unique_key="x"))
    assert "1 background tasks" in wrong(here)


def test_sums_that_differ_are_found(here: Installation) -> None:
    with here.db.write() as session:
        session.exec(select(CityTotal)).one().app += 7
    assert "total app: kept 7, counted 0" in wrong(here)


def test_a_team_without_a_way_in_is_found(here: Installation) -> None:
    with here.db.write() as session:
        session.get_one(StaffAccount, "mara").removed_at = NOON
    assert "challenge staff add" in wrong(here)


def test_a_missing_round_is_found(settings: Settings, tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path}/empty/challenge.sqlite")
    migrations.upgrade(db.writer)
    with db.read() as session:
        assert session.exec(select(Round)).first() is None
        assert "round set" in round_is_set(session).sentence
    db.close()


def test_a_demo_in_production_is_found(here: Installation) -> None:
    assert "made-up people" in wrong(replace(here, settings=replace(here.settings, production=True, demo=True)))


def test_a_full_disk_is_found(here: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 1 << 60)
    assert "make room" in wrong(here)


def test_a_damaged_sqlite_file_is_found(tmp_path: Path, settings: Settings) -> None:
    db = Database(f"sqlite:///{tmp_path}/broken/challenge.sqlite")
    migrations.upgrade(db.writer)
    with db.write() as session:
        connection = session.connection()
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        connection.execute(text("PRAGMA writable_schema=ON"))
        connection.execute(text("DELETE FROM sqlite_master WHERE name = 'ix_participant_joined_at'"))
    db.close()
    here = Installation(db, settings, metadata, migrations.revisions()[0], "1.2.3")
    assert "damaged" in wrong(here)
    db.close()


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_the_note_about_sqlite_goes_by_its_version(version: tuple[int, ...], mended: bool) -> None:
    assert ("WAL-reset" not in doctor._wal_note(version)) is mended
