"""What can be done with share links."""
