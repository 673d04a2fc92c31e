"""Tables of posts: what people show of their learning, its hashtags, and the cheers it gets."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from challenge.goals import models as _goals  # noqa: F401


class Post(SQLModel, table=True):
    """Written here or a link to a public post elsewhere; public only while `status` is `approved`.

    `platform` is empty and `key` the post's own id for one written here, so that platform and key are unique.
    `photo_refused_at` is set when a moderator let the post through without its picture. `edited_at` is the
    instant of the present wording: whoever decides must have seen this one. `decided_at` orders the wall.
    """

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("platform", "key"),
        Index("ix_post_wall", "status", "decided_at", "id"),
        Index("ix_post_round", "round_id", "status"),
    )
    id: str = Field(primary_key=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    round_id: str = Field(foreign_key="round.id")
    goal_id: str = Field(foreign_key="goal.id", index=True)
    platform: str = ""
    key: str
    url: str = ""
    needs_review: bool = False
    text: str
    hashtags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    photo: str | None = Field(default=None, index=True)
    photo_width: int = 0
    photo_height: int = 0
    photo_refused_at: datetime | None = None
    alt: str = ""
    people: str | None = None
    day: date
    status: str
    language: str
    created_at: datetime
    edited_at: datetime
    decided_at: datetime | None = None

    @property
    def public_photo(self) -> str | None:
        """The picture that others may see once the post is approved."""
        return None if self.photo_refused_at else self.photo


class PostHashtag(SQLModel, table=True):
    """A hashtag of a post in folded form, to filter by."""

    __tablename__ = "post_hashtag"
    post_id: str = Field(primary_key=True, foreign_key="post.id")
    tag: str = Field(primary_key=True, index=True)


class Cheer(SQLModel, table=True):
    """One of the five kinds, given once by a person to somebody else's post."""

    __tablename__ = "cheer"
    post_id: str = Field(primary_key=True, foreign_key="post.id")
    participant_id: str = Field(primary_key=True, foreign_key="participant.id", index=True)
    kind: str = Field(primary_key=True)
