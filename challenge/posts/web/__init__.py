"""Controllers of posts: the wall, and single posts."""
