"""Tables of badges: awards, which people have for good, and rounds whose city has something to celebrate."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401
from challenge.rounds import models as _rounds  # noqa: F401


class Award(SQLModel, table=True):
    """A badge earned in a round, frozen with its date; only a moderator's decision takes it back.

    `public_since` is set and emptied by the person alone; `revoked_by` names the decision.
    """

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("participant_id", "badge", "round_id"), Index(None, "round_id", "badge"))
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id")
    badge: str
    round_id: str = Field(foreign_key="round.id")
    awarded_on: date
    awarded_at: datetime
    public_since: datetime | None = None
    revoked_at: datetime | None = None
    revoked_by: str | None = None

    @property
    def valid(self) -> bool:
        """Not taken back by a decision."""
        return self.revoked_at is None


class Celebration(SQLModel, table=True):
    """A round whose city has reached a milestone, the first of them at `since`; nobody need have a badge by it yet."""

    __tablename__ = "celebration"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    since: datetime
