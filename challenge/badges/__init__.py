"""Badges: what they ask for, who has them since when, and their stickers."""
