"""Use cases that bring several features together."""
