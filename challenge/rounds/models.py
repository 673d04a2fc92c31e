"""Tables of the round: its dates and hashtags, the 17 Stadträume, places for learning, the operator's texts."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from challenge.core import models as _core  # noqa: F401  (the naming convention comes first)
from challenge.rounds.rules import RoundDates


class Round(SQLModel, table=True):
    """One run of the challenge; all its dates follow from `starts_on`."""

    __tablename__ = "round"
    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    title: str
    starts_on: date = Field(index=True)
    goal: int
    hashtags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    milestones: list[int] = Field(sa_column=Column(JSON, nullable=False))

    @property
    def dates(self) -> RoundDates:
        return RoundDates(self.starts_on)


class Stadtraum(SQLModel, table=True):
    """One of the 17; `households` is the number of persons in private households 2025."""

    __tablename__ = "stadtraum"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    name: str
    households: int
    focus: bool


class Place(SQLModel, table=True):
    """A place for learning; `verified` stays False until somebody of the city has checked it."""

    __tablename__ = "place"
    id: str = Field(primary_key=True)
    name: str
    type: str
    stadtraum_id: int | None = Field(default=None, foreign_key="stadtraum.id", index=True)
    address: str | None = None
    website: str | None = None
    topics: list[str] = Field(sa_column=Column(JSON, nullable=False))
    verified: bool = False


class OperatorText(SQLModel, table=True):
    """The operator's own text of a legal page in one language, in place of the default with placeholders."""

    __tablename__ = "operator_text"
    page: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    body: str
    updated_at: datetime
