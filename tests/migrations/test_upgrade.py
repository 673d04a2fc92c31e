"""The schema's history: one line, from nothing to the present and back, the same as the models, on both engines."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from challenge import migrations
from challenge.core.db import Database
from challenge.schema import metadata
from tests.support.databases import Postgres

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a single table."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield opened
        opened.close()
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.empty() as url:
        opened = Database(url)
        yield opened
        opened.close()


def tables(db: Database) -> set[str]:
    return set(inspect(db.writer).get_table_names()) - {"alembic_version"}


def test_up_down_to_nothing_and_up_again(empty: Database) -> None:
    migrations.upgrade(empty.writer)
    assert tables(empty) == set(metadata.tables)
    command.downgrade(migrations.config(empty.writer), "base")
    assert tables(empty) == set()
    migrations.upgrade(empty.writer)
    migrations.upgrade(empty.writer)
    assert tables(empty) == set(metadata.tables)


def test_the_migrations_make_what_the_models_say(empty: Database) -> None:
    migrations.upgrade(empty.writer)
    command.check(migrations.config(empty.writer))


def test_there_is_one_line_of_dated_and_named_files() -> None:
    script = ScriptDirectory.from_config(migrations.config())
    assert len(script.get_heads()) == 1
    for revision in script.walk_revisions():
        name = Path(revision.path).name
        assert re.fullmatch(r"\d{8}_\d{4}_[a-z][a-z_]*\.py", name)
        assert name.startswith(revision.revision)
        assert revision.down_revision is None or str(revision.down_revision) < revision.revision
    assert len(list(VERSIONS.glob("*.py"))) == len(list(script.walk_revisions()))
