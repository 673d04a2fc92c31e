"""Dresden as data: the 17 Stadträume, their outlines, and sample places for learning. See challenge/seeds/data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from challenge.core.i18n import mark
from challenge.seeds.reading import read_json

STADTRAEUME = 17
ATTRIBUTION = mark(
    "Datenquelle: Landeshauptstadt Dresden, opendata.dresden.de, dl-de/by-2-0 (www.govdata.de/dl-de/by-2-0); "
    "vereinfacht und zu Stadträumen zusammengefasst"
)


@dataclass(frozen=True)
class StadtraumEntry:
    """One of the 17; `neighbourhoods` are the names people use for where they live."""

    id: int
    name: str
    persons_in_households_2025: int
    focus: bool
    neighbourhoods: tuple[str, ...]


@dataclass(frozen=True)
class MapArea:
    """Outline of a Stadtraum as SVG path data, and where its number stands."""

    id: int
    label_x: int
    label_y: int
    d: str


@dataclass(frozen=True)
class CityMap:
    """Outlines in the units of `view_box`; `elbe` is path data of an open line."""

    view_box: str
    areas: tuple[MapArea, ...]
    elbe: str


@dataclass(frozen=True)
class PlaceEntry:
    """A place for learning. `verified` is False for all seeds: pages must call them an unverified sample.

    `stadtraum` is None for offers in the whole city; `evidence` is `sourced` or `general_knowledge`.
    """

    id: str
    name: str
    type: str
    stadtraum: int | None
    stadtteil: str | None
    address: str | None
    website: str | None
    topics: tuple[str, ...]
    evidence: str
    source: str | None
    note: str | None
    verified: bool


@cache
def stadtraeume() -> tuple[StadtraumEntry, ...]:
    """All Stadträume by number; raises ValueError unless they are exactly 1 to 17."""
    entries = tuple(
        StadtraumEntry(**{**entry, "neighbourhoods": tuple(entry["neighbourhoods"])})
        for entry in read_json("stadtraeume.json")
    )
    _refuse_gaps("stadtraeume.json", [entry.id for entry in entries])
    return entries


@cache
def city_map() -> CityMap:
    """The outlines of all Stadträume; raises ValueError if one is missing."""
    drawing = read_json("map.json")
    areas = tuple(MapArea(**area) for area in drawing["areas"])
    _refuse_gaps("map.json", [area.id for area in areas])
    return CityMap(drawing["view_box"], areas, drawing["elbe"])


@cache
def places() -> tuple[PlaceEntry, ...]:
    """The sample places; raises ValueError for a Stadtraum that doesn't exist."""
    file = read_json("places.json")
    entries = tuple(_place(entry, verified=file["verified"]) for entry in file["places"])
    known = {None, *(entry.id for entry in stadtraeume())}
    for entry in entries:
        if entry.stadtraum not in known:
            raise ValueError(f"places.json: {entry.id} stands in the unknown Stadtraum {entry.stadtraum}")
    return entries


def _refuse_gaps(file: str, ids: list[int]) -> None:
    if ids != list(range(1, STADTRAEUME + 1)):
        raise ValueError(f"{file}: the Stadträume must be 1 to {STADTRAEUME}, in this order")


def _place(entry: dict[str, Any], *, verified: bool) -> PlaceEntry:
    return PlaceEntry(**{**entry, "topics": tuple(entry["topics"])}, verified=verified)
