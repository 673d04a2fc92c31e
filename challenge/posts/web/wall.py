"""`/pinnwand`: what Dresden shows of its learning. Open to everybody."""

from litestar import Controller, get

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Expired, NotFound
from challenge.participants.queries import Viewer
from challenge.posts.pages.editor import own_posts
from challenge.posts.pages.wall import wall_page
from challenge.web.requests import Request, Response
from challenge.web.templates import show


class WallController(Controller):
    """The wall and, with `?meine=1`, the list of one's own posts."""

    path = "/pinnwand"

    @get(sync_to_thread=True)
    def wall(self, request: Request, db: Database, clock: Clock, visitor: Viewer | None) -> Response:
        """Approved posts; `?hashtag=`, `?thema=`, `?stadtraum=` choose, `?nach=` goes on where a page ended."""
        if request.query_params.get("meine"):
            return self._own(request, db, visitor)
        with db.read() as session:
            page = wall_page(session, request.query_params, visitor, clock.today())
        return show(request, "posts/wall.html", page, nav="pinnwand")

    def _own(self, request: Request, db: Database, visitor: Viewer | None) -> Response:
        if visitor is None:
            raise Expired
        if visitor.under16:
            raise NotFound
        with db.read() as session:
            page = own_posts(session, visitor)
        return show(request, "posts/own.html", page, nav="pinnwand")
