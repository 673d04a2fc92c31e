"""The three bands of the city total."""

from enum import StrEnum


class Band(StrEnum):
    """Where a learning day came from: logged, an approved hashtag post, a facilitator's head count."""

    app = "app"
    posts = "posts"
    groups = "groups"
