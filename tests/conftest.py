"""Fixtures for everybody: a database on both engines, a clock, the app, and people's browsers without a browser."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from playwright.sync_api import Browser, BrowserContext

from challenge import wiring
from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from tests.support import databases
from tests.support.browser import chromium, device, photograph
from tests.support.clocks import MovableClock
from tests.support.databases import Postgres, Sqlite
from tests.support.people import Person
from tests.support.server import Server

Client = TestClient[Litestar]
NewClient = Callable[..., Client]
FAILED = pytest.StashKey[bool]()
SECRET = b"5f0c1d7be2a94e63b80f6d21c97a4ee3"


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    """Prepared SQLite files."""
    return Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Prepared databases in one PostgreSQL of this run."""
    with databases.cluster() as address:
        yield Postgres(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated and seeded database of this test alone; each test runs on both engines."""
    engine: Sqlite | Postgres = request.getfixturevalue("sqlite" if request.param == "sqlite" else "postgres")
    with engine.fresh(tmp_path) as url:
        yield url


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """The test's database with all listeners; its round starts on 2026-11-02."""
    opened = Database(database_url, wiring.LISTENERS)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> MovableClock:
    """2026-11-10 12:00 in Dresden until the test moves it."""
    return MovableClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Development settings with a folder of the test's own."""
    return Settings(
        database_url=database_url,
        data_dir=tmp_path,
        base_url="http://testserver.local",
        production=False,
        secret=SECRET,
        now=None,
    )


@pytest.fixture
def app(settings: Settings, db: Database, clock: MovableClock) -> Litestar:
    """The whole app on the test's database and clock."""
    return create_app(settings, db=db, clock=clock)


@pytest.fixture
def new_client(app: Litestar) -> Iterator[NewClient]:
    """`new_client()` is nobody's browser, `new_client(ada(db))` Ada's; each has its own cookies."""
    with ExitStack() as stack:

        def opened(person: Person | None = None, **headers: str) -> Client:
            client = stack.enter_context(TestClient(app, raise_server_exceptions=False))
            client.follow_redirects = False
            client.headers.update({"Sec-Fetch-Site": "same-origin", "Accept-Language": "de", **headers})
            if person:
                client.cookies.set("s", person.token)
            return client

        yield opened


@pytest.fixture
def client(new_client: NewClient) -> Client:
    """Nobody's browser: no cookie yet, same-origin writes, redirects are not followed."""
    return new_client()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real server process on its own SQLite file, not started yet: `server.start(now="2026-11-10T12:00+01:00")`."""
    own = Server(tmp_path / "server")
    yield own
    own.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories of this process."""
    with chromium() as running:
        yield running


@pytest.fixture
def new_phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """`new_phone()` is another person's phone; a failed story leaves pictures in tests/artefacts."""
    with ExitStack() as stack:
        opened: list[BrowserContext] = []

        def new(**options: object) -> BrowserContext:
            opened.append(stack.enter_context(device(browser, **options)))
            return opened[-1]

        yield new
        if request.node.stash.get(FAILED, False):
            for number, context in enumerate(opened):
                photograph(context, f"{request.node.name} {number}")


@pytest.fixture
def phone(new_phone: Callable[..., BrowserContext]) -> BrowserContext:
    """A phone of 360×640 points, German, with touch."""
    return new_phone()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure for the fixtures that want to keep a picture of it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
