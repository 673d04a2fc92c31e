"""Cheers: five kinds, one of each per person and post, for other people's posts."""

from datetime import datetime

from sqlmodel import Session

from challenge.core.errors import Invalid, NotFound
from challenge.core.events import record
from challenge.core.i18n import gettext as _
from challenge.participants.queries import locked
from challenge.posts.events import Cheered
from challenge.posts.models import Cheer, Post
from challenge.posts.rules.states import CheerKind, PostState


def cheer(session: Session, participant_id: str, post_id: str, kind: str, now: datetime) -> None:
    """Give a cheer; a second one of the kind changes nothing. NotFound for one's own or a hidden post."""
    given = (_other_post(session, participant_id, post_id).id, participant_id, _kind(kind))
    if session.get(Cheer, given) is None:
        session.add(Cheer(post_id=post_id, participant_id=participant_id, kind=kind))
        session.flush()
        record(session, Cheered(post_id, participant_id, kind, now))


def take_cheer_back(session: Session, participant_id: str, post_id: str, kind: str) -> None:
    """The same refusals as `cheer`; one that was never given is fine."""
    given = (_other_post(session, participant_id, post_id).id, participant_id, _kind(kind))
    found = session.get(Cheer, given)
    if found is not None:
        session.delete(found)


def _other_post(session: Session, participant_id: str, post_id: str) -> Post:
    """The person is locked, so that a double tap counts once."""
    locked(session, participant_id)
    found = session.get(Post, post_id, with_for_update=True)
    if found is None or found.participant_id == participant_id or found.status != PostState.approved:
        raise NotFound
    return found


def _kind(text: str) -> str:
    if text not in list(CheerKind):
        raise Invalid({"kind": _("Wähle eines der fünf Bilder.")})
    return text
