"""The city at night: how many windows are lit, which ones, and what one of them stands for."""

from functools import lru_cache
from hashlib import blake2b


def unit(total: int, windows: int) -> int:
    """Learning days one window stands for: the first of 1, 2, 5, 10, 20, 50 … with which `total` fits.

    Ask it with the goal, as `lit_windows` does: then the legend says what is drawn, and no window
    goes dark because the scale changed.
    """
    scale = 1
    while True:
        for step in (scale, 2 * scale, 5 * scale):
            if step * windows >= total:
                return step
        scale *= 10


def lit_windows(total: int, goal: int, windows: int) -> int:
    """Windows lit at `total` learning days; one that has begun to fill is lit, past the goal the rest follow."""
    return min(windows, -(-total // unit(goal, windows)))


def spread(lit: int, seed: str, windows: int) -> tuple[int, ...]:
    """Which of `windows` are lit, the newest last; one more lit window leaves all others as they were."""
    return _order(seed, windows)[:lit]


@lru_cache(maxsize=8)
def _order(seed: str, windows: int) -> tuple[int, ...]:
    # Sorted by digest and not shuffled: the same in every process and every version of Python.
    return tuple(sorted(range(windows), key=lambda n: blake2b(f"{seed}/{n}".encode(), digest_size=8).digest()))
