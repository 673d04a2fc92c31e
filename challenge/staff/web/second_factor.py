"""`/team/anmelden/zweiter-faktor`: codes from an app, offered in development, asked for in production."""

from dataclasses import dataclass

from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.i18n import gettext as _
from challenge.imaging import qr
from challenge.staff.actions import door as actions
from challenge.staff.actions import second_factor
from challenge.staff.guards import SECOND_FACTOR, staff_token
from challenge.staff.queries import Staff, totp_draft
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class SecondFactorPage:
    """`staff/second_factor.html`; `secret` in groups of four, both empty before one begins."""

    form: FormState
    name: str
    enrolled: bool
    forced: bool
    secret: str
    qr: str


class SecondFactorController(Controller):
    """Setting up the second factor of one's own account."""

    path = SECOND_FACTOR

    @get(sync_to_thread=True)
    def second_factor(self, request: Request, db: Database, settings: Settings, newcomer: Staff) -> Response:
        """Offer to set up the codes, or show the QR code of what has begun."""
        page = _page(request, db, settings, newcomer, FormState())
        return show(request, "staff/second_factor.html", page)

    @post(sync_to_thread=True, status_code=303)
    def set_up(
        self, request: Request, db: Database, clock: Clock, settings: Settings, newcomer: Staff, sent: Sent
    ) -> Response:
        """Without a code: begin. With one: confirm, and the account is protected from now on.

        Who has one already gets a new one by a new link from an organiser.
        """
        if newcomer.enrolled:
            raise NotFound
        code, token = sent.text("code").replace(" ", ""), staff_token(request)
        with db.write() as session:
            if not code:
                actions.draft_second_factor(session, token, settings.secret)
                return see_other(SECOND_FACTOR)
            confirmed = actions.confirm_second_factor(session, token, code, clock.now(), settings.secret)
        if confirmed:
            return see_other("/team", notice="second-factor")
        errors = {"code": _("Dieser Code passt nicht. Nimm den, den die App jetzt zeigt.")}
        page = _page(request, db, settings, newcomer, FormState(errors=errors))
        return show(request, "staff/second_factor.html", page, status_code=422)


def _page(request: Request, db: Database, settings: Settings, newcomer: Staff, form: FormState) -> SecondFactorPage:
    with db.read() as session:
        draft = totp_draft(session, staff_token(request))
    secret = second_factor.opened(settings.secret, draft) if draft else ""
    return SecondFactorPage(
        form=form,
        name=newcomer.name,
        enrolled=newcomer.enrolled,
        forced=settings.production,
        secret=" ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        qr=qr.svg(second_factor.address(secret, newcomer.name)) if secret else "",
    )
