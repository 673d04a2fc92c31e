"""Reading rounds, Stadträume and places."""

from datetime import date

from sqlmodel import Session, col, select

from challenge.core.errors import NotFound
from challenge.rounds.models import OperatorText, Place, Round, Stadtraum
from challenge.rounds.rules import Phase, phase
from challenge.seeds.pages import default_text


def current_round(session: Session, today: date) -> Round:
    """The round one can see or join today: the one that runs, though the next one may call already; else the latest
    whose call has begun; else the next one to come.

    Raises NotFound on a database without any round (run `challenge seed`).
    """
    rounds = session.exec(select(Round).order_by(col(Round.starts_on).desc())).all()
    if not rounds:
        raise NotFound
    running = [each for each in rounds if each.starts_on <= today and each.dates.takes_people(today)]
    begun = [each for each in rounds if phase(each.dates, today) is not Phase.before]
    return [*running, *begun, rounds[-1]][0]


def all_rounds(session: Session) -> list[Round]:
    """Newest first."""
    return list(session.exec(select(Round).order_by(col(Round.starts_on).desc())).all())


def stadtraeume(session: Session) -> list[Stadtraum]:
    """By number, 1 to 17."""
    return list(session.exec(select(Stadtraum).order_by(col(Stadtraum.id))).all())


def places(session: Session, stadtraum_id: int | None, limit: int = 3) -> list[Place]:
    """Places in a Stadtraum first, then those for the whole city."""
    query = select(Place).where((col(Place.stadtraum_id) == stadtraum_id) | col(Place.stadtraum_id).is_(None))
    return list(session.exec(query.order_by(col(Place.stadtraum_id).is_(None), Place.name).limit(limit)).all())


def page_text(session: Session, page: str, language: str) -> str:
    """CommonMark of a legal page: the operator's text, else the default; KeyError for an unknown page."""
    own = session.get(OperatorText, (page, language))
    return own.body if own else default_text(page, language)


def round_of(session: Session, round_id: str) -> Round:
    """A round by its id; raises NotFound."""
    found = session.get(Round, round_id)
    if found is None:
        raise NotFound
    return found
