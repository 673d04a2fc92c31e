"""INSERTs that may meet a row already there. Each is built once a process: building one costs more than running it."""

from functools import cache
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from challenge.city.models import CarryRow, CitySum, CityTotal, CountedDate, ReachedMilestone, SignUpHour
from challenge.city.rules.bands import Band

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Both dialects know ON CONFLICT, SQLAlchemy has two classes for it."""


def keep_date(session: Session, row: CountedDate) -> bool:
    """Insert a counted date; False when the person's date is there already."""
    return session.execute(_keep(_dialect(session), CountedDate, "band"), row.model_dump()).first() is not None


def keep_milestone(session: Session, row: ReachedMilestone) -> bool:
    """Insert a reached milestone; False when it was reached before."""
    return (
        session.execute(_keep(_dialect(session), ReachedMilestone, "milestone"), row.model_dump()).first() is not None
    )


def add_days(session: Session, table: type[CitySum] | type[CarryRow], rows: list[dict[str, Any]]) -> None:
    """Add learning days to sums, or to carry rows."""
    session.execute(_add(_dialect(session), table, ("learning_days",)), rows)


def add_sign_up(session: Session, row: SignUpHour) -> int:
    """One more in its hour; returns how many there are now."""
    statement = _add(_dialect(session), SignUpHour, ("sign_ups",), ("sign_ups",))
    found: int = session.execute(statement, row.model_dump()).scalar_one()
    return found


def add_to_total(session: Session, change: CityTotal) -> int:
    """Add to the bands and the people of a round; returns its learning days now."""
    bands = tuple(band.value for band in Band)
    statement = _add(_dialect(session), CityTotal, (*bands, "people"), bands, ("changed_at",))
    learning_days: int = sum(session.execute(statement, change.model_dump()).one())
    return learning_days


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


@cache
def _keep(dialect: str, table: type[SQLModel], told: str) -> Any:
    rows = SQLModel.metadata.tables[str(table.__tablename__)]
    return INSERTS[dialect](rows).on_conflict_do_nothing().returning(rows.c[told])


@cache
def _add(
    dialect: str,
    table: type[SQLModel],
    more: tuple[str, ...],
    told: tuple[str, ...] = (),
    newest: tuple[str, ...] = (),
) -> Any:
    """Where the row's key is there already, `more` are added to it and `newest` take the place of what was."""
    rows = SQLModel.metadata.tables[str(table.__tablename__)]
    statement = INSERTS[dialect](rows)
    changes = {name: rows.c[name] + statement.excluded[name] for name in more}
    changes |= {name: statement.excluded[name] for name in newest}
    upsert = statement.on_conflict_do_update(index_elements=list(rows.primary_key), set_=changes)
    return upsert.returning(*(rows.c[name] for name in told)) if told else upsert
