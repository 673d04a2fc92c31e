"""Walls, roof, door and what stands before the house: the shapes of a plan."""

from collections.abc import Iterator

from challenge.imaging.plans import COLUMNS, Floor, Pane, Plan
from challenge.imaging.shapes import Shape, arch, ellipse, polygon, rect
from challenge.imaging.window import opening


def front(plan: Plan) -> Iterator[Shape]:
    """Everything behind the windows, from back to front."""
    yield from _roof(plan)
    yield from _wall(plan)
    yield from _cornices(plan)
    yield from _frames(plan)
    yield from _door(plan)


def porch(plan: Plan) -> Iterator[Shape]:
    """What stands before the windows: balconies, lanterns, the number plate, trees and the pavement."""
    for y, floor in plan.levels:
        for column in floor.balconies:
            yield from _balcony(plan.axis(column), y - 5)
    plate = plan.plate
    yield rect("plate", plate.x, plate.y, plate.width, plate.height)
    yield from _lantern(plan.middle - 31, plan.ground - plan.base + 22)
    yield from _street(plan)


def _roof(plan: Plan) -> Iterator[Shape]:
    left, right = plan.wall
    top, eaves = plan.ridge, plan.eaves
    for x in (left + 44, right - 60):
        yield rect("chimney", x, top - 24, 16, 26)
        yield rect("trim", x - 2, top - 27, 20, 5)
    yield rect("chimney", left + 90, top - 34, 1.6, 30)
    yield rect("chimney", left + 84, top - 30, 13.6, 1.4)
    yield rect("chimney", left + 86.5, top - 25, 8.6, 1.4)
    yield polygon("roof", left - 6, eaves, left + 15, top, right - 15, top, right + 6, eaves)
    yield polygon("roof-top", left + 13, top + 2, left + 24, top - 10, right - 24, top - 10, right - 13, top + 2)
    for pane in plan.panes[-COLUMNS:]:
        yield from _dormer(pane)


def _dormer(pane: Pane) -> Iterator[Shape]:
    x, y, width = pane.x - 5, pane.y - 2, pane.width + 10
    yield rect("wall", x, y + 3, width, pane.height + 5)
    yield polygon("trim", x - 2.5, y + 5, x + width / 2, y - 8, x + width + 2.5, y + 5)
    yield polygon("wall", x + 2, y + 5, x + width / 2, y - 5, x + width - 2, y + 5)


def _wall(plan: Plan) -> Iterator[Shape]:
    left, right = plan.wall
    foot = plan.ground - plan.base
    yield rect("wall", left, plan.eaves, right - left, foot - plan.eaves)
    yield rect("wall-side", right - 9, plan.eaves, 9, foot - plan.eaves)
    yield rect("base", left - 3, foot, right - left + 6, plan.base)
    if plan.bay is not None:
        yield from _bay(plan, plan.axis(plan.bay))
    for x in (left, right - 7):
        for step in range(int((foot - plan.eaves) // 12)):
            yield rect(
                "quoin",
                x + (2 if step % 2 and x > left else 0),
                plan.eaves + 4 + 12 * step,
                7 if step % 2 == 0 else 5,
                7,
            )
    for line in range(1, 5):
        yield rect("joint", left - 3, foot + 13 * line - 2, right - left + 6, 1.2)


def _bay(plan: Plan, x: float) -> Iterator[Shape]:
    """The projecting middle of the front, with a gable of its own before the roof."""
    half, foot, top = plan.pitch / 2 - 2, plan.ground - plan.base, plan.ridge - 2
    yield polygon("bay", x - half, foot, x - half, top, x + half, top, x + half, foot)
    yield polygon("trim", x - half - 5, top + 3, x, top - 22, x + half + 5, top + 3)
    yield polygon("bay", x - half + 3, top, x, top - 17, x + half - 3, top)
    yield ellipse("trim", x, top - 7, 3.6, 3.6)
    yield rect("wall-side", x + half - 1.6, top + 3, 1.6, foot - top - 3)


def _cornices(plan: Plan) -> Iterator[Shape]:
    left, right = plan.wall
    for y, _floor in plan.levels[:-1]:
        yield rect("joint", left, y - 2.4, right - left, 1.6)
    for tooth in range(int((right - left) // 8)):
        yield rect("trim", left + 2 + 8 * tooth, plan.eaves + 4, 4.4, 3.4)
    yield rect("trim", left - 9, plan.eaves - 3, right - left + 18, 7)
    foot = plan.ground - plan.base
    yield rect("trim", left - 6, foot - 4, right - left + 12, 6)


def _frames(plan: Plan) -> Iterator[Shape]:
    for index, pane in enumerate(plan.panes):
        yield opening(pane, "frame", 2.2)
        yield rect("trim", pane.x - 4.5, pane.y + pane.height + 1.6, pane.width + 9, 3)
        yield from _hood(pane, plan.floors[index // COLUMNS], index % COLUMNS)


def _hood(pane: Pane, floor: Floor, column: int) -> Iterator[Shape]:
    if not floor.hoods:
        return
    x, y, middle = pane.x - 4.5, pane.y - 3.4, pane.x + pane.width / 2
    yield rect("trim", x, y - 2.4, pane.width + 9, 2.6)
    if column % 2 == 0:
        yield polygon("trim", x, y - 2.2, middle, y - 8, x + pane.width + 9, y - 2.2)


def _door(plan: Plan) -> Iterator[Shape]:
    x, foot = plan.middle, plan.ground
    yield arch("trim", x - 19, foot - 53, 38, 53, 19)
    yield arch("door-light", x - 14, foot - 48, 28, 48, 14)
    yield rect("door", x - 14, foot - 34, 28, 34)
    for leaf in (x - 11.5, x + 2):
        yield rect("door-panel", leaf, foot - 30, 9.5, 12)
        yield rect("door-panel", leaf, foot - 15, 9.5, 10)
    yield rect("base", x - 0.6, foot - 48, 1.2, 48)
    yield rect("trim", x - 23, foot - 3, 46, 3)
    for gate in (plan.axis(0), plan.axis(4)):
        yield arch("trim", gate - 17, foot - 43, 34, 39, 9)
        yield arch("door", gate - 14, foot - 40, 28, 36, 8)
        for plank in range(6):
            yield rect("door-panel", gate - 11.5 + 4.2 * plank, foot - 32, 1.2, 28)


def _balcony(x: float, floor: float) -> Iterator[Shape]:
    yield rect("trim", x - 20, floor, 40, 3.4)
    yield rect("rail", x - 19, floor - 11, 38, 1.8)
    for bar in range(10):
        yield rect("rail", x - 18.6 + 4 * bar, floor - 10, 1.2, 10)


def _lantern(x: float, y: float) -> Iterator[Shape]:
    yield rect("rail", x - 1, y - 8, 6, 1.6)
    yield polygon("rail", x - 4.4, y - 3, x, y - 8, x + 4.4, y - 3)
    yield polygon("door-light", x - 3.4, y - 3, x + 3.4, y - 3, x + 2.2, y + 5, x - 2.2, y + 5)
    yield rect("rail", x - 2.4, y + 5, 4.8, 1.6)


def _street(plan: Plan) -> Iterator[Shape]:
    foot, (_left, right) = plan.ground, plan.wall
    yield rect("trunk", 14.6, foot - 30, 3.2, 30)
    yield from (
        ellipse("leaf", x, foot - y, r, r) for x, y, r in ((11, 42, 10), (22, 44, 10), (16, 56, 10), (16, 38, 9))
    )
    column = right + 20
    yield rect("base", column - 9, foot - 34, 18, 34)
    yield rect("poster", column - 9, foot - 29, 18, 21)
    yield rect("trim", column - 6, foot - 26, 8, 11)
    yield rect("trim", column - 11, foot - 37, 22, 4)
    yield arch("roof", column - 9, foot - 43, 18, 6, 6)
    yield rect("pavement", 0, foot, 320, 8)
