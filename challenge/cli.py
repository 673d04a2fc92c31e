"""The `challenge` command: thin, every line calls an action of some feature."""

import sys
from datetime import datetime
from pathlib import Path

import click

from challenge import jobs, migrations, wiring
from challenge.city.queries.recount import recount
from challenge.config import Settings, SettingsError, read_settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid
from challenge.core.worker import Worker
from challenge.rounds import actions as rounds
from challenge.staff import accounts as staff
from challenge.staff import passwords
from challenge.staff.rules import Role


@click.group()
@click.pass_context
def main(context: click.Context) -> None:
    """Dresden lernt: 30 days, 30 windows."""
    try:
        context.obj = read_settings()
    except SettingsError as error:
        sys.exit(str(error))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Migrate, seed and serve; on SQLite with the background work in the same process."""
    from challenge.app import create_app
    from challenge.web.serving import StreamingServer

    db, clock = _prepared(settings)
    address = settings.base_url if settings.production else f"http://{host}:{port}"
    click.echo(f"Dresden lernt: {address}/")
    with db.write() as session:
        token = staff.first_link(session, clock.now())
    if token:
        click.echo(f"For the team, good once and for 24 hours: {staff.link_address(address, token)}")
    app = create_app(settings, db=db, clock=clock, worker=db.is_sqlite)
    StreamingServer(app, host, port).run()


@main.command()
@click.pass_obj
def worker(settings: Settings) -> None:
    """Do the background work beside `challenge serve` processes on PostgreSQL."""
    db = Database(settings.database_url, wiring.LISTENERS)
    if db.is_sqlite:
        sys.exit("On SQLite `challenge serve` does the background work itself; a worker needs PostgreSQL.")
    Worker(db, Clock.starting_at(settings.now), jobs.TIMETABLE, wiring.handlers(settings)).run()


@main.command()
@click.pass_obj
def migrate(settings: Settings) -> None:
    """Bring the schema up to date."""
    migrations.upgrade(Database(settings.database_url).writer)


@main.command()
@click.pass_obj
def seed(settings: Settings) -> None:
    """Stadträume, ideas, places, and a round starting today where there is none."""
    _prepared(settings)[0].close()


@main.command("recount")
@click.pass_obj
def recount_sums(settings: Settings) -> None:
    """Prove the city's running sums with the raw rows; exit 1 if they differ."""
    with Database(settings.database_url).read() as session:
        found = recount(session)
    for each in found:
        click.echo(f"{each.what}: kept {each.kept}, counted {each.counted}")
    if found:
        sys.exit(1)
    click.echo("All sums agree.")


@main.group("round")
def round_group() -> None:
    """The round of the challenge."""


@round_group.command("set")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--hashtags", multiple=True, help="Repeat for each hashtag.")
@click.option("--goal", type=click.IntRange(1), help="The city's goal in learning days.")
@click.pass_obj
def round_set(settings: Settings, start: datetime, hashtags: tuple[str, ...], goal: int | None) -> None:
    """Create or change the round that starts on a date."""
    db = Database(settings.database_url, wiring.LISTENERS)
    wishes = {"hashtags": hashtags} if hashtags else {}
    with db.write() as session:
        found = rounds.set_round(session, start.date(), **wishes, **({"goal": goal} if goal else {}))  # type: ignore[arg-type]
        click.echo(f"{found.title}: {found.starts_on}, {', '.join(found.hashtags)}, {found.goal}")


@main.group("staff")
def staff_group() -> None:
    """Accounts of the team."""


@staff_group.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--password-file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def staff_add(settings: Settings, name: str, role: str, password_file: Path | None) -> None:
    """Add an account; without a password a one-time sign-in link is printed."""
    db, clock = _prepared(settings)
    password = password_file.read_text(encoding="utf-8").strip() if password_file else None
    try:
        if password is not None and (problem := staff.password_problem(password)):
            raise Invalid({"password": problem})
        with db.write() as session:
            account = staff.add_account(session, name, Role(role), clock.now())
            if password is None:
                token = staff.new_link(session, account.id, clock.now())
                click.echo(staff.link_address(settings.base_url, token))
            else:
                staff.set_password(account, passwords.hashed(password))
    except Invalid as refused:
        sys.exit(" ".join(refused.errors.values()))


def _prepared(settings: Settings) -> tuple[Database, Clock]:
    """A migrated and seeded database, and the clock."""
    db, clock = Database(settings.database_url, wiring.LISTENERS), Clock.starting_at(settings.now)
    migrations.upgrade(db.writer)
    with db.write() as session:
        rounds.seed(session, clock.today())
    return db, clock
