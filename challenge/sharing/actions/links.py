"""Opening and closing one's own share page, and going for good."""

from datetime import datetime
from secrets import randbelow

from sqlmodel import Session, col, delete, select

from challenge.core.errors import NotFound
from challenge.imaging.media import drop
from challenge.participants.events import Leaving
from challenge.participants.queries import locked
from challenge.sharing.artwork.cards import FORMATS, stored_name
from challenge.sharing.models import Referral, ShareLink, VisitTally
from challenge.sharing.queries import link_of
from challenge.sharing.rules import new_code


def open_link(session: Session, participant_id: str, now: datetime) -> ShareLink:
    """The person's page is there from now on, with the code it had before. NotFound under 16."""
    if locked(session, participant_id).under16:
        raise NotFound
    link = link_of(session, participant_id)
    if link is None:
        link = ShareLink(code=_free_code(session), participant_id=participant_id, made_at=now, opened_at=now)
        session.add(link)
    elif not link.is_open:
        link.opened_at, link.closed_at = now, None
    session.flush()
    return link


def close_link(session: Session, participant_id: str, code: str, now: datetime) -> None:
    """The page, its pictures and its QR code are gone for everybody. NotFound for another's code."""
    locked(session, participant_id)
    link = link_of(session, participant_id)
    if link is None or link.code != code:
        raise NotFound
    link.closed_at = link.closed_at or now
    _drop_cards(session, code, now)


def forget(session: Session, event: Leaving) -> None:
    """Listener: the person's link and all about it go with them.

    What they were to somebody else's link becomes a bare number there: nobody's ambassador badge or figures
    shrink, and nothing tells who it was.
    """
    _leave_as_number(session, event.participant_id)
    own = link_of(session, event.participant_id)
    if own is None:
        return
    # Locked first: somebody who joins by the link at this moment waits, and then comes without it.
    session.refresh(own, with_for_update=True)
    session.exec(delete(Referral).where(col(Referral.code) == own.code))
    session.exec(delete(VisitTally).where(col(VisitTally.code) == own.code))
    _drop_cards(session, own.code, event.at)
    session.delete(own)
    session.flush()


def _leave_as_number(session: Session, participant_id: str) -> None:
    query = select(ShareLink).join(Referral, col(Referral.code) == col(ShareLink.code))
    link = session.exec(query.where(Referral.participant_id == participant_id).with_for_update(of=ShareLink)).first()
    came = session.get(Referral, participant_id)
    if link is None or came is None:
        return
    link.carried_joined += 1
    link.carried_reached3 += came.reached3_at is not None
    session.delete(came)
    session.flush()


def _drop_cards(session: Session, code: str, now: datetime) -> None:
    """The drawn cards are files, so they go after the commit."""
    for form in FORMATS:
        drop(session, stored_name(code, form), now)


def _free_code(session: Session) -> str:
    code = new_code(randbelow)
    while session.get(ShareLink, code) is not None:
        code = new_code(randbelow)
    return code
