"""Who of the team is asking: dependencies that controllers of `/team` name, and what happens to everybody else."""

from dataclasses import dataclass
from datetime import timedelta

from litestar.types import ExceptionHandlersMap

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import ChallengeError, Expired, NotFound
from challenge.staff.actions.door import note_seen
from challenge.staff.queries import Staff, staff_by_token
from challenge.staff.rules import Role, may_act_as
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import STAFF_COOKIE, cookie_name, show

SEEN_EVERY = timedelta(minutes=1)
SECOND_FACTOR = "/team/anmelden/zweiter-faktor"


class StaffExpired(Expired):
    """The team's sign-in is gone; it has another door than the one of citizens."""


class SecondFactorMissing(ChallengeError):
    """In production nobody gets past the door without a second factor."""


@dataclass(frozen=True)
class SignInPage:
    """`staff/sign_in.html`; `onward` is where the person was going, a path of `/team`."""

    form: FormState
    onward: str


@dataclass(frozen=True)
class ExpiredPage:
    """`staff/expired.html`; everything that was typed, to be sent again to `action`."""

    action: str
    fields: tuple[tuple[str, str], ...]


def staff_token(request: Request) -> str:
    """The token of this browser, or empty."""
    return request.cookies.get(cookie_name(STAFF_COOKIE, request), "")


def require_signed_in(request: Request, db: Database, clock: Clock, sent: Sent) -> Staff:  # noqa: ARG001
    """Dependency `newcomer`: anybody of the team, also before the second factor. `sent` is read first, to be kept."""
    now, token = clock.now(), staff_token(request)
    if not token:
        raise StaffExpired
    with db.read() as session:
        found = staff_by_token(session, token, now)
    if found is None:
        raise StaffExpired
    if now - found.seen_at >= SEEN_EVERY:
        with db.write() as session:
            note_seen(session, token, now)
    request.state["staff_name"] = found.name
    request.state["organiser"] = found.role is Role.organiser
    return found


def require_staff(newcomer: Staff, settings: Settings) -> Staff:
    """Dependency `staff`: anybody of the team whose sign-in is complete."""
    if settings.production and not newcomer.enrolled:
        raise SecondFactorMissing
    return newcomer


def require_moderator(staff: Staff) -> Staff:
    """Dependency `moderator`; 404 for others."""
    return _acting_as(staff, Role.moderator)


def require_organiser(staff: Staff) -> Staff:
    """Dependency `organiser`; 404 for others."""
    return _acting_as(staff, Role.organiser)


def staff_expired(request: Request, _error: Exception) -> Response:
    """401: the sign-in form that leads back here, or for a write a page that keeps what was typed."""
    if request.method == "GET":
        page = SignInPage(FormState(), request.url.path)
        return show(request, "staff/sign_in.html", page, status_code=401)
    sent: Sent | None = request.state.get("sent")
    kept = ExpiredPage(request.url.path, tuple(sent.fields.items()) if sent else ())
    return show(request, "staff/expired.html", kept, status_code=401)


def second_factor_missing(_request: Request, _error: Exception) -> Response:
    """Set it up now."""
    return see_other(SECOND_FACTOR)


HANDLERS: ExceptionHandlersMap = {StaffExpired: staff_expired, SecondFactorMissing: second_factor_missing}


def _acting_as(staff: Staff, wanted: Role) -> Staff:
    if not may_act_as(staff.role, wanted):
        raise NotFound
    return staff
