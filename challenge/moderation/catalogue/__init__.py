"""Reasons and words of moderation."""
