"""`/konto`: settings, goal, devices, export, and going for good."""

import litestar
from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core import i18n
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Expired, Invalid
from challenge.core.i18n import gettext as _
from challenge.goals.actions import change_goal
from challenge.goals.forms import read_goal
from challenge.goals.models import Goal
from challenge.goals.queries import current_goal
from challenge.home.actions.leaving import export, leave
from challenge.home.pages.account import account_page
from challenge.participants.actions.people import change_profile, sign_out
from challenge.participants.forms import read_nickname, read_stadtraum
from challenge.participants.queries import Viewer, locked
from challenge.rounds.queries import current_round
from challenge.web.cookies import ended_cookie
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import SESSION_COOKIE, show

WIPE = {"Clear-Site-Data": '"cache", "storage"'}


class AccountController(Controller):
    """The signed-in person's own account; there is no address for anybody else's."""

    path = "/konto"

    @get(sync_to_thread=True)
    def account(self, request: Request, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """Everything about oneself on one page."""
        with db.read() as session:
            page = account_page(session, viewer, clock)
        return show(request, "home/account.html", page, nav="konto")

    @post("/profil", sync_to_thread=True, status_code=303)
    def profile(self, request: Request, db: Database, clock: Clock, viewer: Viewer, sent: Sent) -> Response:
        """Nickname, Stadtraum and language."""
        errors: dict[str, str] = {}
        name, stadtraum_id = read_nickname(sent, errors), read_stadtraum(sent, errors)
        wish = sent.text("language")
        if wish not in i18n.LANGUAGES:
            errors["language"] = _("Diese Sprache gibt es noch nicht.")
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                person = locked(session, viewer.participant_id)
                round_id = current_round(session, clock.today()).id
                change_profile(
                    session, person, chosen_name=name, stadtraum_id=stadtraum_id, round_id=round_id, now=clock.now()
                )
                person.language = wish
        except Invalid as refused:
            return _refused(request, db, clock, viewer, FormState(sent.fields, refused.errors))
        answer = see_other("/konto", notice="saved")
        answer.set_cookie("lang", wish, max_age=31_536_000, samesite="lax", httponly=True)
        return answer

    @post("/ziel", sync_to_thread=True, status_code=303)
    def goal(self, request: Request, db: Database, clock: Clock, viewer: Viewer, sent: Sent) -> Response:
        """Change the goal, until the third day."""
        errors: dict[str, str] = {}
        try:
            with db.write() as session:
                locked(session, viewer.participant_id)
                goal = current_goal(session, viewer.participant_id)
                if goal is None:
                    raise Expired
                wish = read_goal(_meant(sent, goal), errors)
                if errors:
                    raise Invalid(errors)
                change_goal(session, goal, wish, today=clock.today(), now=clock.now())
        except Invalid as refused:
            return _refused(request, db, clock, viewer, FormState(sent.fields, refused.errors))
        return see_other("/konto", notice="saved")

    @get("/export.zip", sync_to_thread=True)
    def take_along(self, db: Database, settings: Settings, viewer: Viewer) -> Response:
        """Everything stored about the person."""
        with db.read() as session:
            packed = export(session, viewer.participant_id, settings.media_dir)
        headers = {"Content-Disposition": 'attachment; filename="dresden-lernt.zip"', "Cache-Control": "no-store"}
        return litestar.Response(packed, media_type="application/zip", headers=headers)

    @post("/abmelden", sync_to_thread=True, status_code=303)
    def sign_out(self, request: Request, db: Database, viewer: Viewer) -> Response:
        """End this device; the next person on this phone finds nothing."""
        with db.write() as session:
            sign_out(session, viewer.participant_id, viewer.device_id)
        return _gone(request, "signed-out")

    @post("/loeschen", sync_to_thread=True, status_code=303)
    def delete(self, request: Request, db: Database, clock: Clock, viewer: Viewer, sent: Sent) -> Response:
        """Delete everything, after one clear yes."""
        if not sent.flag("sicher"):
            wrong = {"sicher": _("Setz das Häkchen, wenn du wirklich alles löschen möchtest.")}
            return _refused(request, db, clock, viewer, FormState(sent.fields, wrong))
        with db.write() as session:
            leave(session, viewer.participant_id, clock.now())
        return _gone(request, "deleted")


def _meant(sent: Sent, goal: Goal) -> Sent:
    """Whoever writes words and leaves their idea in the list as it was means the words."""
    if goal.idea and sent.text("idea") == goal.idea and sent.text("title"):
        return Sent({**sent.fields, "idea": ""}, sent.files)
    return sent


def _refused(request: Request, db: Database, clock: Clock, viewer: Viewer, form: FormState) -> Response:
    with db.read() as session:
        page = account_page(session, viewer, clock, form)
    return show(request, "home/account.html", page, nav="konto", status_code=422)


def _gone(request: Request, notice: str) -> Response:
    answer = see_other("/", notice=notice)
    answer.set_cookie(ended_cookie(request, SESSION_COOKIE))
    answer.headers.update(WIPE)
    return answer
