"""One window in its five states. Each state has its own shape, so that nobody needs to tell colours apart."""

from typing import Literal

from challenge.imaging.plans import Pane
from challenge.imaging.shapes import Shape, arch, ellipse, polygon, rect, star

WindowState = Literal["lit", "joker", "dark", "today", "future"]


def window(pane: Pane, state: WindowState) -> tuple[Shape, ...]:
    """Lit: bright with cross bars; joker: a Herrnhut star; dark: cross bars; today: ring; future: closed shutters."""
    if state == "lit":
        return (opening(pane, "pane-lit"), *_still_life(pane), *_bars(pane))
    if state == "joker":
        return (opening(pane, "pane-dark"), *_star(pane))
    if state == "future":
        return (opening(pane, "shutter"), *_slats(pane))
    if state == "today":
        return (opening(pane, "ring", 4), opening(pane, "gap", 1.4), opening(pane, "pane-dark"), *_bars(pane))
    return (opening(pane, "pane-dark"), *_bars(pane))


def opening(pane: Pane, tone: str, spread: float = 0) -> Shape:
    """The pane's own outline, widened by `spread` on every side."""
    rise = pane.rise + spread if pane.rise else 0
    around = (pane.x - spread, pane.y - spread, pane.width + 2 * spread, pane.height + 2 * spread)
    return arch(tone, *around, rise)


def _bars(pane: Pane) -> tuple[Shape, ...]:
    middle, cross = pane.x + pane.width / 2, pane.y + pane.height * 0.38
    upright = rect("bar", middle - 0.9, pane.y, 1.8, pane.height)
    return (upright, rect("bar", pane.x, cross - 0.8, pane.width, 1.6))


def _star(pane: Pane) -> tuple[Shape, ...]:
    x, y, reach = pane.x + pane.width / 2, pane.y + pane.height / 2, pane.width * 0.46
    return (
        star("star-back", x, y, reach * 0.8, 8, 0.4, turn=0.5),
        star("star", x, y, reach, 8, 0.34),
        star("star-core", x, y, reach * 0.34, 8, 0.5),
    )


def _slats(pane: Pane) -> tuple[Shape, ...]:
    middle, leaf = pane.x + pane.width / 2, pane.width / 2 - 5
    rows = [pane.y + pane.rise * 0.7 + 5 + 4.6 * row for row in range(7)]
    slats = [
        rect("slat", x, y, leaf, 1.3)
        for y in rows
        if y < pane.y + pane.height - 3
        for x in (pane.x + 2.8, middle + 2.2)
    ]
    return (*slats, rect("slat", middle - 0.6, pane.y, 1.2, pane.height))


def _still_life(pane: Pane) -> tuple[Shape, ...]:
    """Somebody lives there: some windows show a plant, a cat, a lamp, books or curtains."""
    x, floor, right = pane.x, pane.y + pane.height, pane.x + pane.width
    match pane.number % 11:
        case 2:
            return _plant(right - 6.5, floor)
        case 4:
            return _cat(x + 6, floor)
        case 6:
            return _lamp(x + pane.width * 0.3, pane.y)
        case 8:
            return _books(x + 2.5, floor)
        case 0 | 10:
            top = pane.y + pane.rise * 0.6
            left = polygon("still-life", x, top, x + 8, top, x + 2.6, floor, x, floor)
            return (left, polygon("still-life", right, top, right - 8, top, right - 2.6, floor, right, floor))
    return ()


def _plant(x: float, floor: float) -> tuple[Shape, ...]:
    pot = polygon("still-life", x - 2.6, floor - 5, x + 2.6, floor - 5, x + 1.8, floor, x - 1.8, floor)
    leaves = [(-3.2, -8.5, 1.7, 3), (0, -10.5, 1.7, 4), (3, -8, 1.7, 2.8)]
    return (pot, *(ellipse("still-life", x + dx, floor + dy, rx, ry) for dx, dy, rx, ry in leaves))


def _cat(x: float, floor: float) -> tuple[Shape, ...]:
    ears = polygon(
        "still-life",
        x - 2.4,
        floor - 9,
        x - 2.1,
        floor - 12,
        x,
        floor - 10,
        x + 2.1,
        floor - 12,
        x + 2.4,
        floor - 9,
    )
    tail = polygon("still-life", x + 2, floor - 2.2, x + 8, floor - 3.2, x + 8, floor - 1.6, x + 2, floor)
    return (
        ellipse("still-life", x, floor - 8.6, 2.5, 2.2),
        ears,
        arch("still-life", x - 3.2, floor - 7.4, 6.4, 7.4, 4.5),
        tail,
    )


def _lamp(x: float, top: float) -> tuple[Shape, ...]:
    cord = rect("still-life", x - 0.4, top, 0.8, 5)
    return (
        cord,
        polygon("still-life", x - 1.2, top + 5, x + 1.2, top + 5, x + 4.2, top + 9, x - 4.2, top + 9),
    )


def _books(x: float, floor: float) -> tuple[Shape, ...]:
    heights = (7, 8.5, 6.5)
    spines = [rect("still-life", x + 2.7 * index, floor - height, 2.1, height) for index, height in enumerate(heights)]
    lean = polygon("still-life", x + 8.4, floor, x + 11, floor - 6.6, x + 12.8, floor - 5.9, x + 10.4, floor)
    return (*spines, lean)
