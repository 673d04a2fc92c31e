"""The city's numbers as drawings: lit windows, tones of the map, bars of the days. No size is computed in templates."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from challenge.city.queries.snapshot import Figure, Snapshot
from challenge.city.rules.skyline import lit_windows, spread, unit
from challenge.core.i18n import gettext as _
from challenge.core.i18n import ngettext, number
from challenge.imaging.shapes import rect
from challenge.imaging.skyline import Skyline, skyline
from challenge.imaging.street import PANE
from challenge.rounds.catalogue import MapArea, city_map

STEPS = (1, 2, 4, 8)
"""People per 1,000 at which the map takes its next tone; tone 1 is below the first, tone 0 is not shown."""
CURVE_WIDTH, CURVE_HEIGHT = 320, 96


@dataclass(frozen=True)
class Lights:
    """The live part of the skyline: lit windows, their halo and reflection, and the one that lights up now."""

    drawing: Skyline
    lit: int
    windows: int
    unit: int
    panes: str
    halo: str
    streaks: str
    fresh: tuple[float, float] | None

    @property
    def all_panes(self) -> str:
        """Every window as one path, to be drawn dark."""
        return _all_panes(self.windows)

    @property
    def description(self) -> str:
        if not self.lit:
            return _("Gleich gehen Lichter an")
        text = ngettext("{n} von {all} Fenstern leuchtet.", "{n} von {all} Fenstern leuchten.", self.lit)
        return text.format(n=number(self.lit), all=number(self.windows))


@dataclass(frozen=True)
class Area:
    """A Stadtraum on the map; `tone` 0 (not shown) to 5."""

    outline: MapArea
    tone: int


@dataclass(frozen=True)
class Curve:
    """Learning days of the dates so far, one bar each, as SVG path data; `best` is the highest."""

    bars: str
    best: int
    width: int = CURVE_WIDTH
    height: int = CURVE_HEIGHT


def lights(city: Snapshot, windows: int) -> Lights:
    """The skyline at this total. Every step lights a window anew, also while one stands for many days."""
    total = city.total.learning_days
    drawing, count = skyline(windows), lit_windows(total, city.goal, windows)
    chosen = spread(count, city.slug, windows)
    lit = frozenset(chosen)
    panes = "".join(rect("", *drawing.panes[index], *PANE).path() for index in sorted(lit))
    fresh = drawing.panes[chosen[total % len(chosen)]] if chosen else None
    worth = unit(city.goal, windows)
    return Lights(drawing, count, windows, worth, panes, drawing.halo(lit), drawing.reflection(lit), fresh)


def areas(city: Snapshot) -> tuple[Area, ...]:
    """The map's outlines with their tone."""
    tones = {figure.id: _tone(figure) for figure in city.stadtraeume}
    return tuple(Area(outline, tones[outline.id]) for outline in city_map().areas)


def tones() -> tuple[tuple[int, str], ...]:
    """The legend of the map."""
    between = (_("{a} bis {b}").format(a=a, b=b) for a, b in pairwise(STEPS))
    low = (_("zeigen wir ab 10 Menschen"), _("unter {n}").format(n=STEPS[0]))
    return tuple(enumerate((*low, *between, _("ab {n}").format(n=STEPS[-1]))))


def curve(city: Snapshot) -> Curve:
    """There is room for every date that counts, so the picture grows and never shrinks."""
    best = max((day.learning_days for day in city.days), default=0)
    step = CURVE_WIDTH / ((city.dates.last_counted_on - city.dates.starts_on).days + 1)
    heights = [day.learning_days / best * CURVE_HEIGHT if best else 0 for day in city.days]
    shapes = (rect("", n * step + 0.6, CURVE_HEIGHT - high, step - 1.2, high) for n, high in enumerate(heights))
    return Curve("".join(shape.path() for shape in shapes), best)


def _tone(figure: Figure) -> int:
    if figure.people_per_1000 is None:
        return 0
    return 1 + sum(figure.people_per_1000 >= step for step in STEPS)


@cache
def _all_panes(windows: int) -> str:
    return "".join(rect("", *pane, *PANE).path() for pane in skyline(windows).panes)
