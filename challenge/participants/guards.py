"""Who is asking: dependencies that controllers name in their parameters."""

from challenge.core.db import Database
from challenge.core.errors import Expired, NotFound
from challenge.participants.queries import Viewer, viewer_by_token
from challenge.web.requests import Request
from challenge.web.templates import SESSION_COOKIE, cookie_name


def find_viewer(request: Request, db: Database) -> Viewer | None:
    """Dependency `visitor`: the signed-in person, or None. No cookie, no query."""
    token = request.cookies.get(cookie_name(SESSION_COOKIE, request))
    if not token:
        return None
    with db.read() as session:
        return viewer_by_token(session, token)


def require_viewer(request: Request, db: Database) -> Viewer:
    """Dependency `viewer`: the signed-in person; Expired (401, what was typed is kept) for everybody else."""
    found = find_viewer(request, db)
    if found is None:
        raise Expired
    return found


def require_grown_up(request: Request, db: Database) -> Viewer:
    """Dependency `publisher`: a signed-in person of 16 or more; under 16 nothing can be published (404)."""
    found = require_viewer(request, db)
    if found.under16:
        raise NotFound
    return found
