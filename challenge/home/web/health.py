"""`/health` for load balancers and `challenge doctor`."""

import litestar
from litestar import get
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select

from challenge.core.db import Database
from challenge.web.requests import Response


@get("/health", sync_to_thread=True)
def health(db: Database) -> Response:
    """200 while the database answers, else 503."""
    try:
        with db.read() as session:
            session.exec(select(1)).one()
    except SQLAlchemyError:
        return litestar.Response({"ok": False, "database": False}, status_code=503)
    return litestar.Response({"ok": True, "database": True})
