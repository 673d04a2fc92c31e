"""The table of certificates."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from challenge.goals import models as _goals  # noqa: F401


class Certificate(SQLModel, table=True):
    """What the city confirms about one goal; at most one for each, and no name in it.

    The numbers grow with the goal and are frozen against later undoing, so that a printed sheet stays true.
    `first_on` and `last_on` are the first and the last learning day; `revoked_by` names a decision.
    """

    __tablename__ = "certificate"
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    goal_id: str = Field(foreign_key="goal.id", unique=True)
    round_id: str = Field(foreign_key="round.id")
    issued_on: date
    learning_days: int
    best: int
    first_on: date
    last_on: date
    revoked_at: datetime | None = None
    revoked_by: str | None = None
