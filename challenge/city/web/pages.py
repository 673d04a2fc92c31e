"""`/stadt`, the kiosk and the widget: rendered once for everybody until something changes."""

from litestar import Controller, get

from challenge.city.pages.board import Board
from challenge.city.pages.views import city_page, display_page, widget_page
from challenge.web.prepared import READY, shared
from challenge.web.requests import Request, Response


class CityController(Controller):
    """Pages of the city; none of them needs to know who looks."""

    path = "/stadt"
    opt = {READY: True}  # noqa: RUF012  (litestar reads the class attribute)

    @get()
    async def city(self, request: Request, board: Board) -> Response:
        """The city tracker."""
        city = await board.current()
        return shared(request, board.shelf, "city/city.html", lambda: city_page(city, _address(request)), nav="stadt")

    @get("/anzeige")
    async def display(self, request: Request, board: Board) -> Response:
        """A screen in a room."""
        city = await board.current()
        return shared(request, board.shelf, "city/display.html", lambda: display_page(city, _address(request)))

    @get("/widget")
    async def widget(self, request: Request, board: Board) -> Response:
        """A frame in other people's pages; `?farben=hell` or `dunkel`."""
        city, colours = await board.current(), request.query_params.get("farben", "")
        name = colours if colours in ("hell", "dunkel") else ""
        return shared(request, board.shelf, "city/widget.html", lambda: widget_page(city, name), variant=name)


def _address(request: Request) -> str:
    """From the app and not by injection: a second dependency costs as much as the rest of the answer."""
    address: str = request.app.state.settings.base_url
    return address
