"""What every controller may ask for by naming it as a parameter."""

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.limits import Limiter
from challenge.web.forms import Sent, read_form
from challenge.web.requests import Request


def provide_db(request: Request) -> Database:
    """`db`"""
    db: Database = request.app.state.db
    return db


def provide_clock(request: Request) -> Clock:
    """`clock`"""
    clock: Clock = request.app.state.clock
    return clock


def provide_settings(request: Request) -> Settings:
    """`settings`"""
    settings: Settings = request.app.state.settings
    return settings


def provide_limiter(request: Request) -> Limiter:
    """`limiter`"""
    limiter: Limiter = request.app.state.limiter
    return limiter


async def provide_sent(request: Request) -> Sent:
    """`sent`: the posted form, also kept on the request so that an expired sign-in loses nothing."""
    request.state.sent = await read_form(request)
    sent: Sent = request.state.sent
    return sent
