"""Posts: what people tell of their learning, written here or linked from elsewhere."""
