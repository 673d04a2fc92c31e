"""`/heute`: the house, one tap to log, undo, details, pauses. Every form works without JavaScript."""

from dataclasses import replace
from datetime import date

import litestar
from litestar import Controller, get, post
from sqlmodel import Session

from challenge.checkins.actions import Details, end_pause, take_pause
from challenge.checkins.queries import entry
from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Expired, Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.core.idempotency import body_digest, remember, replayed
from challenge.core.limits import Limiter
from challenge.goals.queries import current_goal
from challenge.home.actions.days import Delivery, log_day, undo_day
from challenge.home.actions.photos import count_try, stored_photo
from challenge.home.forms import DayForm, read_date, read_day, read_done_at, read_pause_days
from challenge.home.pages.today import today_page
from challenge.imaging import media
from challenge.imaging.uploads import UploadRefused, sentence
from challenge.participants.queries import Viewer, locked
from challenge.web.forms import FormState, Sent, write_key
from challenge.web.htmx import is_fragment, see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

UPLOAD_BODY = 9 * 1024 * 1024
PICTURE = "image/webp"


class TodayController(Controller):
    """The signed-in person's own days; other people's are not reachable by any address."""

    path = "/heute"

    @get(sync_to_thread=True)
    def today(self, request: Request, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """The house; `?tag=` shows the details of another open date."""
        errors: dict[str, str] = {}
        day = read_date(request.query_params.get("tag", ""), errors, "day", default=clock.today())
        with db.read() as session:
            page = today_page(session, viewer, now=clock.now(), today=clock.today(), shown_day=day)
        return show(request, "home/today.html", page, nav="heute")

    @post(sync_to_thread=True, status_code=303, request_max_body_size=UPLOAD_BODY)
    def log(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        settings: Settings,
        limiter: Limiter,
        viewer: Viewer,
        sent: Sent,
    ) -> Response:
        """Log a date, or edit it; one tap sends only the key."""
        errors: dict[str, str] = {}
        form = read_day(sent, errors, today=clock.today(), now=clock.now())
        status = 422
        count_try(limiter, viewer.participant_id, form.photo, clock.now())
        try:
            if errors:
                raise Invalid(errors)
            _log(db, clock, settings, viewer, form, _delivery(form, settings, sent))
        except UploadRefused as refused:
            errors, status = {"photo": sentence(refused.reason)}, refused.status
        except Invalid as refused:
            errors = dict(refused.errors)
        if errors:
            return self._refused(request, db, clock, viewer, FormState(sent.fields, errors), form.day, status)
        said = _("Ein Licht mehr. Schön, dass du gelernt hast!")
        return self._answer(request, db, clock, viewer, form.day, said, fresh=form.day)

    @post("/{day:str}/zuruecknehmen", sync_to_thread=True, status_code=303)
    def undo(
        self, request: Request, db: Database, clock: Clock, settings: Settings, viewer: Viewer, sent: Sent, day: str
    ) -> Response:
        """Take a date back without questions."""
        errors: dict[str, str] = {}
        chosen = read_date(day, errors, "day", default=clock.today())
        key, done_at = write_key(sent, errors), read_done_at(sent, errors, clock.now())
        if errors:
            raise Invalid(errors)
        body = body_digest(settings.secret, {**sent.fields, "undo": chosen.isoformat()})
        with db.write() as session:
            delivery = Delivery(chosen, key, body, done_at, sent.text("owner"))
            undo_day(session, viewer, delivery, now=clock.now(), today=clock.today())
        return self._answer(request, db, clock, viewer, chosen, _("Zurückgenommen."))

    @get("/{day:str}/bild", sync_to_thread=True)
    def photo(self, db: Database, settings: Settings, viewer: Viewer, day: str) -> Response:
        """The person's own photo of a date; for everybody else there is none."""
        with db.read() as session:
            found = entry(session, viewer.participant_id, read_date(day, {}, "day", default=date.min))
        if found is None or not found.photo:
            raise NotFound
        return litestar.Response(media.read(settings.media_dir, found.photo), media_type=PICTURE)

    def _answer(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        viewer: Viewer,
        day: date,
        said: str,
        fresh: date | None = None,
    ) -> Response:
        if not is_fragment(request):
            return see_other("/heute" if day == clock.today() else f"/heute?tag={day}")
        with db.read() as session:
            page = today_page(
                session, viewer, now=clock.now(), today=clock.today(), shown_day=day, fresh=fresh, said=said
            )
        return show(request, "home/logged.swap.html", page, nav="heute")

    def _refused(
        self, request: Request, db: Database, clock: Clock, viewer: Viewer, form: FormState, day: date, status: int
    ) -> Response:
        with db.read() as session:
            page = today_page(session, viewer, now=clock.now(), today=clock.today(), shown_day=day, form=form)
        template = "home/logged.swap.html" if is_fragment(request) else "home/today.html"
        return show(request, template, page, nav="heute", status_code=status)


class PauseController(Controller):
    """A break without losing anything."""

    path = "/pause"

    @post(sync_to_thread=True, status_code=303)
    def take(
        self, request: Request, db: Database, clock: Clock, settings: Settings, viewer: Viewer, sent: Sent
    ) -> Response:
        """Pause `days` dates from `from`."""
        errors: dict[str, str] = {}
        first = read_date(sent.text("from"), errors, "from", default=clock.today())
        days, key = read_pause_days(sent, errors), write_key(sent, errors)
        try:
            if errors:
                raise Invalid(errors)
            with db.write() as session:
                _pause(session, viewer, key, body_digest(settings.secret, sent.fields), first, days, clock)
        except Invalid as refused:
            with db.read() as session:
                page = today_page(session, viewer, now=clock.now(), today=clock.today())
            form = FormState({**page.form.values, **sent.fields}, refused.errors)  # the note of today stays in its form
            return show(request, "home/today.html", replace(page, form=form), nav="heute", status_code=422)
        return see_other("/heute", notice="paused")

    @post("/beenden", sync_to_thread=True, status_code=303)
    def end(self, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """End the pause today; without one nothing happens."""
        with db.write() as session:
            locked(session, viewer.participant_id)
            end_pause(session, viewer.participant_id, clock.today())
        return see_other("/heute", notice="pause-ended")


def _pause(session: Session, viewer: Viewer, key: str, body: str, first: date, days: int, clock: Clock) -> None:
    locked(session, viewer.participant_id)
    if replayed(session, viewer.participant_id, key, body) is not None:
        return
    goal = current_goal(session, viewer.participant_id)
    if goal is None:
        raise Expired
    take_pause(session, goal, first, days, today=clock.today(), now=clock.now())
    remember(session, viewer.participant_id, key, body, "/heute", clock.now())


def _log(db: Database, clock: Clock, settings: Settings, viewer: Viewer, form: DayForm, delivery: Delivery) -> None:
    now = clock.now()
    with stored_photo(db, settings.media_dir, form.photo, now) as photo, db.write() as session:
        details = Details(form.minutes, form.mood, form.note, photo)
        log_day(session, viewer, delivery, details, now=now, today=clock.today())


def _delivery(form: DayForm, settings: Settings, sent: Sent) -> Delivery:
    return Delivery(form.day, form.key, body_digest(settings.secret, sent.body), form.done_at, form.owner)
