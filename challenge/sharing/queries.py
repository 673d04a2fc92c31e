"""Reading share links, and what they brought."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.participants.models import Participant
from challenge.sharing.models import Referral, ShareLink, VisitTally
from challenge.sharing.rules import is_code, shown_from


@dataclass(frozen=True)
class Figures:
    """What a link brought; None is a figure still too small to be shown. `days` holds the shown dates, newest first."""

    visits: int | None
    days: tuple[tuple[date, int], ...]
    joined: int | None
    reached: int | None


def link_of(session: Session, participant_id: str) -> ShareLink | None:
    """The person's link, open or closed; None before they opened it for the first time."""
    return session.exec(select(ShareLink).where(ShareLink.participant_id == participant_id)).first()


def open_page(session: Session, code: str) -> Participant:
    """Whose share page this is. NotFound for a code that isn't open, and for people under 16."""
    if not is_code(code):
        raise NotFound
    query = (
        select(Participant)
        .join(ShareLink, col(ShareLink.participant_id) == col(Participant.id))
        .where(ShareLink.code == code, col(ShareLink.closed_at).is_(None), col(Participant.under16).is_(False))
    )
    person = session.exec(query).first()
    if person is None:
        raise NotFound
    return person


def figures(session: Session, link: ShareLink, latest: int = 7) -> Figures:
    """The honest small figures of a link: totals, and the `latest` dates with enough visits."""
    query = select(VisitTally).where(VisitTally.code == link.code).order_by(col(VisitTally.date).desc())
    tallies = session.exec(query).all()
    shown = [(each.date, each.count) for each in tallies if shown_from(each.count) is not None]
    joined, reached = brought(session, link)
    return Figures(
        visits=shown_from(sum(each.count for each in tallies)),
        days=tuple(shown[:latest]),
        joined=shown_from(joined),
        reached=shown_from(reached),
    )


def brought(session: Session, link: ShareLink) -> tuple[int, int]:
    """How many people began by the link, and how many of them reached 3 learning days."""
    numbers = select(func.count(), func.count(col(Referral.reached3_at))).where(Referral.code == link.code)
    joined, reached = session.exec(numbers).one()
    return joined + link.carried_joined, reached + link.carried_reached3


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """For the export: the own link with the figures as the person sees them, and by which code they came."""
    link, came = link_of(session, participant_id), session.get(Referral, participant_id)
    found: dict[str, Any] = {"link": None, "came_by": None}
    if link is not None:
        numbers = figures(session, link)
        found["link"] = link.model_dump(mode="json", include={"code", "made_at", "opened_at", "closed_at"}) | {
            "visits": numbers.visits,
            "joined": numbers.joined,
            "reached_3_days": numbers.reached,
        }
    if came is not None:
        found["came_by"] = came.model_dump(mode="json", exclude={"participant_id"})
    return found
