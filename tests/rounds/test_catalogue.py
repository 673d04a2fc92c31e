"""Dresden as data: the Stadträume, their map, and the sample places."""

import re
from importlib.resources import files

from challenge.rounds.catalogue import ATTRIBUTION, city_map, places, stadtraeume


def test_there_are_17_stadtraeume_with_the_citys_figures() -> None:
    assert [entry.id for entry in stadtraeume()] == list(range(1, 18))
    assert sum(entry.persons_in_households_2025 for entry in stadtraeume()) == 555_208


def test_three_stadtraeume_are_in_focus() -> None:
    assert [entry.name for entry in stadtraeume() if entry.focus] == ["Johannstadt", "Prohlis & Reick", "Gorbitz"]


def test_people_find_theirs_by_one_neighbourhood_name() -> None:
    names = [name for entry in stadtraeume() for name in entry.neighbourhoods]
    assert len(names) == len(set(names))
    homes = {name: entry.id for entry in stadtraeume() for name in entry.neighbourhoods}
    assert (homes["Sternhäuser"], homes["Strehlen"], homes["Pillnitz"], homes["Löbtau-Süd"]) == (11, 12, 7, 15)


def test_the_map_draws_every_stadtraum_inside_its_frame() -> None:
    drawing = city_map()
    _, _, width, height = map(int, drawing.view_box.split())
    assert [area.id for area in drawing.areas] == [entry.id for entry in stadtraeume()]
    for area in drawing.areas:
        assert re.fullmatch(r"M[-0-9 lmz]+z", area.d)
        assert 0 < area.label_x < width
        assert 0 < area.label_y < height
    assert drawing.elbe.startswith("M")


def test_all_81_places_are_called_unverified_and_tell_their_evidence() -> None:
    assert len(places()) == 81
    assert len({place.id for place in places()}) == 81
    for place in places():
        assert not place.verified
        assert (place.source is not None) or place.evidence == "general_knowledge"


def test_only_offers_for_the_whole_city_have_no_stadtraum() -> None:
    assert sum(place.stadtraum is None for place in places()) == 2


def test_the_attribution_is_the_one_the_licence_file_asks_for() -> None:
    licences = files("challenge.seeds").joinpath("data", "LICENCES.md").read_text(encoding="utf-8")
    assert ATTRIBUTION in licences
    assert "dl-de/by-2-0" in ATTRIBUTION
