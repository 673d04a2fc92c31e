"""`/team/auswertung`: simple figures for the organiser, also as a table to take along."""

from dataclasses import dataclass

import litestar
from litestar import Controller, get

from challenge.city.queries.evaluation import LINES, Evaluation, as_csv, evaluation
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.rounds.queries import current_round
from challenge.staff.queries import Staff
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class EvaluationPage:
    """`city/evaluation.html`; `lines` are the learning days that head the columns."""

    title: str
    lines: tuple[int, ...]
    found: Evaluation


class EvaluationController(Controller):
    """The current round in figures."""

    path = "/team/auswertung"

    @get(sync_to_thread=True)
    def page(self, request: Request, db: Database, clock: Clock, organiser: Staff) -> Response:  # noqa: ARG002
        """As a page."""
        with db.read() as session:
            running = current_round(session, clock.today())
            page = EvaluationPage(running.title, LINES, evaluation(session, running.id))
        return show(request, "city/evaluation.html", page, nav="auswertung")

    @get("/tabelle.csv", sync_to_thread=True)
    def table(self, db: Database, clock: Clock, organiser: Staff) -> Response:  # noqa: ARG002
        """As CSV in UTF-8 with a mark that spreadsheets understand."""
        with db.read() as session:
            running = current_round(session, clock.today())
            text = as_csv(evaluation(session, running.id))
        name = f'attachment; filename="auswertung-{running.slug}.csv"'
        headers = {"Content-Disposition": name, "Cache-Control": "private, no-store"}
        return litestar.Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=headers)
