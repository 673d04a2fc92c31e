"""Moderation: reports, decisions with their reasons, and appeals."""
