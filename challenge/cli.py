"""The `challenge` command: thin, every line calls an action of some feature."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from challenge import jobs, migrations, wiring
from challenge.city.queries.recount import recount
from challenge.config import Settings, SettingsError, read_settings
from challenge.core.archive import back_up
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.doctor import examine
from challenge.core.errors import Invalid, Refused
from challenge.core.restore import restore
from challenge.core.sole import sole_process
from challenge.core.worker import Worker
from challenge.goals.queries import untouched_round
from challenge.rounds import actions as rounds
from challenge.rounds.forms import hashtags_problem
from challenge.seeds.checks import CHECKS
from challenge.seeds.starting import installation, prepared
from challenge.staff.actions import accounts as staff
from challenge.staff.actions import passwords
from challenge.staff.rules import Role


class Command(click.Group):
    """A group whose refusals are sentences instead of tracebacks."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except (Refused, SettingsError) as refused:
            sys.exit(str(refused))


@click.group(cls=Command)
@click.pass_context
def main(context: click.Context) -> None:
    """Dresden lernt: 30 days, 30 windows."""
    context.obj = read_settings()


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes, on PostgreSQL.")
@click.option("--demo", is_flag=True, help="Fill an empty database with made-up people.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int, workers: int, demo: bool) -> None:
    """Migrate, seed and serve; on SQLite with the background work in the same process."""
    sqlite = settings.database_url.startswith("sqlite")
    if sqlite and workers > 1:
        raise Refused("SQLite takes one process, because it has one writer: --workers needs PostgreSQL.")
    if demo:
        click.echo("Making people up: this takes about a minute.")
    with sole_process(settings.database_url):
        db, clock = prepared(settings, demo=demo)
        os.environ.setdefault("CHALLENGE_BASE_URL", f"http://{host}:{port}")
        settings = read_settings()  # anew: by this address, as workers do it, and with the mark that a demo leaves
        click.echo(f"Dresden lernt: {settings.base_url}/")
        with db.write() as session:
            token = staff.first_link(session, clock.now())
        if token:
            click.echo(f"For the team, good once and for 24 hours: {staff.link_address(settings.base_url, token)}")
        _serve(settings, db, clock, host, port, workers)


@main.command()
@click.pass_obj
def worker(settings: Settings) -> None:
    """Do the background work beside `challenge serve` processes on PostgreSQL."""
    db = Database(settings.database_url, wiring.LISTENERS)
    if db.is_sqlite:
        raise Refused("On SQLite `challenge serve` does the background work itself; a worker needs PostgreSQL.")
    Worker(db, Clock.starting_at(settings.now), jobs.TIMETABLE, wiring.handlers(settings)).run()


@main.command()
@click.pass_obj
def migrate(settings: Settings) -> None:
    """Bring the schema up to date."""
    migrations.upgrade(Database(settings.database_url, checkpoints=False).writer)


@main.command()
@click.pass_obj
def seed(settings: Settings) -> None:
    """Stadträume, ideas, places, and a round starting today where there is none."""
    prepared(settings, checkpoints=False)[0].close()


@main.command("recount")
@click.pass_obj
def recount_sums(settings: Settings) -> None:
    """Prove the city's running sums with the raw rows; exit 1 if they differ."""
    with prepared(settings, checkpoints=False)[0].read() as session:
        found = recount(session)
    for each in found:
        click.echo(f"{each.what}: kept {each.kept}, counted {each.counted}")
    if found:
        sys.exit(1)
    click.echo("All sums agree.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """A safe copy of database and pictures in one new file, while the installation runs on."""
    made = back_up(installation(settings), file, Clock.starting_at(settings.now).now())
    click.echo(f"{sum(each.rows for each in made.tables)} rows and {made.pictures} pictures in {file}.")
    click.echo("It belongs to the secret of this installation: keep a copy of that too, in another place.")


@main.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the people who are here now.")
@click.pass_obj
def restore_backup(settings: Settings, file: Path, force: bool) -> None:
    """Bring a backup back, whichever database it came from; staff sign in anew."""
    here = installation(settings)
    with sole_process(settings.database_url):
        found = restore(here, file, migrations.upgrade, known=migrations.revisions(), force=force)
    click.echo(f"The state of {found.made_at} is back: {sum(each.rows for each in found.tables)} rows.")
    if found.secret != here.fingerprint:
        click.echo("The secret is another one than then: until it is put back, key cards and second factors fail.")


@main.command()
@click.pass_obj
def doctor(settings: Settings) -> None:
    """What is wrong with this installation; exit 1 if something is."""
    findings = list(examine(installation(settings), *CHECKS))
    for each in findings:
        click.echo(f"{'fine ' if each.fine else 'WRONG'}  {each.sentence}")
    sys.exit(0 if all(each.fine for each in findings) else 1)


@main.group("round")
def round_group() -> None:
    """The round of the challenge."""


@round_group.command("set")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--hashtags", multiple=True, help="Repeat for each hashtag.")
@click.option("--goal", type=click.IntRange(1), help="The city's goal in learning days.")
@click.pass_obj
def round_set(settings: Settings, start: datetime, hashtags: tuple[str, ...], goal: int | None) -> None:
    """Create or change the round that starts on a date; the only round moves there while nobody has joined."""
    if hashtags and (problem := hashtags_problem(hashtags)):
        raise Refused(problem)
    with prepared(settings, checkpoints=False)[0].write() as session:
        untouched = untouched_round(session)
        found = rounds.set_round(session, start.date(), hashtags=hashtags or None, goal=goal, instead_of=untouched)
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
    db, clock = prepared(settings, checkpoints=False)
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


def _serve(settings: Settings, db: Database, clock: Clock, host: str, port: int, workers: int) -> None:
    from challenge.app import create_app
    from challenge.web.serving import StreamingServer, run_workers

    if workers > 1:
        db.close()
        return run_workers("challenge.app:served", host, port, workers)
    return StreamingServer(create_app(settings, db=db, clock=clock, worker=db.is_sqlite), host, port).run()
