"""A goal: what somebody learns for 30 windows."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401


class Goal(SQLModel, table=True):
    """One house. Either an idea of the catalogue or own words, which others see only after approval."""

    __tablename__ = "goal"
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    round_id: str = Field(foreign_key="round.id", index=True)
    idea: str | None = None
    title: str = ""
    title_approved_at: datetime | None = None
    topic: str | None = None
    minutes: int | None = None
    why: str = ""
    starts_on: date
    created_at: datetime
