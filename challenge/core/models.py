"""Tables that belong to no feature: write keys, the outbox, the timetable's last runs, rate limits."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from challenge.core import db  # noqa: F401  (sets the naming convention before the first table)


class WriteKey(SQLModel, table=True):
    """The answer to a write, so that the same key gets the same answer; no personal text in it."""

    __tablename__ = "write_key"
    who: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    body: str
    location: str
    created_at: datetime = Field(index=True)


class OutboxItem(SQLModel, table=True):
    """Work to do after the commit, at least once; `unique_key` is what the receiver deduplicates by."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("unique_key"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    run_at: datetime = Field(index=True)
    lease_until: datetime | None = None
    attempts: int = 0
    unique_key: str


class JobRun(SQLModel, table=True):
    """When a job of the timetable is due next; the row is its claim among several processes."""

    __tablename__ = "job_run"
    name: str = Field(primary_key=True)
    due_at: datetime


class RateCount(SQLModel, table=True):
    """Hits of one limiter key in one window; the key is an HMAC with a daily salt, never an address."""

    __tablename__ = "rate_count"
    key: str = Field(primary_key=True)
    hits: int
    ends_at: datetime = Field(index=True)
