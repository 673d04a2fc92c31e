"""`/abzeichen`: the own badges, one badge for everybody who has the link, and its drawing."""

import litestar
from litestar import Controller, get, post

from challenge.badges import artwork
from challenge.badges.actions.awards import hide_again, show_to_all
from challenge.badges.pages import award_page, badges_page, may_see
from challenge.badges.queries import award_with_owner, awards_of, next_badge
from challenge.checkins.queries import progress
from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.goals.queries import current_goal
from challenge.imaging import sandbox
from challenge.imaging.drawn import drawn
from challenge.participants.queries import Viewer
from challenge.rounds.queries import round_of
from challenge.web.htmx import see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show

PICTURE_SIZE = 1024
FOREVER = "public, max-age=31536000, immutable"


class BadgeController(Controller):
    """Badges and awards; an award that isn't open is not there for others."""

    path = "/abzeichen"

    @get(sync_to_thread=True)
    def index(self, request: Request, db: Database, clock: Clock, viewer: Viewer) -> Response:
        """All badges: those the person has, and those ahead."""
        with db.read() as session:
            awards = awards_of(session, viewer.participant_id)
            goal = current_goal(session, viewer.participant_id)
            days = goal and progress(session, viewer.participant_id, goal.starts_on, clock.today())
        ahead = next_badge(days, {each.badge for each in awards}) if days else None
        return show(request, "badges/index.html", badges_page(awards, ahead), nav="heute")

    @get("/bild/{name:str}", sync_to_thread=False)
    def drawing(self, request: Request, name: str) -> Response:
        """The drawing of a badge, kept for good by browsers that ask with its version."""
        badge_id = name.removesuffix(".svg")
        try:
            drawing = artwork.svg(badge_id) if name.endswith(".svg") else b""
        except LookupError as error:
            raise NotFound from error
        if not drawing:
            raise NotFound
        fresh = request.query_params.get("v") == artwork.version(badge_id)
        headers = {"Cache-Control": FOREVER if fresh else "no-cache"}
        return litestar.Response(drawing, media_type="image/svg+xml", headers=headers)

    @get("/{name:str}", sync_to_thread=True)
    def award(self, request: Request, db: Database, settings: Settings, visitor: Viewer | None, name: str) -> Response:
        """The page of an award; with `.png` or `.svg` behind its id the picture."""
        award_id, _, suffix = name.partition(".")
        viewer_id = visitor.participant_id if visitor else None
        with db.read() as session:
            award, owner = award_with_owner(session, award_id)
            title = round_of(session, award.round_id).title
        if not may_see(award, owner, viewer_id):
            raise NotFound
        if suffix:
            return _picture(award.badge, suffix, settings)
        page = award_page(award, owner, title, settings.base_url, viewer_id)
        if page is None:
            raise NotFound
        return show(request, "badges/award.html", page, nav="heute" if page.own else "")

    @post("/{award_id:str}/zeigen", sync_to_thread=True, status_code=303)
    def show_to_all(self, db: Database, clock: Clock, publisher: Viewer, award_id: str) -> Response:
        """Open the public page; under 16 there is none."""
        with db.write() as session:
            show_to_all(session, publisher.participant_id, award_id, clock.now())
        return see_other(f"/abzeichen/{award_id}", notice="award-shown")

    @post("/{award_id:str}/verbergen", sync_to_thread=True, status_code=303)
    def hide(self, db: Database, viewer: Viewer, award_id: str) -> Response:
        """Close the public page again."""
        with db.write() as session:
            hide_again(session, viewer.participant_id, award_id)
        return see_other(f"/abzeichen/{award_id}", notice="award-hidden")


def _picture(badge_id: str, suffix: str, settings: Settings) -> Response:
    """The drawing itself, or its picture, which is drawn once in the worker process and kept."""
    drawing = artwork.svg(badge_id)
    name = {"Content-Disposition": f'inline; filename="{badge_id}.{suffix}"'}
    if suffix == "svg":
        return litestar.Response(drawing, media_type="image/svg+xml", headers=name)
    if suffix != "png":
        raise NotFound
    recipe = b"badge %d " % PICTURE_SIZE + drawing
    picture = drawn(settings.media_dir, recipe, ".png", lambda: _rastered(badge_id))
    return litestar.Response(picture, media_type="image/png", headers=name)


def _rastered(badge_id: str) -> bytes:
    return sandbox.run(artwork.png, badge_id, PICTURE_SIZE, seconds=20)
