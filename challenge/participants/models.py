"""Tables of people: who takes part, on which devices, and the card that restores everything."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from challenge.core import models as _core  # noqa: F401


class Participant(SQLModel, table=True):
    """A person in the challenge. No e-mail, no birthdate: `under16` is their own word.

    `nickname` is seen by others only after approval; until then `generated_name` stands there.
    """

    __tablename__ = "participant"
    id: str = Field(primary_key=True)
    nickname: str
    generated_name: str
    nickname_approved_at: datetime | None = None
    language: str
    stadtraum_id: int | None = Field(default=None, foreign_key="stadtraum.id")
    stadtraum_changed_in: str | None = None
    nickname_changed_in: str | None = None
    teach: str = ""
    under16: bool = False
    joined_at: datetime = Field(index=True)

    @property
    def public_name(self) -> str:
        """What others may see."""
        return self.nickname if self.nickname_approved_at else self.generated_name


class Device(SQLModel, table=True):
    """A signed-in device; the token itself is only in its cookie."""

    __tablename__ = "device"
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    token_hash: str = Field(unique=True)
    label: str
    created_at: datetime
    seen_on: date
    by_card: bool = False
    announced: bool = True


class KeyCard(SQLModel, table=True):
    """The present card of a person; digits and secret are derived from `serial`, only keyed hashes are kept."""

    __tablename__ = "key_card"
    participant_id: str = Field(primary_key=True, foreign_key="participant.id")
    serial: int = 1
    digits_hash: str = Field(unique=True)
    secret_hash: str = Field(unique=True)
    made_at: datetime
    used_at: datetime | None = None
