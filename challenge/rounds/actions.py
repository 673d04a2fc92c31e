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
    hashtags: Sequence[str] = DEFAULT_HASHTAGS,
    goal: int = DEFAULT_GOAL,
) -> Round:
    """Create the round that starts on a date, or change title, hashtags and goal of the one that does."""
    found = session.exec(select(Round).where(Round.starts_on == starts_on)).first()
    if found is None:
        found = Round(
            id=new_id(),
            slug=f"{starts_on:%Y-%m-%d}",
            title=f"30 Tage lernen {starts_on:%Y}",
            starts_on=starts_on,
            goal=goal,
            hashtags=[],
            milestones=list(MILESTONES),
        )
        session.add(found)
    found.hashtags = [tag if tag.startswith("#") else f"#{tag}" for tag in hashtags]
    found.goal, found.title = goal, title or found.title
    session.flush()
    return found


def set_text(session: Session, page: str, language: str, body: str, now: datetime) -> None:
    """Store the operator's text of a page (CommonMark) in one language."""
    session.merge(OperatorText(page=page, language=language, body=body, updated_at=now))
