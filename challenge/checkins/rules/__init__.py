"""The rules of learning days, pure and with dates as arguments (product.md §3)."""
