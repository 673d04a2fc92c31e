"""What pages about posts show."""
