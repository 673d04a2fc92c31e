"""Who counts: a person's standing in a round, made at sign-up or, in a later round, with the first learning day."""

from datetime import datetime, timedelta

from sqlalchemy import String, bindparam
from sqlmodel import Session, col, func, select

from challenge.city.actions.ledger import book
from challenge.city.actions.upserts import add_sign_up
from challenge.city.models import SignUpHour, Standing
from challenge.city.rules.breaker import DAYS_LOOKED_BACK, trips
from challenge.city.rules.maturity import is_mature
from challenge.core.clock import local_date
from challenge.rounds.models import Round

DAY = timedelta(days=1)
# Asked with every check-in, so built once: building a statement costs more than running it.
LOCKED = (
    select(Standing, Round)
    .join(Round, col(Round.id) == col(Standing.round_id))
    .where(
        col(Standing.participant_id) == bindparam("person", type_=String),
        col(Standing.round_id) == bindparam("round", type_=String),
    )
    .with_for_update(of=Standing)
    .execution_options(populate_existing=True)
)


def sign_up(session: Session, participant_id: str, round_: Round, now: datetime) -> None:
    """A new person: counted for the breaker, and held without noticing when the hour has brought too many."""
    held = _too_many(session, now)
    session.add(
        Standing(round_id=round_.id, participant_id=participant_id, signed_up_at=now, held_since=now if held else None)
    )
    session.flush()
    book(session, round_, {}, now, people=0 if held else 1)


def standing_of(session: Session, participant_id: str, round_id: str, now: datetime) -> tuple[Standing, Round]:
    """The person's standing, locked until the commit, and the round."""
    found = session.execute(LOCKED, {"person": participant_id, "round": round_id}).first()
    if found is not None:
        return found[0], found[1]
    round_ = session.get_one(Round, round_id)
    return _carried_over(session, participant_id, round_, now), round_


def ripen(standing: Standing, now: datetime) -> bool:
    """Note the server date of an entry; True when with it the person's dates begin to count."""
    today = local_date(now)
    if standing.mature_since is not None:
        return False
    if standing.first_entry_on is None:
        standing.first_entry_on = today
    if not is_mature({standing.first_entry_on, today}):
        return False
    standing.mature_since = now
    return True


def _carried_over(session: Session, participant_id: str, round_: Round, now: datetime) -> Standing:
    """In a later round a person stands as before; nobody proves themselves twice."""
    query = select(Standing).where(Standing.participant_id == participant_id)
    before = session.exec(query.order_by(col(Standing.signed_up_at).desc())).first()
    known = before.model_dump(exclude={"round_id", "signed_up_at"}) if before else {"participant_id": participant_id}
    standing = Standing(round_id=round_.id, signed_up_at=now, **known)
    session.add(standing)
    session.flush()
    book(session, round_, {}, now, people=0 if standing.held_since else 1)
    return standing


def _too_many(session: Session, now: datetime) -> bool:
    hour = now.replace(minute=0, second=0, microsecond=0)
    sign_ups = add_sign_up(session, SignUpHour(hour=hour, sign_ups=1))
    same_hours = [hour - DAY * back for back in range(1, DAYS_LOOKED_BACK + 1)]
    history = session.exec(select(SignUpHour.sign_ups).where(col(SignUpHour.hour).in_(same_hours))).all()
    first = session.exec(select(func.min(SignUpHour.hour))).one()
    return trips(sign_ups, history, (hour - first).days)
