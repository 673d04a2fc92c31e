"""An installation on its way up: schema, the city's data, and for a demo its made-up people."""

from importlib.metadata import version

from challenge import migrations, wiring
from challenge.config import Settings
from challenge.core.archive import Installation
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Refused
from challenge.rounds.actions import seed
from challenge.schema import metadata


def installation(settings: Settings) -> Installation:
    """As it is, untouched: for backup, restore and doctor."""
    db = Database(settings.database_url, wiring.LISTENERS)
    return Installation(db, settings, metadata, migrations.revisions()[0], version("challenge"))


def prepared(settings: Settings, *, demo: bool = False, checkpoints: bool = True) -> tuple[Database, Clock]:
    """A migrated and seeded database, and the clock; Refused for a demo beside real people.

    `checkpoints` is False for commands that may run beside a server.
    """
    if demo and settings.production:
        raise Refused("--demo makes people up and is refused in production.")
    db = Database(settings.database_url, wiring.LISTENERS, checkpoints=checkpoints)
    clock = Clock.starting_at(settings.now)
    migrations.upgrade(db.writer)
    if demo:
        from challenge.seeds.demo import fill

        if not fill(db, settings, clock.now()) and not settings.demo:
            raise Refused("--demo needs an empty database, this one is in use: choose another CHALLENGE_DATA_DIR.")
    with db.write() as session:
        seed(session, clock.today())
    return db, clock
