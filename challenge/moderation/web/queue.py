"""`/team/moderation`: one item after the other, by thumb or by key."""

from dataclasses import dataclass
from datetime import datetime

import litestar
from litestar import Controller, get, post
from sqlmodel import Session

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.imaging import media
from challenge.imaging.uploads import UploadRefused, blurred
from challenge.moderation.actions import deciding as actions
from challenge.moderation.actions.subjects import Subject, subject
from challenge.moderation.catalogue import words
from challenge.moderation.forms import read_verdict
from challenge.moderation.models import QueueItem
from challenge.moderation.queries import desk
from challenge.moderation.rules import DecisionKind, ItemKind, choices
from challenge.posts.rules.texts import People
from challenge.staff.queries import Staff
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

DESK = "/team/moderation"
PRIVATE = {"Cache-Control": "private, no-store"}


@dataclass(frozen=True)
class Voice:
    """Somebody's words about an item: a notice with its reason, or an appeal with what was decided."""

    title: str
    words: str


@dataclass(frozen=True)
class ItemView:
    """One item as the desk shows it; `choices` are the decisions that fit it."""

    id: str
    kind: str
    thing: Subject
    hints: tuple[str, ...]
    people: str
    waiting_since: datetime
    held_until: datetime | None
    choices: tuple[DecisionKind, ...]
    notices: tuple[Voice, ...]
    objection: Voice | None


@dataclass(frozen=True)
class QueuePage:
    """`moderation/queue.html`; `item` is None until one is taken, `clear` shows the picture as it is."""

    form: FormState
    waiting: desk.Waiting
    item: ItemView | None
    reasons: tuple[tuple[str, str], ...]
    clear: bool


class QueueController(Controller):
    """The queue; an item is held for 10 minutes, and only who holds it decides."""

    path = DESK

    @get(sync_to_thread=True)
    def queue(self, request: Request, db: Database, clock: Clock, moderator: Staff) -> Response:
        """The item one holds, or how much waits; looking takes nothing."""
        return _shown(request, db, clock, moderator, FormState())

    @post(sync_to_thread=True, status_code=303)
    def take(self, db: Database, clock: Clock, moderator: Staff) -> Response:
        """Take the next one."""
        with db.write() as session:
            actions.lease_next(session, moderator.id, clock.now())
        return see_other(DESK)

    @post("/{item_id:str}", sync_to_thread=True, status_code=303)
    def decide(
        self, request: Request, db: Database, clock: Clock, moderator: Staff, sent: Sent, item_id: str
    ) -> Response:
        """Decide, and take the next one at once."""
        errors: dict[str, str] = {}
        verdict = read_verdict(sent, errors)
        try:
            if errors or verdict is None:
                raise Invalid(errors)
            with db.write() as session:
                actions.decide(session, item_id, moderator.id, verdict, clock.now())
                actions.lease_next(session, moderator.id, clock.now())
        except Invalid as refused:
            return _shown(request, db, clock, moderator, FormState(sent.fields, refused.errors), status_code=422)
        except actions.Taken:
            return _taken(db, item_id, moderator)
        return see_other(DESK, notice="decided")

    @post("/{item_id:str}/widerspruch", sync_to_thread=True, status_code=303)
    def decide_appeal(
        self, request: Request, db: Database, clock: Clock, moderator: Staff, sent: Sent, item_id: str
    ) -> Response:
        """Uphold the first decision or give back what it took."""
        if sent.text("decision") not in ("uphold", "reverse"):
            form = FormState(sent.fields, {"decision": _("Wähle eine der beiden Entscheidungen.")})
            return _shown(request, db, clock, moderator, form, status_code=422)
        try:
            with db.write() as session:
                granted = sent.text("decision") == "reverse"
                actions.decide_appeal(session, item_id, moderator.id, granted=granted, now=clock.now())
                actions.lease_next(session, moderator.id, clock.now())
        except actions.Taken:
            return _taken(db, item_id, moderator)
        return see_other(DESK, notice="decided")

    @get("/{item_id:str}/bild", sync_to_thread=True)
    def veiled_picture(self, db: Database, settings: Settings, moderator: Staff, item_id: str) -> Response:  # noqa: ARG002
        """The picture without any detail."""
        try:
            return _webp(blurred(_picture(db, settings, item_id)))
        except UploadRefused:
            return litestar.Response(b"", status_code=503, headers={**PRIVATE, "Retry-After": "5"})

    @get("/{item_id:str}/bild-klar", sync_to_thread=True)
    def clear_picture(self, db: Database, settings: Settings, moderator: Staff, item_id: str) -> Response:  # noqa: ARG002
        """The picture as others would see it."""
        return _webp(_picture(db, settings, item_id))


def _shown(
    request: Request, db: Database, clock: Clock, moderator: Staff, form: FormState, *, status_code: int = 200
) -> Response:
    with db.read() as session:
        held = desk.held_item(session, moderator.id, clock.now())
        page = QueuePage(
            form=form,
            waiting=desk.waiting(session),
            item=_view(session, held) if held else None,
            reasons=words.reason_titles(),
            clear=request.query_params.get("bild") == "klar",
        )
    return show(request, "moderation/queue.html", page, nav="moderation", status_code=status_code)


def _view(session: Session, item: QueueItem) -> ItemView:
    kind = ItemKind(item.kind)
    thing = subject(session, kind, item.subject_id)
    return ItemView(
        id=item.id,
        kind=_(words.KINDS[kind]),
        thing=thing,
        hints=words.hints_in_words(item.hints),
        people=_(words.PEOPLE[People(thing.people)]) if thing.people else "",
        waiting_since=item.created_at,
        held_until=item.lease_until,
        choices=choices(kind, has_picture=thing.photo is not None),
        notices=tuple(
            Voice(words.reason_title(each.reason), each.explanation) for each in desk.notices(session, item.id)
        ),
        objection=_objection(session, item.appeal_id) if item.appeal_id else None,
    )


def _objection(session: Session, appeal_id: str) -> Voice:
    found = desk.objection(session, appeal_id)
    reason = words.reason_title(found.reason) if found.reason else ""
    return Voice(" · ".join(filter(None, (words.decision_in_words(found.decided), reason))), found.text)


def _taken(db: Database, item_id: str, moderator: Staff) -> Response:
    with db.read() as session:
        mine = desk.was_decided_by(session, item_id, moderator.id)
    return see_other(DESK, notice="decided" if mine else "taken")


def _picture(db: Database, settings: Settings, item_id: str) -> bytes:
    with db.read() as session:
        item = desk.item(session, item_id)
        photo = subject(session, ItemKind(item.kind), item.subject_id).photo
    if photo is None:
        raise NotFound
    try:
        return media.read(settings.media_dir, photo)
    except FileNotFoundError as error:
        raise NotFound from error


def _webp(data: bytes) -> Response:
    return litestar.Response(data, media_type="image/webp", headers=PRIVATE)
