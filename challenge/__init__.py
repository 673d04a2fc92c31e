"""Dresden lernt: the 30-day learning challenge of a city, in which every learning day lights a window."""
