"""`/team/konten`: who belongs to the team."""

from dataclasses import dataclass

from litestar import Controller, get, post

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid
from challenge.core.i18n import gettext as _
from challenge.staff.actions.accounts import add_account, link_address, new_link, remove_account
from challenge.staff.queries import Account, Staff, accounts
from challenge.staff.rules import Role
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class AccountsPage:
    """`staff/accounts.html`; `link` is shown once, for the account called `link_name`."""

    form: FormState
    accounts: tuple[Account, ...]
    me: str
    link: str = ""
    link_name: str = ""


class AccountsController(Controller):
    """The organiser adds, renews and removes accounts."""

    path = "/team/konten"

    @get(sync_to_thread=True)
    def accounts(self, request: Request, db: Database, clock: Clock, organiser: Staff) -> Response:
        """The list, and a form for the next one."""
        return _shown(request, db, clock, organiser, FormState({"role": Role.moderator}))

    @post(sync_to_thread=True)
    def add(
        self, request: Request, db: Database, clock: Clock, settings: Settings, organiser: Staff, sent: Sent
    ) -> Response:
        """A new account; its link is shown on the answer and never again."""
        errors: dict[str, str] = {}
        role = sent.text("role")
        if role not in list(Role):
            errors["role"] = _("Wähle, was die Person tun soll.")
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                account = add_account(session, sent.text("name"), Role(role), clock.now())
                token = new_link(session, account.id, clock.now())
        except Invalid as refused:
            form = FormState(sent.fields, refused.errors)
            return _shown(request, db, clock, organiser, form, status_code=422)
        link = link_address(settings.base_url, token)
        return _shown(request, db, clock, organiser, FormState({"role": role}), link=link, name=account.name)

    @post("/{account_id:str}/link", sync_to_thread=True)
    def renew(
        self, request: Request, db: Database, clock: Clock, settings: Settings, organiser: Staff, account_id: str
    ) -> Response:
        """A new one-time link, for a forgotten password or a lost phone."""
        with db.write() as session:
            token = new_link(session, account_id, clock.now())
        link = link_address(settings.base_url, token)
        return _shown(request, db, clock, organiser, FormState({"role": Role.moderator}), link=link)

    @post("/{account_id:str}/entfernen", sync_to_thread=True, status_code=303)
    def remove(self, request: Request, db: Database, clock: Clock, organiser: Staff, account_id: str) -> Response:
        """Close an account at once, everywhere."""
        try:
            with db.write() as session:
                remove_account(session, account_id, organiser.id, clock.now())
        except Invalid as refused:
            form = FormState({"role": Role.moderator}, refused.errors)
            return _shown(request, db, clock, organiser, form, status_code=422)
        return see_other("/team/konten", notice="saved")


def _shown(
    request: Request,
    db: Database,
    clock: Clock,
    organiser: Staff,
    form: FormState,
    *,
    link: str = "",
    name: str = "",
    status_code: int = 200,
) -> Response:
    with db.read() as session:
        found = tuple(accounts(session, clock.now()))
    page = AccountsPage(form, found, organiser.id, link, name)
    return show(request, "staff/accounts.html", page, nav="konten", status_code=status_code)
