"""What counts in the city total, and what may be shown of it (product.md §3, city tracker)."""
