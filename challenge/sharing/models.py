"""Tables of sharing: the link of a person, how often its page was seen, and who began by it."""

import datetime as dt
from datetime import datetime

from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401


class ShareLink(SQLModel, table=True):
    """The share page of a person; it exists by their own act and only while `closed_at` is empty.

    The code stays when the page is opened again, so printed codes work again. `carried_joined` and
    `carried_reached3` keep the numbers of people who came by it and have deleted everything of theirs since.
    """

    __tablename__ = "share_link"
    code: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", unique=True)
    made_at: datetime
    opened_at: datetime
    closed_at: datetime | None = None
    carried_joined: int = 0
    carried_reached3: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there is a page now."""
        return self.closed_at is None


class VisitTally(SQLModel, table=True):
    """How often a share page was seen on a date; nothing at all about who saw it."""

    __tablename__ = "visit_tally"
    code: str = Field(primary_key=True, foreign_key="share_link.code")
    date: dt.date = Field(primary_key=True)
    count: int


class Referral(SQLModel, table=True):
    """Somebody who began by a share link; `reached3_at` is set once, with their third learning day."""

    __tablename__ = "referral"
    participant_id: str = Field(primary_key=True, foreign_key="participant.id")
    code: str = Field(foreign_key="share_link.code", index=True)
    joined_at: datetime
    reached3_at: datetime | None = None
