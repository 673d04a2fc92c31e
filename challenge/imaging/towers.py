"""Domes, towers and hills in the distance: turned profiles that hint at Dresden and copy no monument."""

from collections.abc import Iterator
from math import sin

from challenge.imaging.shapes import Shape, polygon, rect

Profile = tuple[tuple[float, float], ...]
"""Half width and height above the foot, from below; the other half is its mirror."""

BELL: Profile = (
    (27, 0), (27, 40), (29, 41), (29, 44), (25, 46), (24, 56), (25.5, 58), (23.5, 66), (20, 75), (14.5, 83),
    (9, 89), (6.5, 95), (6.5, 104), (8, 106), (5.5, 110), (3, 116), (1, 119), (0.8, 130),
)  # fmt: skip
ROUND: Profile = (
    (24, 0), (24, 30), (21, 32), (21, 40), (19.5, 48), (15.5, 56), (9, 62), (3, 65), (2.4, 72), (0.7, 74), (0.6, 84),
)  # fmt: skip
STEPPED: Profile = (
    (10, 0), (10, 66), (11.5, 68), (8.5, 70), (8.5, 90), (9.5, 92), (6.5, 94), (6.5, 110), (7.5, 112), (4, 117),
    (5, 122), (2.4, 128), (1, 134), (0.6, 152),
)  # fmt: skip
COUNCIL: Profile = (
    (9, 0), (9, 98), (11, 100), (11, 105), (8, 107), (8, 118), (6, 121), (4, 130), (1.4, 136), (1, 150),
)  # fmt: skip
POINTED: Profile = ((7.5, 0), (7.5, 76), (8.5, 78), (6, 80), (3, 104), (0.5, 128))
MAST: Profile = ((3.2, 0), (2, 92), (7.5, 98), (8, 106), (5, 109), (1.6, 112), (1, 132), (0.5, 156))

_SKY: tuple[tuple[float, Profile, float], ...] = (
    (0.055, MAST, 0.62),
    (0.16, POINTED, 0.8),
    (0.195, POINTED, 0.8),
    (0.33, ROUND, 0.9),
    (0.52, BELL, 1.15),
    (0.655, STEPPED, 1.0),
    (0.77, COUNCIL, 1.0),
    (0.93, ROUND, 0.62),
)


def distance(width: float, foot: float, scale: float) -> Iterator[Shape]:
    """Hills and towers along the whole width, standing on `foot`."""
    yield _hills(width, foot, scale)
    for share, profile, size in _SKY:
        yield turned("far", share * width, foot, profile, size * scale)
    yield rect("far", 0.4 * width, foot - 34 * scale, 0.2 * width, 34 * scale)
    yield rect("far", 0.66 * width, foot - 42 * scale, 0.07 * width, 42 * scale)


def turned(tone: str, x: float, foot: float, profile: Profile, scale: float) -> Shape:
    """A tower or dome as if turned on a lathe around the axis x."""
    left = [(x - half * scale, foot - height * scale) for half, height in profile]
    right = [(x + half * scale, foot - height * scale) for half, height in reversed(profile)]
    return polygon(tone, *(value for point in left + right for value in point))


def _hills(width: float, foot: float, scale: float) -> Shape:
    """The slopes above the Elbe: higher to the sides, open in the middle."""
    points: list[float] = [0, foot]
    for step in range(25):
        share = step / 24
        height = 26 + 34 * (2 * share - 1) ** 2 + 5 * sin(7 * share)
        points += (share * width, foot - height * scale)
    return polygon("hill", *points, width, foot)
