"""The city that learns: running sums, carry rows, the breaker, and what of them is shown."""
