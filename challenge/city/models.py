"""Tables of the city total: what counted, what it sums up to, and what stays when a person is deleted.

Everywhere in here `stadtraum_id` 0 stands for "nobody said": it is part of keys, which cannot be empty.
"""

import datetime as dt
from datetime import datetime

from sqlmodel import Field, SQLModel

from challenge.participants import models as _participants  # noqa: F401


class CountedDate(SQLModel, table=True):
    """A person's learning day as the city sees it: the band in which it first counted, the Stadtraum of then.

    It is part of the sums only while the person's standing counts.
    """

    __tablename__ = "counted_date"
    participant_id: str = Field(primary_key=True, foreign_key="participant.id")
    date: dt.date = Field(primary_key=True)
    round_id: str = Field(foreign_key="round.id")
    band: str
    stadtraum_id: int


class Standing(SQLModel, table=True):
    """Whether a person counts in a round: after entries on two server dates, and unless the breaker holds them."""

    __tablename__ = "standing"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    participant_id: str = Field(primary_key=True, foreign_key="participant.id", index=True)
    signed_up_at: datetime
    first_entry_on: dt.date | None = None
    mature_since: datetime | None = None
    held_since: datetime | None = Field(default=None, index=True)
    refused_at: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether the person's dates are part of the sums now."""
        return self.mature_since is not None and self.held_since is None


class CitySum(SQLModel, table=True):
    """Running sum of learning days of one date, band and Stadtraum."""

    __tablename__ = "city_sum"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    date: dt.date = Field(primary_key=True)
    band: str = Field(primary_key=True)
    stadtraum_id: int = Field(primary_key=True)
    learning_days: int


class CarryRow(SQLModel, table=True):
    """Learning days of people who were deleted: how many, and nothing about whose they were."""

    __tablename__ = "carry_row"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    date: dt.date = Field(primary_key=True)
    band: str = Field(primary_key=True)
    stadtraum_id: int = Field(primary_key=True)
    learning_days: int


class CityTotal(SQLModel, table=True):
    """The three bands and the people of a round in one row, whose lock orders all writers of the city."""

    __tablename__ = "city_total"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    app: int = 0
    posts: int = 0
    groups: int = 0
    people: int = 0
    changed_at: datetime

    @property
    def learning_days(self) -> int:
        """The one number of the city."""
        return self.app + self.posts + self.groups


class Correction(SQLModel, table=True):
    """A visible change of what counts: `kind` is `released` or `refused`; `learning_days` came in or stayed out."""

    __tablename__ = "city_correction"
    id: str = Field(primary_key=True)
    round_id: str = Field(foreign_key="round.id", index=True)
    kind: str
    people: int
    learning_days: int
    reason: str
    staff_id: str
    at: datetime


class SignUpHour(SQLModel, table=True):
    """How many people joined in an hour (its beginning, UTC): what the breaker compares with."""

    __tablename__ = "sign_up_hour"
    hour: datetime = Field(primary_key=True)
    sign_ups: int


class StadtraumFigure(SQLModel, table=True):
    """What is published of a Stadtraum since the last full hour; empty where too few people are active."""

    __tablename__ = "stadtraum_figure"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    stadtraum_id: int = Field(primary_key=True, foreign_key="stadtraum.id")
    people_per_1000: float | None = None
    learning_days: int | None = None
    computed_at: datetime


class ReachedMilestone(SQLModel, table=True):
    """A milestone of the city and the moment it was first reached; it stays reached."""

    __tablename__ = "reached_milestone"
    round_id: str = Field(primary_key=True, foreign_key="round.id")
    milestone: int = Field(primary_key=True)
    reached_at: datetime
