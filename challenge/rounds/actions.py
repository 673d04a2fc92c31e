"""Setting up a round, seeding the city's data, and storing the operator's texts."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, select

from challenge.core.tokens import new_id
from challenge.rounds import catalogue
from challenge.rounds.models import OperatorText, Place, Round, Stadtraum
from challenge.rounds.rules import DEFAULT_GOAL, DEFAULT_HASHTAGS, MILESTONES


def seed(session: Session, today: date) -> None:
    """Stadträume, places and, where there is none, a round starting today. Safe to repeat."""
    for entry in catalogue.stadtraeume():
        session.merge(
            Stadtraum(id=entry.id, name=entry.name, households=entry.persons_in_households_2025, focus=entry.focus)
        )
    session.flush()
    for place in catalogue.places():
        session.merge(
            Place(
                id=place.id,
                name=place.name,
                type=place.type,
                stadtraum_id=place.stadtraum,
                address=place.address,
                website=place.website,
                topics=list(place.topics),
                verified=place.verified,
            )
        )
    if session.exec(select(Round.id)).first() is None:
        set_round(session, today)


def set_round(
    session: Session,
    starts_on: date,
    *,
    title: str = "",
    hashtags: Sequence[str] | None = None,
    goal: int | None = None,
    milestones: Sequence[int] | None = None,
    instead_of: Round | None = None,
) -> Round:
    """Create the round that starts on a date, or change the one that does; what is not given stays as it is.

    `instead_of` is a round to move there, if no other one starts on the date.
    """
    found = session.exec(select(Round).where(Round.starts_on == starts_on)).first()
    if found is None:
        found = _moved(instead_of, starts_on) if instead_of else _usual(starts_on)
        session.add(found)
    if hashtags is not None:
        found.hashtags = [tag if tag.startswith("#") else f"#{tag}" for tag in hashtags]
    found.milestones = list(milestones or found.milestones)
    found.goal, found.title = goal or found.goal, title or found.title
    session.flush()
    return found


def set_text(session: Session, page: str, language: str, body: str, now: datetime) -> None:
    """Store the operator's text of a page (CommonMark) in one language."""
    session.merge(OperatorText(page=page, language=language, body=body, updated_at=now))


def _usual(starts_on: date) -> Round:
    return Round(
        id=new_id(),
        slug=_slug(starts_on),
        title=_title(starts_on),
        starts_on=starts_on,
        goal=DEFAULT_GOAL,
        hashtags=list(DEFAULT_HASHTAGS),
        milestones=list(MILESTONES),
    )


def _moved(found: Round, starts_on: date) -> Round:
    if found.title == _title(found.starts_on):
        found.title = _title(starts_on)
    found.slug, found.starts_on = _slug(starts_on), starts_on
    return found


def _slug(starts_on: date) -> str:
    return f"{starts_on:%Y-%m-%d}"


def _title(starts_on: date) -> str:
    return f"30 Tage lernen {starts_on:%Y}"
