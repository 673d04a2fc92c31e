"""`/bescheide`: the author reads why, what would be fine instead, and objects with one tap."""

from dataclasses import dataclass

from litestar import Controller, get, post

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.moderation.actions.appeals import APPEAL_TEXT_MAX, appeal
from challenge.moderation.catalogue.words import KINDS, RESTRICTIONS
from challenge.moderation.forms import read_words
from challenge.moderation.models import Appeal, Statement
from challenge.moderation.queries import figures as queries
from challenge.moderation.rules import DecisionKind, ItemKind
from challenge.participants.queries import Viewer
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class StatementPage:
    """`moderation/statement.html`; `edit` is where another version can be written, or empty."""

    form: FormState
    kind: str
    restriction: str
    statement: Statement
    appeal: Appeal | None
    appealable: bool
    edit: str


@dataclass(frozen=True)
class StatementsPage:
    """`moderation/statements.html`; the newest first."""

    statements: tuple[Statement, ...]


class StatementController(Controller):
    """A person's own statements; another's are not found."""

    path = "/bescheide"

    @get(sync_to_thread=True)
    def statements(self, request: Request, db: Database, viewer: Viewer) -> Response:
        """All of one's own; `?zu=` (a post's id) leads to the last one about that."""
        about = request.query_params.get("zu")
        with db.read() as session:
            found = queries.latest_about(session, viewer.participant_id, about) if about else None
            told = queries.statements_of(session, viewer.participant_id)
        if about and found is None:
            raise NotFound
        if found:
            return see_other(f"/bescheide/{found}")
        return show(request, "moderation/statements.html", StatementsPage(tuple(told)), nav="konto")

    @get("/{statement_id:str}", sync_to_thread=True)
    def statement(self, request: Request, db: Database, clock: Clock, viewer: Viewer, statement_id: str) -> Response:
        """All that article 17 asks for."""
        return _shown(request, db, clock, viewer, statement_id, FormState())

    @post("/{statement_id:str}/widerspruch", sync_to_thread=True, status_code=303)
    def appeal(
        self, request: Request, db: Database, clock: Clock, viewer: Viewer, sent: Sent, statement_id: str
    ) -> Response:
        """One tap is enough; words are welcome."""
        errors: dict[str, str] = {}
        text = read_words(sent, "text", APPEAL_TEXT_MAX, errors)
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                appeal(session, statement_id, viewer.participant_id, text, clock.now())
        except Invalid as refused:
            form = FormState(sent.fields, refused.errors)
            return _shown(request, db, clock, viewer, statement_id, form, status_code=422)
        return see_other(f"/bescheide/{statement_id}", notice="appealed")


def _shown(
    request: Request,
    db: Database,
    clock: Clock,
    viewer: Viewer,
    statement_id: str,
    form: FormState,
    *,
    status_code: int = 200,
) -> Response:
    with db.read() as session:
        told = queries.told(session, statement_id, viewer.participant_id, clock.now())
    kind = ItemKind(told.kind)
    page = StatementPage(
        form=form,
        kind=_(KINDS[kind]),
        restriction=_(RESTRICTIONS[DecisionKind(told.statement.restriction_type)]),
        statement=told.statement,
        appeal=told.appeal,
        appealable=told.appealable,
        edit=f"/beitraege/{told.subject_id}" if kind is ItemKind.post else "/konto",
    )
    return show(request, "moderation/statement.html", page, nav="konto", status_code=status_code)
