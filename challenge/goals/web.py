"""`/mitmachen`: choose or write a goal and begin; no account, no e-mail."""

from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

from litestar import Controller, get, post
from sqlmodel import Session

from challenge.config import Settings
from challenge.core import i18n
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid
from challenge.core.idempotency import body_digest, remember, replayed
from challenge.core.limits import Limiter
from challenge.goals.actions import JoinWish, join
from challenge.goals.catalogue import Idea, Topic, idea, ideas, topic_options, topics
from challenge.goals.forms import read_join
from challenge.participants.actions.people import open_device
from challenge.participants.catalogue import nickname
from challenge.participants.queries import Viewer
from challenge.rounds.queries import current_round, stadtraeume
from challenge.rounds.rules import Phase, days_until_start, own_start, phase
from challenge.web.cookies import session_cookie
from challenge.web.device import label
from challenge.web.forms import FormState, Sent, new_key, write_key
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import SESSION_COOKIE, show

SIGN_UPS_AN_HOUR = 200
SAME_FORM = timedelta(minutes=10)
"""How long a form that is sent again signs in whom it made: long enough for a bad connection, not for the next user."""


@dataclass(frozen=True)
class JoinPage:
    """`goals/join.html`; `chosen` is the idea of `?idee=`, `tomorrow` says whether one may start then too."""

    form: FormState
    key: str
    topics: tuple[tuple[Topic, tuple[Idea, ...]], ...]
    topic_options: tuple[tuple[str, str], ...]
    chosen: Idea | None
    stadtraeume: tuple[tuple[str, str], ...]
    language: str
    phase: Phase
    days_to_go: int
    open: bool
    tomorrow: bool
    via: str


class JoinController(Controller):
    """Joining; whoever is in already is sent to their house."""

    path = "/mitmachen"

    @get(sync_to_thread=True)
    def form(self, request: Request, db: Database, clock: Clock, visitor: Viewer | None) -> Response:
        """The form; `?idee=` picks an idea, `?von=` keeps a share code, `?stadtraum=` a Stadtraum."""
        if visitor:
            return see_other("/heute")
        query = request.query_params
        offered = nickname(i18n.language().code, SystemRandom())
        values = {"idea": query.get("idee", ""), "stadtraum": query.get("stadtraum", ""), "von": query.get("von", "")}
        form = FormState({**values, "nickname": offered, "start": "today"})
        with db.read() as session:
            page = _page(session, clock, form)
        return show(request, "goals/join.html", page, nav="mitmachen")

    @post(sync_to_thread=True, status_code=303)
    def join(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        sent: Sent,
        visitor: Viewer | None,
    ) -> Response:
        """Begin; the answer signs this device in."""
        if visitor:
            return see_other("/heute")
        now = clock.now()
        if request.client:
            limiter.hit("join", request.client.host, most=SIGN_UPS_AN_HOUR, per=timedelta(hours=1), now=now)
        errors: dict[str, str] = {}
        wish, key = read_join(sent, errors), write_key(sent, errors)
        body = body_digest(settings.secret, sent.fields)
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                token = _begin(session, wish, key, body, clock, label(request))
        except Invalid as refused:
            with db.read() as session:
                page = _page(session, clock, FormState(sent.fields, refused.errors))
            return show(request, "goals/join.html", page, nav="mitmachen", status_code=422)
        answer = see_other("/heute")
        answer.set_cookie(session_cookie(request, SESSION_COOKIE, token))
        return answer


def _begin(session: Session, wish: JoinWish, key: str, body: str, clock: Clock, device: str) -> str:
    """Join, or find the person whom the same form made before; returns the token of this device."""
    now, today = clock.now(), clock.today()
    known = replayed(session, "join", key, body, since=now - SAME_FORM)
    if known is None:
        known = join(session, current_round(session, today), wish, today=today, now=now).id
        remember(session, "join", key, body, known, now)
    return open_device(session, known, device, now)


def _page(session: Session, clock: Clock, form: FormState) -> JoinPage:
    today = clock.today()
    dates = current_round(session, today).dates
    stage = phase(dates, today)
    shown = tuple((topic, tuple(each for each in ideas() if each.topic == topic.id)) for topic in topics())
    return JoinPage(
        form=form,
        key=form.value("key") or new_key(),
        topics=shown,
        topic_options=topic_options(i18n.language().code),
        chosen=idea(form.value("idea")),
        stadtraeume=tuple((str(each.id), each.name) for each in stadtraeume(session)),
        language=i18n.language().code,
        phase=stage,
        days_to_go=days_until_start(dates, today),
        open=dates.takes_people(today),
        tomorrow=own_start(dates, today, tomorrow=True) is not None,
        via=form.value("von"),
    )
