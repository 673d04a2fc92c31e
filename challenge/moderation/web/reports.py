"""`/beitraege/{id}/melden` and `/meldungen/{receipt}`: anybody reports, no sign-in, and sees what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.core.idempotency import body_digest, remember, replayed
from challenge.core.limits import Limiter
from challenge.moderation.actions.reports import EXPLANATION_MAX, report_post
from challenge.moderation.catalogue.words import reason_title, reason_titles
from challenge.moderation.forms import read_reason, read_words
from challenge.moderation.queries import figures as queries
from challenge.moderation.rules import DecisionKind
from challenge.posts.queries import post as find_post
from challenge.posts.rules.states import PostState, is_public
from challenge.web.forms import FormState, Sent, new_key, write_key
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

REPORTS_AN_HOUR = 60


@dataclass(frozen=True)
class ReportPage:
    """`moderation/report.html`; `address` is the exact place that is reported (article 16)."""

    form: FormState
    key: str
    post_id: str
    address: str
    text: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReceiptPage:
    """`moderation/receipt.html`; `outcome` is a sentence, empty while it waits."""

    receipt: str
    address: str
    reason: str
    made_at: datetime
    decided_at: datetime | None
    outcome: str


class ReportController(Controller):
    """Notices by anybody."""

    @get("/beitraege/{post_id:str}/melden", sync_to_thread=True)
    def form(self, request: Request, db: Database, settings: Settings, post_id: str) -> Response:
        """The form; the address is filled in."""
        return _form(request, db, settings, post_id, FormState())

    @post("/beitraege/{post_id:str}/melden", sync_to_thread=True, status_code=303)
    def report(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        sent: Sent,
        post_id: str,
    ) -> Response:
        """Take the notice; the answer leads to its receipt."""
        now = clock.now()
        if request.client:
            limiter.hit("report", request.client.host, most=REPORTS_AN_HOUR, per=timedelta(hours=1), now=now)
        try:
            receipt = _taken(db, settings, sent, post_id, now)
        except Invalid as refused:
            return _form(request, db, settings, post_id, FormState(sent.fields, refused.errors), status_code=422)
        return see_other(f"/meldungen/{receipt}", notice="reported")

    @get("/meldungen/{receipt:str}", sync_to_thread=True)
    def receipt(self, request: Request, db: Database, settings: Settings, receipt: str) -> Response:
        """Where a notice stands."""
        with db.read() as session:
            found = queries.progress_of(session, receipt)
        page = ReceiptPage(
            receipt=receipt,
            address=f"{settings.base_url}/meldungen/{receipt}",
            reason=reason_title(found.reason),
            made_at=found.made_at,
            decided_at=found.decided_at,
            outcome=_outcome(found),
        )
        return show(request, "moderation/receipt.html", page)


def _taken(db: Database, settings: Settings, sent: Sent, post_id: str, now: datetime) -> str:
    """The receipt, the same one for the same form; Invalid when something is missing."""
    errors: dict[str, str] = {}
    reason, explanation = read_reason(sent, errors), read_words(sent, "explanation", EXPLANATION_MAX, errors)
    key = write_key(sent, errors)
    if reason is None:
        errors.setdefault("reason", _("Wähle, was nicht stimmt."))
    if errors or reason is None:
        raise Invalid(errors)
    body = body_digest(settings.secret, {**sent.fields, "post": post_id})
    with db.write() as session:
        receipt = replayed(session, "report", key, body)
        if receipt is None:
            receipt = report_post(session, post_id, reason, explanation, now)
            remember(session, "report", key, body, receipt, now)
    return receipt


def _form(
    request: Request, db: Database, settings: Settings, post_id: str, form: FormState, *, status_code: int = 200
) -> Response:
    with db.read() as session:
        post = find_post(session, post_id)
    if not is_public(PostState(post.status)):
        raise NotFound
    page = ReportPage(
        form=form,
        key=form.value("key") or new_key(),
        post_id=post_id,
        address=f"{settings.base_url}/beitraege/{post_id}",
        text=post.text or post.url,
        reasons=reason_titles(),
    )
    return show(request, "moderation/report.html", page, nav="pinnwand", status_code=status_code)


def _outcome(found: queries.Progress) -> str:
    if found.decision is None:
        return _("Der Beitrag ist inzwischen nicht mehr da.") if found.closed else ""
    if found.decision == DecisionKind.approve:
        return _("Wir haben hingesehen: Der Beitrag passt zu den Regeln und bleibt.")
    if found.decision == DecisionKind.approve_without_picture:
        return _("Wir haben das Bild herausgenommen. Der Text bleibt.")
    return _("Wir haben den Beitrag herausgenommen.")
