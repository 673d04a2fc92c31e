"""The schema's history. `upgrade` brings a database up to date, safe for several processes at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

LOCK = 20261123


def config(engine: Engine | None = None) -> Config:
    """Alembic's configuration without an ini file; the engine's connection is handed to env.py."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("path_separator", "os")
    settings.attributes["engine"] = engine
    return settings


def revisions() -> list[str]:
    """All revisions this version knows, the newest (its head) first."""
    return [each.revision for each in ScriptDirectory.from_config(config()).walk_revisions()]


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate to `revision`; on PostgreSQL behind an advisory lock, so that starting twice is safe."""
    if engine.dialect.name != "postgresql":
        command.upgrade(config(engine), revision)
        return
    with engine.connect() as guard:
        guard.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        command.upgrade(config(engine), revision)
        guard.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
