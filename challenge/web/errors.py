"""Every refusal as a page in the person's language, or as problem+json where JSON was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from logging import getLogger
from uuid import uuid4

from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from challenge.core.errors import Expired, Invalid, KeyReused, NotFound, TooMany, WrongOwner
from challenge.core.i18n import gettext as _
from challenge.web.forms import Sent
from challenge.web.htmx import wants_json
from challenge.web.problems import problem
from challenge.web.requests import Request, Response
from challenge.web.security import CrossSite
from challenge.web.templates import show

log = getLogger(__name__)


@dataclass(frozen=True)
class ErrorPage:
    """`detail` is one sentence; `incident` only for our own faults; fields only for an expired sign-in.

    `errors` are told to programs.
    """

    status: int
    detail: str
    incident: str = ""
    back: str = "/"
    action: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)


def not_found(request: Request, _error: Exception) -> Response:
    """404, for what isn't there and for what is somebody else's."""
    return _answer(request, "not_found", ErrorPage(404, _("Diese Seite gibt es nicht.")))


def cross_site(request: Request, _error: Exception) -> Response:
    """403 with a way back, for a write that another site sent."""
    detail = _("Diese Eingabe kam von einer anderen Seite. Zum Schutz nehmen wir sie nicht an.")
    return _answer(request, "forbidden", ErrorPage(403, detail, back=request.url.path))


def expired(request: Request, _error: Exception) -> Response:
    """401; the page keeps every text field that was sent and can send it again after signing in."""
    if request.method == "GET":
        return _answer(request, "signed_out", ErrorPage(401, _("Dieses Gerät kennt dich gerade nicht.")))
    sent: Sent | None = request.state.get("sent")
    fields = tuple(sent.fields.items()) if sent else ()
    detail = _("Du bist hier nicht mehr angemeldet. Was du geschrieben hast, ist noch da.")
    return _answer(request, "expired", ErrorPage(401, detail, action=request.url.path, fields=fields))


def too_many(request: Request, error: TooMany) -> Response:
    """429 with Retry-After in seconds."""
    detail = _("Das waren viele Versuche. Bitte warte einen Moment.")
    answer = _answer(request, "too_many", ErrorPage(429, detail))
    answer.headers["Retry-After"] = str(error.retry_after)
    return answer


def too_large(request: Request, _error: Exception) -> Response:
    """413."""
    return _answer(request, "too_large", ErrorPage(413, _("Das ist zu groß. Ein Bild darf bis 8 MB haben.")))


def unusable(request: Request, error: Exception) -> Response:
    """422 or 409 for writes that no form can mend: a reused key, another person's entry, loose fields."""
    status = 409 if isinstance(error, WrongOwner) else 422
    if isinstance(error, Invalid):
        detail = " ".join(error.errors.values())
    elif isinstance(error, WrongOwner):
        detail = _("Diese Eingabe gehört zu einer anderen Person.")
    else:
        detail = _("Diese Eingabe war schon da, aber mit anderem Inhalt. Lade die Seite bitte neu.")
    errors = error.errors if isinstance(error, Invalid) else {}
    return _answer(request, "forbidden", ErrorPage(status, detail, back=request.url.path, errors=errors))


def busy(request: Request, error: Exception) -> Response:
    """503 while the database cannot answer; the client keeps its entry and tries again."""
    log.warning("database busy: %s", type(error).__name__)
    detail = _("Gerade ist sehr viel los. Bitte versuch es gleich noch einmal.")
    answer = _answer(request, "server", ErrorPage(503, detail))
    answer.headers["Retry-After"] = "5"
    return answer


def http_error(request: Request, error: HTTPException) -> Response:
    """Litestar's own refusals (method, encoding, body) in our words."""
    if error.status_code in (404, 405):
        return not_found(request, error)
    if error.status_code == 413:
        return too_large(request, error)
    if isinstance(error, NotAuthorizedException | PermissionDeniedException):
        return not_found(request, error)
    if error.status_code >= 500:
        return server_error(request, error)
    detail = _("Diese Eingabe konnten wir nicht lesen.")
    return _answer(request, "forbidden", ErrorPage(error.status_code, detail, back=request.url.path))


def server_error(request: Request, error: Exception) -> Response:
    """500: the person gets a number to tell us, the log gets the traceback, nobody gets the SQL."""
    incident = uuid4().hex[:8]
    log.error("incident %s at %s", incident, request.scope["path"], exc_info=error)
    detail = _("Bei uns ist etwas schiefgegangen. Deine gespeicherten Tage sind sicher.")
    return _answer(request, "server", ErrorPage(500, detail, incident=incident))


HANDLERS: ExceptionHandlersMap = {
    NotFound: not_found,
    CrossSite: cross_site,
    Expired: expired,
    TooMany: too_many,
    KeyReused: unusable,
    WrongOwner: unusable,
    Invalid: unusable,
    PoolTimeout: busy,
    OperationalError: busy,
    HTTPException: http_error,
    Exception: server_error,
}


def _answer(request: Request, name: str, page: ErrorPage) -> Response:
    if wants_json(request):
        return problem(page.status, page.detail, page.errors)
    return show(request, f"errors/{name}.html", page, status_code=page.status)
