"""Cheering a post, in place with htmx, with a way back to the same place without."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from litestar import Controller, post

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.participants.queries import Viewer
from challenge.posts.actions.cheering import cheer, take_cheer_back
from challenge.posts.pages.cards import Card, card
from challenge.posts.pages.wall import wall_address
from challenge.web.forms import Sent
from challenge.web.htmx import is_fragment, see_other
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class CheeredPage:
    """`posts/cheered.swap.html`; `here` is the page the reader stands on."""

    card: Card
    here: str


class CheerController(Controller):
    """The five kinds, one of each per person and post, also for those under 16."""

    path = "/beitraege/{post_id:str}/anfeuern"

    @post(sync_to_thread=True, status_code=303)
    def cheer(self, request: Request, db: Database, clock: Clock, viewer: Viewer, sent: Sent, post_id: str) -> Response:
        """`kind` gives a cheer, `undo` takes that kind back; both may come twice."""
        undo = sent.text("undo")
        with db.write() as session:
            if undo:
                take_cheer_back(session, viewer.participant_id, post_id, undo)
            else:
                cheer(session, viewer.participant_id, post_id, sent.text("kind"), clock.now())
        here = _own_address(sent.text("here"), post_id)
        if not is_fragment(request):
            return see_other(f"{here}#beitrag-{post_id}")
        with db.read() as session:
            page = CheeredPage(card(session, post_id, viewer.participant_id), here)
        return show(request, "posts/cheered.swap.html", page)


def _own_address(here: str, post_id: str) -> str:
    """The wall with its filters, or the post; an address from a form is never followed as it is."""
    parts = urlsplit(here)
    return wall_address(dict(parse_qsl(parts.query))) if parts.path == "/pinnwand" else f"/beitraege/{post_id}"
