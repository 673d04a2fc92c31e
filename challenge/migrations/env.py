"""Alembic runs this for every command; the engine comes from `challenge.migrations.config` or the settings."""

from alembic import context
from sqlalchemy import Connection, Engine

from challenge.config import read_settings
from challenge.core.db import Database
from challenge.schema import metadata


def run(connection: Connection) -> None:
    """Migrate over one connection; batch mode, because SQLite alters tables by copying them."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        user_module_prefix=None,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def engine() -> Engine:
    """The engine handed in, else the one of the environment (for `alembic` on the command line)."""
    given: Engine | None = context.config.attributes.get("engine")
    return given or Database(read_settings().database_url).writer


with engine().connect() as connection:
    run(connection)
    connection.commit()
