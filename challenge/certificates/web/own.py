"""`/urkunde`: the own certificate to look at, to print, and as a PDF with a name that we don't keep."""

from dataclasses import dataclass
from datetime import date, timedelta

import litestar
from litestar import Controller, get, post

from challenge.certificates.actions import issue_due
from challenge.certificates.models import Certificate
from challenge.certificates.pdf.printing import Wording, pdf
from challenge.certificates.pdf.sheets import kind_word, sheet, wording
from challenge.checkins.queries import progress
from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.i18n import gettext as _
from challenge.core.limits import Limiter
from challenge.core.texts import cleaned
from challenge.goals.models import Goal
from challenge.goals.queries import goals_of
from challenge.imaging import qr
from challenge.imaging.fonts import covers, without_unsupported
from challenge.imaging.sandbox import SandboxFailed
from challenge.participants.queries import Viewer, participant
from challenge.web.forms import FormState, Sent, too_long
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

NAME_MAX = 60
PRINTS_AN_HOUR = 60


@dataclass(frozen=True)
class CertificatesPage:
    """`certificates/index.html`: (id, what it is called, learning days, day of issue) of each certificate."""

    documents: tuple[tuple[str, str, int, date], ...]


@dataclass(frozen=True)
class CertificatePage:
    """`certificates/certificate.html`; `code` is an SVG, `left_out` says that the printer lacks signs of `name`."""

    id: str
    name: str
    words: Wording
    issued_on: date
    learning_days: int
    revoked: bool
    code: str
    address: str
    printed_name: str
    form: FormState

    @property
    def left_out(self) -> bool:
        return self.printed_name != self.name


class CertificateController(Controller):
    """A person's own certificates; for everybody else there are none here."""

    path = "/urkunde"

    @get(sync_to_thread=True)
    def index(self, request: Request, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """The certificate, or the choice between several; it is issued by being asked for."""
        with db.write() as session:
            found = issue_due(session, viewer.participant_id, clock.today())
        if len(found) == 1:
            return see_other(f"/urkunde/{found[0].id}")
        documents = tuple(
            (each.id, kind_word(each.learning_days), each.learning_days, each.issued_on) for each in found
        )
        return show(request, "certificates/index.html", CertificatesPage(documents), nav="heute")

    @get("/{name:str}", sync_to_thread=True)
    def certificate(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        viewer: Viewer,
        name: str,
    ) -> Response:
        """The page; with `.pdf` behind the id the document with the nickname."""
        if name.endswith(".pdf"):
            return self._print(request, db, clock, settings, limiter, viewer, name.removesuffix(".pdf"), FormState())
        document, goal = _found(db, viewer, clock, name)
        page = _page(document, goal, viewer, settings, FormState())
        return show(request, "certificates/certificate.html", page, nav="heute")

    @post("/{name:str}", sync_to_thread=True, status_code=200)
    def named(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        viewer: Viewer,
        sent: Sent,
        name: str,
    ) -> Response:
        """The document with the name that was typed; the name goes into the paper and nowhere else."""
        if not name.endswith(".pdf"):
            raise NotFound
        typed = " ".join(cleaned(sent.text("name")).split())
        form = FormState({"name": typed}, _errors(typed))
        return self._print(request, db, clock, settings, limiter, viewer, name.removesuffix(".pdf"), form)

    def _print(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        viewer: Viewer,
        certificate_id: str,
        form: FormState,
    ) -> Response:
        document, goal = _found(db, viewer, clock, certificate_id)
        if form.errors:
            shown = FormState({"name": without_unsupported(form.value("name"))}, form.errors)
            page = _page(document, goal, viewer, settings, shown)
            return show(request, "certificates/certificate.html", page, nav="heute", status_code=422)
        who, hour = viewer.participant_id, timedelta(hours=1)
        limiter.hit("print", who, most=PRINTS_AN_HOUR, per=hour, now=clock.now())
        with db.read() as session:
            days = progress(session, who, goal.starts_on, clock.today())
            fallback = _printable_name(participant(session, who).generated_name, viewer.nickname)
        paper = sheet(document, goal, days, form.value("name") or fallback, settings.base_url)
        try:
            data = pdf(paper)
        except SandboxFailed:
            busy = FormState(form.values, {"": _("Gerade wird viel gedruckt. Versuch es gleich noch einmal.")})
            page = _page(document, goal, viewer, settings, busy)
            return show(request, "certificates/certificate.html", page, nav="heute", status_code=503)
        headers = {"Content-Disposition": 'attachment; filename="dresden-lernt.pdf"', "Cache-Control": "no-store"}
        return litestar.Response(data, media_type="application/pdf", headers=headers)


def _found(db: Database, viewer: Viewer, clock: Clock, certificate_id: str) -> tuple[Certificate, Goal]:
    """The person's own certificate, brought up to date; NotFound for another's and for one that was taken back."""
    with db.write() as session:
        mine = issue_due(session, viewer.participant_id, clock.today())
        document = next((each for each in mine if each.id == certificate_id and each.revoked_at is None), None)
        if document is None:
            raise NotFound
        goal = next(each for each in goals_of(session, viewer.participant_id) if each.id == document.goal_id)
    return document, goal


def _page(document: Certificate, goal: Goal, viewer: Viewer, settings: Settings, form: FormState) -> CertificatePage:
    address = f"{settings.base_url}/pruefen/{document.id}"
    return CertificatePage(
        id=document.id,
        name=viewer.nickname,
        words=wording(document, goal),
        issued_on=document.issued_on,
        learning_days=document.learning_days,
        revoked=document.revoked_at is not None,
        code=qr.svg(address),
        address=address,
        printed_name=without_unsupported(viewer.nickname),
        form=form,
    )


def _errors(name: str) -> dict[str, str]:
    if problem := too_long(name, NAME_MAX):
        return {"name": problem}
    if covers(name):
        return {}
    if not without_unsupported(name):
        return {"name": _("Diese Schrift können wir noch nicht drucken. Schreib deinen Namen bitte anders.")}
    return {"name": _("Einige Zeichen können wir nicht drucken. Ohne sie sieht dein Name so aus. Passt das?")}


def _printable_name(generated: str, nickname: str) -> str:
    return without_unsupported(nickname) or without_unsupported(generated)
