"""What changes the city's sums."""
