"""Tables of staff: accounts, their sessions and their one-time links."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from challenge.core import models as _core  # noqa: F401  (the naming convention comes first)


class StaffAccount(SQLModel, table=True):
    """Somebody who works at `/team`. A removed account keeps its row: decisions name who took them.

    `totp_secret` is ciphertext; `totp_counter` the last 30-second step used, so that no code works twice.
    """

    __tablename__ = "staff_account"
    id: str = Field(primary_key=True)
    name: str
    name_key: str = Field(unique=True)
    role: str
    password_hash: str | None = None
    totp_secret: str | None = None
    totp_counter: int = 0
    failures: int = 0
    locked_until: datetime | None = None
    created_at: datetime
    removed_at: datetime | None = None


class StaffSession(SQLModel, table=True):
    """A signed-in browser; `totp_draft` is the ciphertext of a second factor that is being set up."""

    __tablename__ = "staff_session"
    token_hash: str = Field(primary_key=True)
    staff_id: str = Field(foreign_key="staff_account.id", index=True)
    started_at: datetime = Field(index=True)
    seen_at: datetime
    totp_draft: str | None = None


class StaffLink(SQLModel, table=True):
    """A link that signs in once and sets a password; the row goes when it is used."""

    __tablename__ = "staff_link"
    token_hash: str = Field(primary_key=True)
    staff_id: str = Field(foreign_key="staff_account.id", index=True)
    expires_at: datetime = Field(index=True)
