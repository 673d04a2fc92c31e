"""`/teilen`: the own share page and what belongs to it; `/mit/{code}`: what everybody sees who has the link."""

import litestar
from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import speaking
from challenge.core.idempotency import body_digest, remember, replayed
from challenge.imaging import qr
from challenge.imaging.sandbox import SandboxFailed
from challenge.participants.queries import Viewer, locked, participant
from challenge.sharing.actions.links import close_link, open_link
from challenge.sharing.actions.visits import Visits
from challenge.sharing.artwork.cards import FORMATS, card, picture
from challenge.sharing.artwork.portraits import portrait
from challenge.sharing.pages import invitation_page, kit, share_page
from challenge.sharing.queries import figures, link_of, open_page
from challenge.sharing.rules import is_machine
from challenge.web.forms import Sent, write_key
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

SHORT = "public, max-age=300"
QR_SCALE = 24
"""Pixels per module: about 900 in all, enough for a poster."""


class ShareController(Controller):
    """The signed-in person's own sharing. Under 16 there is only a sentence here."""

    path = "/teilen"

    @get(sync_to_thread=True)
    def kit(self, request: Request, db: Database, clock: Clock, settings: Settings, viewer: Viewer) -> Response:
        """Before the page is open: what sharing shows. Then: link, QR, pictures, words, figures."""
        if viewer.under16:
            return show(request, "sharing/under16.html", None, nav="teilen")
        with db.read() as session:
            person = participant(session, viewer.participant_id)
            shown = portrait(session, person, clock.today())
            link = link_of(session, person.id)
            numbers = figures(session, link) if link and link.is_open else None
        tools = kit(shown, person.language, link.code, _url(settings, link.code), numbers) if link and numbers else None
        return show(request, "sharing/kit.html", share_page(person, shown, link, tools), nav="teilen")

    @post(sync_to_thread=True, status_code=303)
    def open(self, db: Database, clock: Clock, settings: Settings, publisher: Viewer, sent: Sent) -> Response:
        """Open the page: the person's own act."""
        key, body = _write(sent, settings, "open")
        with db.write() as session:
            locked(session, publisher.participant_id)
            if replayed(session, publisher.participant_id, key, body) is None:
                open_link(session, publisher.participant_id, clock.now())
                remember(session, publisher.participant_id, key, body, "/teilen", clock.now())
        return see_other("/teilen", notice="share-opened")

    @post("/schliessen", sync_to_thread=True, status_code=303)
    def close(self, db: Database, clock: Clock, settings: Settings, publisher: Viewer, sent: Sent) -> Response:
        """Close the page; the field `code` must name the own link."""
        key, body = _write(sent, settings, "close")
        with db.write() as session:
            locked(session, publisher.participant_id)
            if replayed(session, publisher.participant_id, key, body) is None:
                close_link(session, publisher.participant_id, sent.text("code"), clock.now())
                remember(session, publisher.participant_id, key, body, "/teilen", clock.now())
        return see_other("/teilen", notice="share-closed")


class InvitationController(Controller):
    """Public, while the page is open; a closed or unknown code is 404 at every address."""

    path = "/mit/{code:str}"

    @get(sync_to_thread=True)
    def page(
        self, request: Request, db: Database, clock: Clock, settings: Settings, visitor: Viewer | None, code: str
    ) -> Response:
        """The invitation. A visit is counted in memory only, and not for the owner or a crawler."""
        try:
            with db.read() as session:
                person = open_page(session, code)
                shown = portrait(session, person, clock.today())
        except NotFound:
            return show(request, "sharing/gone.html", None, status_code=404)
        own = visitor is not None and visitor.participant_id == person.id
        if not own and _is_person(request):
            visits: Visits = request.app.state.visits
            visits.count(code, clock.today())
        who = "owner" if own else "participant" if visitor else "nobody"
        page = invitation_page(shown, person.language, code, _url(settings, code), settings.base_url, who)
        return show(request, "sharing/invitation.html", page, nav="teilen" if own else "")

    @get("/karte.png", sync_to_thread=True)
    def card(self, request: Request, db: Database, clock: Clock, settings: Settings, code: str) -> Response:
        """A picture of the house in the person's language: `?format=story|quadrat|vorschau`."""
        form = FORMATS.get(request.query_params.get("format", ""))
        with db.read() as session:
            person = open_page(session, code)
            shown = portrait(session, person, clock.today())
        if form is None:
            raise NotFound
        with speaking(person.language):
            wanted = card(shown, code, _url(settings, code), request.query_params["format"])
        tag = f'"{wanted.key[:32]}"'
        headers = {"ETag": tag, "Cache-Control": SHORT, "Vary": "Accept-Encoding"}
        if tag in request.headers.get("if-none-match", ""):
            return litestar.Response(None, status_code=304, headers=headers)
        try:
            data = picture(settings.media_dir, wanted)
        except SandboxFailed:
            return litestar.Response(None, status_code=503, headers={"Retry-After": "5"})
        return litestar.Response(data, media_type=form.media_type, headers=headers)

    @get("/qr.svg", sync_to_thread=True)
    def code_as_svg(self, db: Database, settings: Settings, code: str) -> Response:
        """The link as QR code, without a size of its own."""
        _must_be_open(db, code)
        svg = qr.svg(_url(settings, code))
        return litestar.Response(svg, media_type="image/svg+xml", headers={"Cache-Control": SHORT})

    @get("/qr.png", sync_to_thread=True)
    def code_as_png(self, db: Database, settings: Settings, code: str) -> Response:
        """The link as QR code for printing."""
        _must_be_open(db, code)
        png = qr.png(_url(settings, code), QR_SCALE)
        return litestar.Response(png, media_type="image/png", headers={"Cache-Control": SHORT})


def _url(settings: Settings, code: str) -> str:
    return f"{settings.base_url}/mit/{code}"


def _write(sent: Sent, settings: Settings, what: str) -> tuple[str, str]:
    """Key and digest of a write; Invalid for a broken key."""
    errors: dict[str, str] = {}
    key = write_key(sent, errors)
    if errors:
        raise Invalid(errors)
    return key, body_digest(settings.secret, {**sent.fields, "what": what})


def _must_be_open(db: Database, code: str) -> None:
    with db.read() as session:
        open_page(session, code)


def _is_person(request: Request) -> bool:
    ahead = "prefetch" in request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    return not ahead and not is_machine(request.headers.get("user-agent", ""))
