"""Learning days: logging, pausing, and the house of 30 windows they light."""
