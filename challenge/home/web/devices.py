"""Devices and the key card, below `/konto`."""

from dataclasses import dataclass

from litestar import Controller, get, post
from markupsafe import Markup

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.imaging.qr import svg
from challenge.participants.actions.key_cards import Card, card_of, make_card, replace_card
from challenge.participants.actions.people import confirm_device, sign_out, sign_out_others
from challenge.participants.queries import Viewer, locked
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

CARD = "/konto/schluesselkarte"


@dataclass(frozen=True)
class KeyCardPage:
    """`home/key_card.html`; without a card it offers to make one."""

    nickname: str
    card: Card | None
    link: str
    qr: Markup


class DevicesController(Controller):
    """A person's own devices; a foreign id changes nothing."""

    path = "/konto/geraete"

    @post("/{device:str}/abmelden", sync_to_thread=True, status_code=303)
    def end(self, db: Database, viewer: Viewer, device: str) -> Response:
        """Sign one device out."""
        with db.write() as session:
            sign_out(session, viewer.participant_id, device)
        return see_other("/konto", notice="saved")

    @post("/andere-abmelden", sync_to_thread=True, status_code=303)
    def end_others(self, db: Database, viewer: Viewer) -> Response:
        """Sign all other devices out."""
        with db.write() as session:
            sign_out_others(session, viewer.participant_id, viewer.device_id)
        return see_other("/konto", notice="others-signed-out")

    @post("/{device:str}/kenne-ich", sync_to_thread=True, status_code=303)
    def confirm(self, db: Database, viewer: Viewer, device: str) -> Response:
        """The person knows the new device."""
        with db.write() as session:
            confirm_device(session, viewer.participant_id, device)
        return see_other("/heute", notice="saved")


class KeyCardController(Controller):
    """The card is shown to its own person only, and printed."""

    path = CARD

    @get(sync_to_thread=True)
    def card(self, request: Request, db: Database, settings: Settings, viewer: Viewer) -> Response:
        """The present card."""
        with db.read() as session:
            card = card_of(session, settings.secret, viewer.participant_id)
        link = f"{settings.base_url}/wiederherstellen#k={card.secret}" if card else ""
        qr = Markup(svg(link)) if card else Markup()  # noqa: S704  (our own drawing, no text in it)
        page = KeyCardPage(viewer.nickname, card, link, qr)
        return show(request, "home/key_card.html", page, nav="konto", headers={"Cache-Control": "no-store"})

    @post(sync_to_thread=True, status_code=303)
    def make(self, db: Database, clock: Clock, settings: Settings, viewer: Viewer) -> Response:
        """Make the first card; a second time it is the same one."""
        with db.write() as session:
            locked(session, viewer.participant_id)
            make_card(session, settings.secret, viewer.participant_id, clock.now())
        return see_other(CARD)

    @post("/neu", sync_to_thread=True, status_code=303)
    def replace(self, db: Database, clock: Clock, settings: Settings, viewer: Viewer) -> Response:
        """A new card; the old one is worth nothing from now on."""
        with db.write() as session:
            locked(session, viewer.participant_id)
            replace_card(session, settings.secret, viewer.participant_id, clock.now())
        return see_other(CARD, notice="new-card")
