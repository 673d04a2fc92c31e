"""What a person may write about themselves (product.md §4)."""

NICKNAME_MAX = 40
TEACH_MAX = 120
