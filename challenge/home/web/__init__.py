"""Controllers of `home`, one file a page."""
