"""What makes a post: its link, its hashtags, its text and its states."""
