"""Pictures of a share link, and what is public on them."""
