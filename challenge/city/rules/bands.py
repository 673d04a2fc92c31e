"""The three bands of the city total."""

from enum import StrEnum


class Band(StrEnum):
    """Where a learning day came from: logged, an approved hashtag post, a facilitator's head count."""

    app = "app"
    posts = "posts"
    groups = "groups"


def band_after(existing: Band | None, source: Band) -> Band:
    """The band of a person-date after `source` spoke for it: it stays where it first counted."""
    return source if existing is None else existing
