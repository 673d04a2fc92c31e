"""`/team` and `/team/meldungen`: what waits for whom, and the cases that notices made."""

from dataclasses import dataclass
from datetime import date, datetime

from litestar import Controller, get, post

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.moderation.actions import deciding as actions
from challenge.moderation.catalogue.words import decision_in_words, reason_title
from challenge.moderation.queries import desk
from challenge.rounds.queries import current_round
from challenge.staff.queries import Staff
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class StartPage:
    """`moderation/start.html`; the round only for organisers, None where there is none yet."""

    name: str
    organiser: bool
    enrolled: bool
    waiting: desk.Waiting
    round_title: str
    round_starts_on: date | None


@dataclass(frozen=True)
class CaseView:
    """A case in words."""

    item_id: str
    notices: int
    reasons: tuple[str, ...]
    first_at: datetime
    decision: str
    waits: bool


@dataclass(frozen=True)
class CasesPage:
    """`moderation/cases.html`."""

    cases: tuple[CaseView, ...]


class StartController(Controller):
    """The team's first page."""

    path = "/team"

    @get(sync_to_thread=True)
    def start(self, request: Request, db: Database, clock: Clock, staff: Staff) -> Response:
        """What waits."""
        with db.read() as session:
            try:
                now_running = current_round(session, clock.today())
            except NotFound:
                now_running = None
            page = StartPage(
                name=staff.name,
                organiser=staff.role == "organiser",
                enrolled=staff.enrolled,
                waiting=desk.waiting(session),
                round_title=now_running.title if now_running else "",
                round_starts_on=now_running.starts_on if now_running else None,
            )
        return show(request, "moderation/start.html", page, nav="team")


class CasesController(Controller):
    """Notices, many about one thing as one case."""

    path = "/team/meldungen"

    @get(sync_to_thread=True)
    def cases(self, request: Request, db: Database, moderator: Staff) -> Response:  # noqa: ARG002
        """All of them with their state."""
        with db.read() as session:
            found = tuple(map(_view, desk.cases(session)))
        return show(request, "moderation/cases.html", CasesPage(found), nav="meldungen")

    @post("/{item_id:str}", sync_to_thread=True, status_code=303)
    def open(self, db: Database, clock: Clock, moderator: Staff, item_id: str) -> Response:
        """Take this case to the desk."""
        try:
            with db.write() as session:
                actions.lease_item(session, item_id, moderator.id, clock.now())
        except actions.Taken:
            return see_other("/team/meldungen", notice="taken")
        return see_other("/team/moderation")


def _view(case: desk.Case) -> CaseView:
    return CaseView(
        item_id=case.item_id,
        notices=case.notices,
        reasons=tuple(map(reason_title, case.reasons)),
        first_at=case.first_at,
        decision=decision_in_words(case.decision) if case.decision else "",
        waits=not case.closed,
    )
