"""Reading moderation."""
