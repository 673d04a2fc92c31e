"""`/team/andrang`: the organiser decides about sign-ups that the breaker held after a rush."""

from dataclasses import dataclass
from datetime import datetime

from litestar import Controller, get, post

from challenge.city.actions.counting import refuse, release
from challenge.city.queries.snapshot import held_people
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid
from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.rounds.queries import current_round
from challenge.staff.queries import Staff
from challenge.web.forms import FormState, Sent, too_long
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

PATH = "/team/andrang"
REASON_MAX = 200
DECISIONS = {"release": release, "refuse": refuse}


@dataclass(frozen=True)
class HeldPage:
    """`city/held.html`; `until` is the instant the organiser looked at, later sign-ups wait for the next look."""

    people: int
    until: str
    form: FormState


class HeldController(Controller):
    """People notice nothing of it; only the city's total waits."""

    path = PATH

    @get(sync_to_thread=True)
    def page(self, request: Request, db: Database, clock: Clock, organiser: Staff) -> Response:  # noqa: ARG002
        """How many wait, and the two ways to decide."""
        return _show(request, db, clock, FormState(), 200)

    @post(sync_to_thread=True, status_code=303)
    def decide(self, request: Request, db: Database, clock: Clock, organiser: Staff, sent: Sent) -> Response:
        """Release or refuse everybody who waited when the page was made; a visible correction says why."""
        errors: dict[str, str] = {}
        reason, until = cleaned(sent.text("reason")), _until(sent, clock)
        if not reason:
            errors["reason"] = _("Schreib einen Satz dazu. Er steht sichtbar auf der Stadtseite.")
        if problem := too_long(reason, REASON_MAX):
            errors["reason"] = problem
        if sent.text("decision") not in DECISIONS:
            errors["decision"] = _("Wähle eine der beiden Möglichkeiten.")
        if errors:
            return _show(request, db, clock, FormState(sent.fields, errors), 422)
        with db.write() as session:
            round_id = current_round(session, clock.today()).id
            if held_people(session, round_id):
                DECISIONS[sent.text("decision")](session, round_id, until, organiser.id, reason, clock.now())
        return see_other(PATH, notice="decided")


def _show(request: Request, db: Database, clock: Clock, form: FormState, status: int) -> Response:
    with db.read() as session:
        people = held_people(session, current_round(session, clock.today()).id)
    page = HeldPage(people, clock.now().isoformat(), form)
    return show(request, "city/held.html", page, nav="auswertung", status_code=status)


def _until(sent: Sent, clock: Clock) -> datetime:
    try:
        until = datetime.fromisoformat(sent.text("until"))
    except ValueError as error:
        raise Invalid({"until": _("Dieses Formular ist beschädigt. Lade die Seite bitte neu.")}) from error
    return min(until, clock.now())
