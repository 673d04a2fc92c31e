"""`/team/anmelden` and `/team/abmelden`: password and code, one-time links, and the way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import TooMany
from challenge.core.i18n import gettext as _
from challenge.core.limits import Limiter
from challenge.staff.actions import door as actions
from challenge.staff.actions import passwords
from challenge.staff.actions.accounts import password_problem
from challenge.staff.guards import SECOND_FACTOR, SignInPage, staff_token
from challenge.staff.queries import account_by_link, account_by_name
from challenge.staff.rules import TRIES
from challenge.web.cookies import ended_cookie, session_cookie
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import STAFF_COOKIE, show

TRIES_PER_ADDRESS = 60
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class LinkPage:
    """`staff/link.html`; `name` is empty for a link that was used or has expired."""

    form: FormState
    name: str
    token: str


class SignInController(Controller):
    """Password and code, or a link that works once."""

    path = "/team/anmelden"

    @get(sync_to_thread=True)
    def form(self, request: Request, db: Database, clock: Clock) -> Response:
        """The form; `?link=` shows what a one-time link opens, and uses nothing up."""
        token = request.query_params.get("link", "")
        if not token:
            return show(request, "staff/sign_in.html", SignInPage(FormState(), ""))
        with db.read() as session:
            account = account_by_link(session, token, clock.now())
        page = LinkPage(FormState(), account.name if account else "", token)
        return show(request, "staff/link.html", page, status_code=200 if account else 404)

    @post(sync_to_thread=True, status_code=303)
    def sign_in(
        self, request: Request, db: Database, clock: Clock, settings: Settings, limiter: Limiter, sent: Sent
    ) -> Response:
        """Sign in; the answer to a wrong name, password or code is one and the same."""
        token = None
        try:
            _limit_address(request, limiter, clock)
            token = _signed_in(db, clock, settings, sent)
            if token is None:
                name = f"staff name {sent.text('name').casefold()}"
                limiter.hit(name, name, most=TRIES, per=WINDOW, now=clock.now())
        except TooMany as refused:
            sentence = _("Nach mehreren Versuchen ist hier eine Pause von 15 Minuten. Dann geht es weiter.")
            headers = {"Retry-After": str(refused.retry_after)}
            return _refused(request, sent, sentence, 429, headers)
        if token is None:
            return _refused(request, sent, _("Name, Passwort oder Code stimmt so nicht."), 422)
        return _welcome(request, token, _onward(sent))

    @post("/link", sync_to_thread=True, status_code=303)
    def use_link(self, request: Request, db: Database, clock: Clock, limiter: Limiter, sent: Sent) -> Response:
        """Use a one-time link: it sets the password and signs in."""
        _limit_address(request, limiter, clock)
        link, password, now = sent.text("link"), sent.fields.get("password", ""), clock.now()
        with db.read() as session:
            account = account_by_link(session, link, now)
        if account is None:
            return show(request, "staff/link.html", LinkPage(FormState(), "", ""), status_code=404)
        if problem := password_problem(password):
            page = LinkPage(FormState(errors={"password": problem}), account.name, link)
            return show(request, "staff/link.html", page, status_code=422)
        hashed = passwords.hashed(password)
        with db.write() as session:
            token = actions.use_link(session, link, hashed, now)
        if token is None:
            return show(request, "staff/link.html", LinkPage(FormState(), "", ""), status_code=404)
        return _welcome(request, token, SECOND_FACTOR)


class SignOutController(Controller):
    """The way out."""

    path = "/team/abmelden"

    @post(sync_to_thread=True, status_code=303)
    def sign_out(self, request: Request, db: Database) -> Response:
        """End this session; whoever is out already is fine."""
        with db.write() as session:
            actions.sign_out(session, staff_token(request))
        answer = see_other("/team/anmelden", notice="signed-out")
        answer.set_cookie(ended_cookie(request, STAFF_COOKIE))
        return answer


def _limit_address(request: Request, limiter: Limiter, clock: Clock) -> None:
    if request.client:
        limiter.hit("staff", request.client.host, most=TRIES_PER_ADDRESS, per=WINDOW, now=clock.now())


def _signed_in(db: Database, clock: Clock, settings: Settings, sent: Sent) -> str | None:
    """The token of a new session. The slow hash is compared before the one writer is asked."""
    name, code = sent.text("name"), sent.text("code").replace(" ", "")
    with db.read() as session:
        account = account_by_name(session, name)
    fits = passwords.fits(account.password_hash if account else None, sent.fields.get("password", ""))
    with db.write() as session:
        return actions.sign_in(session, name, code, clock.now(), password_fits=fits, key=settings.secret)


def _refused(
    request: Request, sent: Sent, sentence: str, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    """The form again with the name as typed; a password is never sent back."""
    form = FormState({"name": sent.text("name")}, {"": sentence})
    page = SignInPage(form, _onward(sent))
    return show(request, "staff/sign_in.html", page, status_code=status, headers=headers)


def _onward(sent: Sent) -> str:
    """Where to go after signing in: only to a page of the team."""
    path = sent.text("onward")
    return path if path == "/team" or path.startswith("/team/") else "/team"


def _welcome(request: Request, token: str, path: str) -> Response:
    answer = see_other(path)
    answer.set_cookie(session_cookie(request, STAFF_COOKIE, token, max_age=None))
    return answer
