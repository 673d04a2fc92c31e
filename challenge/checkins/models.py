"""Tables of learning days. A learning day is a learned check-in or a post's credit for the date."""

import datetime as dt
from datetime import datetime

from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401


class CheckIn(SQLModel, table=True):
    """The last word of a person on a date; a row with `learned` False remembers an undo and its time."""

    __tablename__ = "check_in"
    participant_id: str = Field(primary_key=True, foreign_key="participant.id")
    date: dt.date = Field(primary_key=True)
    learned: bool
    done_at: datetime
    entered_at: datetime
    minutes: int | None = None
    mood: str | None = None
    note: str = ""
    photo: str | None = None


class Credit(SQLModel, table=True):
    """An approved hashtag post stands for a learning day; undoing a log leaves it (product.md §3)."""

    __tablename__ = "credit"
    post_id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    date: dt.date


class Pause(SQLModel, table=True):
    """Paused dates of a person, both included; they are no windows."""

    __tablename__ = "pause"
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    first: dt.date
    last: dt.date
    made_at: datetime
