"""`/wiederherstellen`: everything back on another phone, by digits, by pasted text, or by the card's QR."""

from dataclasses import dataclass
from datetime import timedelta

from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.i18n import gettext as _
from challenge.core.limits import Limiter
from challenge.participants.actions.key_cards import holder, looks_like_card
from challenge.participants.actions.people import open_device
from challenge.web.cookies import session_cookie
from challenge.web.device import label
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import SESSION_COOKIE, show

HOUR = timedelta(hours=1)
TRIES_OF_ONE = 10
TRIES_OF_ALL = 500


@dataclass(frozen=True)
class RestorePage:
    """`participants/restore.html`."""

    form: FormState


class RestoreController(Controller):
    """The secret of the QR stands in the fragment, which no browser sends and no log sees."""

    path = "/wiederherstellen"

    @get(sync_to_thread=False)
    def form(self, request: Request) -> Response:
        """The form; an own element puts the fragment's secret into it."""
        return show(request, "participants/restore.html", RestorePage(FormState()))

    @post(sync_to_thread=True, status_code=303)
    def restore(
        self, request: Request, db: Database, clock: Clock, settings: Settings, limiter: Limiter, sent: Sent
    ) -> Response:
        """Sign this device in; the other devices are told."""
        text, now = sent.text("code"), clock.now()
        if not looks_like_card(text):
            wrong = _("Das ist noch nicht ganz richtig. Auf der Karte stehen 16 Ziffern in vier Gruppen.")
            return _refused(request, text, wrong)
        if request.client:
            limiter.hit("restore", request.client.host, most=TRIES_OF_ONE, per=HOUR, now=now)
        limiter.hit("restore", "everybody", most=TRIES_OF_ALL, per=HOUR, now=now)
        with db.write() as session:
            participant_id = holder(session, settings.secret, text, now)
            token = open_device(session, participant_id, label(request), now, by_card=True) if participant_id else ""
        if not token:
            return _refused(request, text, _("Diese Karte gilt nicht. Vielleicht gibt es schon eine neuere?"))
        answer = see_other("/heute", notice="restored")
        answer.set_cookie(session_cookie(request, SESSION_COOKIE, token))
        return answer


def _refused(request: Request, text: str, sentence: str) -> Response:
    page = RestorePage(FormState({"code": text}, {"code": sentence}))
    return show(request, "participants/restore.html", page, status_code=422)
