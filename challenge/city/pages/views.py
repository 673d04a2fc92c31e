"""What city pages, the stream and the landing page show, made from one snapshot."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from challenge.city.pages import drawings
from challenge.city.pages.drawings import Area, Curve, Lights
from challenge.city.queries.snapshot import DayTotals, Snapshot
from challenge.core.i18n import gettext as _
from challenge.imaging.qr import svg
from challenge.rounds.catalogue import ATTRIBUTION, CityMap, city_map
from challenge.rounds.rules import Phase

VIEWS = ("seite", "start", "widget", "anzeige")
"""Where the skyline stands: /stadt, landing page, widget, kiosk."""
WINDOWS = 140
"""One row of houses by the river; with the usual goals every window stands for a round number."""
SCHEMES = {"hell": "day", "dunkel": "night"}


@dataclass(frozen=True)
class SkylinePage:
    """The skyline alone: `city/_stage.html` and the stream's `city/live.swap.html`."""

    city: Snapshot
    view: str
    lights: Lights

    @property
    def bands(self) -> tuple[tuple[str, str], ...]:
        """The three bands in words."""
        return (("app", _("in der App eingetragen")), ("posts", _("aus Beiträgen")), ("groups", _("aus Gruppen")))


@dataclass(frozen=True)
class CityPage(SkylinePage):
    """`city/city.html`. `over` from day 31 on, `open` while one can join."""

    areas: tuple[Area, ...]
    tones: tuple[tuple[int, str], ...]
    map: CityMap
    curve: Curve
    over: bool
    open: bool
    best_day: DayTotals | None
    embed: str
    attribution: str = ATTRIBUTION


@dataclass(frozen=True)
class DisplayPage(SkylinePage):
    """`city/display.html`: `qr` is the code of the landing page as SVG, `host` its address to read."""

    qr: str
    host: str


@dataclass(frozen=True)
class WidgetPage(SkylinePage):
    """`city/widget.html`; `scheme` is a class that fixes light or dark, or empty."""

    scheme: str


def skyline_page(city: Snapshot, view: str) -> SkylinePage:
    """The skyline alone, for one of VIEWS."""
    return SkylinePage(city, view, drawings.lights(city, WINDOWS))


def city_page(city: Snapshot, base_url: str) -> CityPage:
    """Everything on /stadt."""
    days = [day for day in city.days if day.learning_days]
    title = _("Dresden lernt")
    return CityPage(
        city=city,
        view="seite",
        lights=drawings.lights(city, WINDOWS),
        areas=drawings.areas(city),
        tones=drawings.tones(),
        map=city_map(),
        curve=drawings.curve(city),
        over=city.phase in (Phase.after, Phase.closed),
        open=city.dates.takes_people(city.today),
        best_day=max(days, key=lambda day: day.learning_days, default=None),
        embed=f'<iframe src="{base_url}/stadt/widget" title="{title}" width="360" height="420"></iframe>',
    )


def display_page(city: Snapshot, base_url: str) -> DisplayPage:
    """The kiosk's screen."""
    lights = drawings.lights(city, WINDOWS)
    return DisplayPage(city, "anzeige", lights, svg(f"{base_url}/"), urlsplit(base_url).netloc)


def widget_page(city: Snapshot, colours: str) -> WidgetPage:
    """`colours` is `hell` or `dunkel`; anything else follows the visitor's system."""
    lights = drawings.lights(city, WINDOWS)
    return WidgetPage(city, "widget", lights, SCHEMES.get(colours, ""))
