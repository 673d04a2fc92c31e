"""`create_app(settings)`: the only place where everything meets; controllers are listed by name."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from litestar import Litestar
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import AnyCallable

from challenge import jobs, wiring
from challenge.badges.web import BadgeController
from challenge.certificates.web.check import CheckController
from challenge.certificates.web.own import CertificateController
from challenge.city.pages.board import Board, provide_board
from challenge.city.web.evaluation import EvaluationController
from challenge.city.web.held import HeldController
from challenge.city.web.live import LiveController
from challenge.city.web.opendata import OpenDataController
from challenge.city.web.pages import CityController
from challenge.config import Settings, data_folder, read_settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.limits import Limiter
from challenge.core.worker import Worker
from challenge.goals.web import JoinController
from challenge.home.web.account import AccountController
from challenge.home.web.another import AnotherGoalController
from challenge.home.web.devices import DevicesController, KeyCardController
from challenge.home.web.health import health
from challenge.home.web.landing import LandingController
from challenge.home.web.legal import LegalController
from challenge.home.web.machine import robots, security_contact
from challenge.home.web.today import PauseController, TodayController
from challenge.moderation.web import (
    CasesController,
    QueueController,
    ReportController,
    StartController,
    StatementController,
)
from challenge.participants import guards as participants
from challenge.participants.web import RestoreController
from challenge.posts.web.cheers import CheerController
from challenge.posts.web.posts import PostController
from challenge.posts.web.wall import WallController
from challenge.rounds.web import RoundController
from challenge.sharing.actions.visits import Visits
from challenge.sharing.web import InvitationController, ShareController
from challenge.staff import guards as staff
from challenge.staff.web import AccountsController, SecondFactorController, SignInController, SignOutController
from challenge.web.assets import Assets, static_file
from challenge.web.dependencies import provide_clock, provide_db, provide_limiter, provide_sent, provide_settings
from challenge.web.errors import HANDLERS
from challenge.web.prepared import READY
from challenge.web.security import only_same_origin, security
from challenge.web.serving import end_streams_on_exit
from challenge.web.sse import LiveHub
from challenge.web.templates import template_config

SMALL_BODY = 64 * 1024
CONTROLLERS = (
    LandingController,
    TodayController,
    AnotherGoalController,
    PauseController,
    JoinController,
    RestoreController,
    LegalController,
    CityController,
    OpenDataController,
    LiveController,
    BadgeController,
    WallController,
    PostController,
    CheerController,
    ShareController,
    InvitationController,
    CertificateController,
    CheckController,
    SignInController,
    SignOutController,
    SecondFactorController,
    AccountsController,
    RoundController,
    EvaluationController,
    HeldController,
    StartController,
    QueueController,
    CasesController,
    StatementController,
    ReportController,
    AccountController,
    DevicesController,
    KeyCardController,
)


DEPENDENCIES: dict[str, Provide | AnyCallable] = {
    "db": Provide(provide_db, sync_to_thread=False),
    "clock": Provide(provide_clock, sync_to_thread=False),
    "settings": Provide(provide_settings, sync_to_thread=False),
    "limiter": Provide(provide_limiter, sync_to_thread=False),
    "sent": Provide(provide_sent),
    "board": Provide(provide_board, sync_to_thread=False),
    "visitor": Provide(participants.find_viewer, sync_to_thread=True),
    "viewer": Provide(participants.require_viewer, sync_to_thread=True),
    "publisher": Provide(participants.require_grown_up, sync_to_thread=True),
    "newcomer": Provide(staff.require_signed_in, sync_to_thread=True),
    "staff": Provide(staff.require_staff, sync_to_thread=False),
    "moderator": Provide(staff.require_moderator, sync_to_thread=False),
    "organiser": Provide(staff.require_organiser, sync_to_thread=False),
}


def create_app(
    settings: Settings, *, db: Database | None = None, clock: Clock | None = None, worker: bool = False
) -> Litestar:
    """The web app on a migrated database; with `worker` it also does the background work in a thread."""
    db = db or Database(settings.database_url, wiring.LISTENERS)
    state = _state(settings, db, clock or Clock.starting_at(settings.now))
    app = Litestar(
        route_handlers=[static_file, health, robots, security_contact, *CONTROLLERS],
        dependencies=DEPENDENCIES,
        guards=[only_same_origin],
        exception_handlers={**HANDLERS, **staff.HANDLERS},
        template_config=template_config(state.assets),
        compression_config=_compression(),
        allowed_hosts=_hosts(settings),
        request_max_body_size=SMALL_BODY,
        openapi_config=None,
        logging_config=None,
        lifespan=[_running(state, worker=worker)],
        state=state,
    )
    app.asgi_handler = security(app.asgi_handler)
    return app


def served() -> Litestar:
    """The app of one among several processes (`challenge serve --workers`), by the settings of the environment."""
    app = create_app(read_settings())
    end_streams_on_exit(app.state.hub)
    return app


def _state(settings: Settings, db: Database, clock: Clock) -> State:
    """What all requests share; `challenge.web.dependencies` hands it out."""
    hub, board = LiveHub(db), Board(db, clock)
    hub.hear(board.hear)
    return State(
        {
            "settings": settings,
            "db": db,
            "clock": clock,
            "assets": Assets(data_folder("static")),
            "limiter": Limiter(db, settings.secret),
            "visits": Visits(db),
            "hub": hub,
            "board": board,
        }
    )


def _running(state: State, *, worker: bool) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Begins the background work with the app, and ends everything with it."""

    @asynccontextmanager
    async def running(_app: Litestar) -> AsyncIterator[None]:
        background = Worker(state.db, state.clock, jobs.TIMETABLE, wiring.handlers(state.settings))
        if worker:
            background.start()
        async with state.hub.listening():
            yield
        background.stop()
        state.visits.close()
        state.db.close()

    return running


def _compression() -> CompressionConfig:
    """Static files are compressed once by themselves; pictures and streams are not compressed at all."""
    return CompressionConfig(
        backend="brotli",
        brotli_gzip_fallback=True,
        exclude_opt_key=READY,
        exclude=["^/static/", r"\.png$", r"\.zip$", r"\.pdf$", "/bild$"],
    )


def _hosts(settings: Settings) -> AllowedHostsConfig | None:
    if not settings.production:
        return None
    host = settings.origin.split("://")[1].split(":")[0]
    return AllowedHostsConfig(allowed_hosts=[host, "127.0.0.1", "localhost"])
