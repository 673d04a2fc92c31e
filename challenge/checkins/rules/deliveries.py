"""What stands for a date when deliveries come late, twice or in any order (product.md §3, "Log")."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """One word on a date: learned, or taken back. `done_at` is aware and already clamped."""

    learned: bool
    done_at: datetime


def merged(old: Entry | None, new: Entry) -> Entry:
    """The later word stands, a tie goes to "learned"; so neither order nor repetition matters."""
    if old is None:
        return new
    return max(old, new, key=lambda entry: (entry.done_at, entry.learned))
