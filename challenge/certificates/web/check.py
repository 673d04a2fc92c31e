"""`/pruefen`: what is true about a certificate, for anybody who holds one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from litestar import Controller, get, post

from challenge.certificates.pdf.sheets import kind_word, span
from challenge.certificates.queries import with_owner
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.i18n import gettext as _
from challenge.core.limits import Limiter
from challenge.rounds.queries import round_of
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

CHECKS_AN_HOUR = 120
ID_AT_END = re.compile(r"(?:^|/)([A-Za-z0-9_-]{16})/?(?:[?#].*)?$")


@dataclass(frozen=True)
class AskPage:
    """`certificates/ask.html`; `unknown` after an id that nobody was given."""

    form: FormState
    unknown: bool = False


@dataclass(frozen=True)
class CheckPage:
    """`certificates/check.html`; `name` is what others may see of the person, empty under 16."""

    id: str
    kind: str
    name: str
    learning_days: int
    span: str
    issued_on: date
    round_title: str
    revoked: bool


class CheckController(Controller):
    """Public, not in search engines, and no list of what there is."""

    path = "/pruefen"

    @get(sync_to_thread=False)
    def ask(self, request: Request) -> Response:
        """The form for an id or a pasted address."""
        return show(request, "certificates/ask.html", AskPage(FormState()))

    @post(sync_to_thread=True, status_code=303)
    def find(self, request: Request, clock: Clock, limiter: Limiter, sent: Sent) -> Response:
        """On to the certificate that was typed or pasted."""
        _count(request, clock, limiter)
        typed = "".join(sent.text("id").split())
        found = ID_AT_END.search(typed[-400:])
        if found is None:
            wrong = _(
                "Die Nummer hat 16 Zeichen und steht neben dem QR-Code. Du kannst auch die ganze Adresse einfügen."
            )
            page = AskPage(FormState({"id": sent.text("id")[:400]}, {"id": wrong}))
            return show(request, "certificates/ask.html", page, status_code=422)
        return see_other(f"/pruefen/{found[1]}")

    @get("/{certificate_id:str}", sync_to_thread=True)
    def check(self, request: Request, db: Database, clock: Clock, limiter: Limiter, certificate_id: str) -> Response:
        """What is true about this certificate."""
        _count(request, clock, limiter)
        try:
            with db.read() as session:
                document, owner = with_owner(session, certificate_id)
                title = round_of(session, document.round_id).title
        except NotFound:
            page = AskPage(FormState({"id": certificate_id[:400]}), unknown=True)
            return show(request, "certificates/ask.html", page, status_code=404)
        found = CheckPage(
            id=document.id,
            kind=kind_word(document.learning_days),
            name="" if owner.under16 else owner.public_name,
            learning_days=document.learning_days,
            span=span(document.first_on, document.last_on),
            issued_on=document.issued_on,
            round_title=title,
            revoked=document.revoked_at is not None,
        )
        return show(request, "certificates/check.html", found)


def _count(request: Request, clock: Clock, limiter: Limiter) -> None:
    if request.client:
        hour = timedelta(hours=1)
        limiter.hit("check", request.client.host, most=CHECKS_AN_HOUR, per=hour, now=clock.now())
