"""What pages about the city show."""
