"""`/beitraege`: write, read, edit and withdraw a post. Every form works without JavaScript."""

from datetime import timedelta

import litestar
from litestar import Controller, get, post
from litestar.di import Provide

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.limits import Limiter
from challenge.imaging import media
from challenge.participants.queries import Viewer
from challenge.posts import queries
from challenge.posts.actions import authoring
from challenge.posts.pages.editor import new_page, post_page
from challenge.posts.rules.states import PostState
from challenge.posts.web.reception import Desk, Refused
from challenge.web.forms import Sent
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

UPLOAD_BODY = 9 * 1024 * 1024
POSTS_AN_HOUR = 40
PICTURE = "image/webp"


def provide_desk(db: Database, settings: Settings, clock: Clock) -> Desk:
    """`desk`"""
    return Desk(db, settings, clock.now(), clock.today())


class PostController(Controller):
    """Posts by their id; what is not public exists for its author only. Under 16 nobody writes (404)."""

    path = "/beitraege"
    dependencies = {"desk": Provide(provide_desk, sync_to_thread=False)}  # noqa: RUF012

    @get("/neu", sync_to_thread=True)
    def new(self, request: Request, db: Database, clock: Clock, publisher: Viewer) -> Response:  # noqa: ARG002
        """The form."""
        with db.read() as session:
            page = new_page(session, clock.today())
        return show(request, "posts/new.html", page, nav="pinnwand")

    @post(sync_to_thread=True, status_code=303, request_max_body_size=UPLOAD_BODY)
    def submit(self, request: Request, desk: Desk, limiter: Limiter, publisher: Viewer, sent: Sent) -> Response:
        """Hand a post in; it waits for a decision."""
        limiter.hit("post", publisher.participant_id, most=POSTS_AN_HOUR, per=timedelta(hours=1), now=desk.now)
        try:
            post_id = desk.submit(publisher.participant_id, sent)
        except Refused as refused:
            with desk.db.read() as session:
                page = new_page(session, desk.today, refused.form)
            return show(request, "posts/new.html", page, nav="pinnwand", status_code=refused.status)
        return see_other(f"/beitraege/{post_id}", notice="post-sent")

    @get("/{post_id:str}", sync_to_thread=True)
    def read(self, request: Request, db: Database, visitor: Viewer | None, post_id: str) -> Response:
        """One post; its author also sees where it stands, and can change it."""
        with db.read() as session:
            page = post_page(session, post_id, visitor)
        return show(request, "posts/post.html", page, nav="pinnwand")

    @post("/{post_id:str}", sync_to_thread=True, status_code=303, request_max_body_size=UPLOAD_BODY)
    def edit(
        self, request: Request, desk: Desk, limiter: Limiter, publisher: Viewer, sent: Sent, post_id: str
    ) -> Response:
        """Another version, which waits for a decision again."""
        limiter.hit("post", publisher.participant_id, most=POSTS_AN_HOUR, per=timedelta(hours=1), now=desk.now)
        try:
            desk.edit(publisher.participant_id, post_id, sent)
        except Refused as refused:
            with desk.db.read() as session:
                page = post_page(session, post_id, publisher, refused.form)
            return show(request, "posts/post.html", page, nav="pinnwand", status_code=refused.status)
        return see_other(f"/beitraege/{post_id}", notice="post-saved")

    @post("/{post_id:str}/zurueckziehen", sync_to_thread=True, status_code=303)
    def withdraw(self, db: Database, clock: Clock, publisher: Viewer, post_id: str) -> Response:
        """Take it back at once; it can be handed in again."""
        with db.write() as session:
            authoring.withdraw(session, publisher.participant_id, post_id, clock.now())
        return see_other(f"/beitraege/{post_id}", notice="post-withdrawn")

    @get("/{post_id:str}/bild", sync_to_thread=True)
    def picture(self, db: Database, settings: Settings, visitor: Viewer | None, post_id: str) -> Response:
        """The photo: its author's always, everybody's once the post was approved with it."""
        with db.read() as session:
            found = queries.post(session, post_id)
        own = visitor is not None and visitor.participant_id == found.participant_id
        public = found.public_photo if found.status == PostState.approved else None
        name = found.photo if own else public
        if not name:
            raise NotFound
        return litestar.Response(media.read(settings.media_dir, name), media_type=PICTURE)
