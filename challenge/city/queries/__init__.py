"""Reading the city: what pages show, what waits for the organiser, and the proof of the sums."""
