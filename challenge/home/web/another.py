"""`/heute/neues-ziel`: after finishing, the next house with 30 windows."""

from dataclasses import dataclass
from datetime import date, timedelta

from litestar import Controller, get, post
from sqlmodel import Session

from challenge.checkins.queries import progress
from challenge.config import Settings
from challenge.core import i18n
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Expired, Invalid, NotFound
from challenge.core.idempotency import body_digest, remember, replayed
from challenge.goals.actions import GoalWish, begin_another
from challenge.goals.catalogue import Idea, Topic, idea, ideas, topic_options, topics
from challenge.goals.forms import read_goal
from challenge.goals.queries import current_goal
from challenge.goals.rules import another_start, may_begin_another
from challenge.participants.queries import Viewer, locked
from challenge.rounds.queries import current_round
from challenge.web.forms import FormState, Sent, new_key, write_key
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class AnotherPage:
    """`home/another.html`; `chosen` is the idea of `?idee=`, `open` is False when no 30 windows fit any more."""

    open: bool
    form: FormState
    key: str
    topics: tuple[tuple[Topic, tuple[Idea, ...]], ...]
    topic_options: tuple[tuple[str, str], ...]
    chosen: Idea | None
    language: str


class AnotherGoalController(Controller):
    """For people who have finished; everybody else is sent to their house."""

    path = "/heute/neues-ziel"

    @get(sync_to_thread=True)
    def form(self, request: Request, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """The form; `?idee=` picks an idea."""
        with db.read() as session:
            try:
                earliest = _earliest(session, viewer, clock)
            except NotFound:
                return see_other("/heute")
            dates = current_round(session, clock.today()).dates
        fits = another_start(dates, earliest, clock.today()) is not None
        return _show(request, FormState({"idea": request.query_params.get("idee", "")}), fits=fits)

    @post(sync_to_thread=True, status_code=303)
    def begin(
        self, request: Request, db: Database, clock: Clock, settings: Settings, viewer: Viewer, sent: Sent
    ) -> Response:
        """Begin; what was earned stays."""
        errors: dict[str, str] = {}
        wish, key = read_goal(sent, errors), write_key(sent, errors)
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                _begin(session, viewer, wish, key, body_digest(settings.secret, sent.fields), clock)
        except Invalid as refused:
            return _show(request, FormState(sent.fields, refused.errors), status_code=422)
        return see_other("/heute")


def _begin(session: Session, viewer: Viewer, wish: GoalWish, key: str, body: str, clock: Clock) -> None:
    now, today, who = clock.now(), clock.today(), viewer.participant_id
    locked(session, who)
    if replayed(session, who, key, body) is not None:
        return
    earliest = _earliest(session, viewer, clock)
    begin_another(session, current_round(session, today), who, wish, earliest, today=today, now=now)
    remember(session, who, key, body, "/heute", now)


def _earliest(session: Session, viewer: Viewer, clock: Clock) -> date:
    """The first date that the present house leaves free; NotFound while it is not finished."""
    goal = current_goal(session, viewer.participant_id)
    if goal is None:
        raise Expired
    days = progress(session, viewer.participant_id, goal.starts_on, clock.today())
    last = days.dates[-1]
    if not may_begin_another(last, days.series.learning_days, days.today, last_lit=last in days.learned):
        raise NotFound
    return max(days.today, last + timedelta(days=1))


def _show(request: Request, form: FormState, *, fits: bool = True, status_code: int = 200) -> Response:
    page = AnotherPage(
        open=fits,
        form=form,
        key=form.value("key") or new_key(),
        topics=tuple((topic, tuple(each for each in ideas() if each.topic == topic.id)) for topic in topics()),
        topic_options=topic_options(i18n.language().code),
        chosen=idea(form.value("idea")),
        language=i18n.language().code,
    )
    return show(request, "home/another.html", page, nav="heute", status_code=status_code)
