"""Controllers of the city: pages, open data, the stream."""
