"""`/`: from here to the first learning day in three taps."""

from litestar import Controller, get

from challenge.city.pages.board import Board
from challenge.home.pages.landing import landing_page
from challenge.web.prepared import READY, shared
from challenge.web.requests import Request, Response


class LandingController(Controller):
    """Rendered once for everybody: no query, no cookie."""

    path = "/"

    @get(opt={READY: True})
    async def landing(self, request: Request, board: Board) -> Response:
        """The question, three ideas, the skyline."""
        city = await board.current()
        return shared(request, board.shelf, "home/landing.html", lambda: landing_page(city), nav="start")
