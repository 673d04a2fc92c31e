"""`/stadt.json` and `/stadt.csv`, open to every origin (the header table says so)."""

from litestar import Controller, get

from challenge.city.pages.board import Board
from challenge.city.queries.opendata import as_csv, as_json
from challenge.web.prepared import READY
from challenge.web.requests import Request, Response

HEADERS = {"cache-control": "public, max-age=1"}
FILE = {**HEADERS, "content-disposition": 'attachment; filename="dresden-lernt.csv"'}


class OpenDataController(Controller):
    """Documented on /stadt#daten."""

    opt = {READY: True}  # noqa: RUF012  (litestar reads the class attribute)

    @get("/stadt.json")
    async def as_json(self, request: Request, board: Board) -> Response:
        """Everything at once."""
        city = await board.current()
        return board.shelf.answer("json", lambda: as_json(city)).answer(request, "application/json", HEADERS)

    @get("/stadt.csv")
    async def as_csv(self, request: Request, board: Board) -> Response:
        """One row per date and band."""
        city = await board.current()
        return board.shelf.answer("csv", lambda: as_csv(city)).answer(request, "text/csv", FILE)
