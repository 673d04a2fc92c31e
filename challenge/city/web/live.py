"""`/stadt/live`: server-sent events that keep open pages up to date."""

from litestar import Controller, get
from litestar.response import Stream

from challenge.city.pages.board import Board
from challenge.city.pages.views import VIEWS, skyline_page
from challenge.core import i18n
from challenge.web.prepared import READY, rendered
from challenge.web.requests import Request, Response
from challenge.web.sse import LiveHub

HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


class LiveController(Controller):
    """One stream for every open page; each message is rendered once for all who speak the same language."""

    path = "/stadt/live"

    @get(opt={READY: True})
    async def live(self, request: Request, board: Board) -> Response:
        """`?ansicht=` names the page. TooMany when one address holds too many streams."""
        hub: LiveHub = request.app.state.hub
        address = request.client.host if request.client else ""
        hub.admit(address)
        asked, language = request.query_params.get("ansicht", ""), i18n.language().code
        view = asked if asked in VIEWS else "seite"

        async def message() -> str:
            city = await board.settled()
            with i18n.speaking(language):
                return board.shelf.text(
                    ("live", view, language),
                    lambda: rendered(request, "city/live.swap.html", page=skyline_page(city, view)),
                )

        return Stream(hub.events(message, address), media_type="text/event-stream", headers=HEADERS)
