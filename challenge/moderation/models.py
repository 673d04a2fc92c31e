"""Tables of moderation: what waits, what was decided, what the author was told, appeals and reports."""

from datetime import datetime

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401
from challenge.staff import models as _staff  # noqa: F401

OPEN = text("closed_at IS NULL AND appeal_id IS NULL")


class QueueItem(SQLModel, table=True):
    """One thing to look at: words or a post as they stood at `created_at`; a new version is a new item.

    `participant_id` is gone when the person has left. `not_by` bars the moderator whose decision is appealed.
    """

    __tablename__ = "queue_item"
    __table_args__ = (
        Index("uq_queue_item_open", "kind", "subject_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_queue_item_order", "closed_at", "risk", "created_at"),
    )
    id: str = Field(primary_key=True)
    kind: str
    subject_id: str = Field(index=True)
    participant_id: str | None = Field(default=None, foreign_key="participant.id", index=True)
    hints: list[str] = Field(sa_column=Column(JSON, nullable=False))
    risk: int
    created_at: datetime
    lease_by: str | None = Field(default=None, foreign_key="staff_account.id", index=True)
    lease_until: datetime | None = None
    closed_at: datetime | None = None
    appeal_id: str | None = None
    not_by: str | None = Field(default=None, foreign_key="staff_account.id")


class Decision(SQLModel, table=True):
    """Who decided what, when and why. Append only: the database refuses changes (see the migration).

    It stays when the author leaves, so it holds no words about them; those stand in the statement.
    """

    __tablename__ = "decision"
    id: str = Field(primary_key=True)
    item_id: str = Field(foreign_key="queue_item.id", index=True)
    staff_id: str = Field(foreign_key="staff_account.id")
    kind: str
    reason: str | None = None
    decided_at: datetime = Field(index=True)


class Statement(SQLModel, table=True):
    """The statement of reasons (Digital Services Act, article 17), in the author's language, as it was given."""

    __tablename__ = "statement"
    id: str = Field(primary_key=True)
    decision_id: str = Field(foreign_key="decision.id", unique=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    language: str
    restriction_type: str
    territory: str
    duration: str
    facts: str
    source: str
    automated_detection: bool
    automated_decision: bool
    ground: str
    explanation: str
    instead: str
    redress: str
    issued_at: datetime


class Appeal(SQLModel, table=True):
    """The author's one appeal against a statement; `outcome` is `upheld`, `reversed` or `moot` (withdrawn)."""

    __tablename__ = "appeal"
    id: str = Field(primary_key=True)
    statement_id: str = Field(foreign_key="statement.id", unique=True)
    text: str = ""
    made_at: datetime
    outcome: str | None = None
    decided_at: datetime | None = None


class Report(SQLModel, table=True):
    """A notice by anybody (article 16); the receipt is all that connects it to them."""

    __tablename__ = "report"
    id: str = Field(primary_key=True)
    receipt: str = Field(unique=True)
    item_id: str = Field(foreign_key="queue_item.id", index=True)
    kind: str
    subject_id: str = Field(index=True)
    reason: str
    explanation: str = ""
    made_at: datetime = Field(index=True)
    decision_id: str | None = Field(default=None, foreign_key="decision.id")
