"""The catalogue of badges: complete, stable, and open to new badges without code."""

import re
import shutil
from pathlib import Path

import pytest

from challenge.badges import catalogue
from challenge.badges.catalogue import CatalogueError, badge, badges, load
from challenge.badges.rules import Facts, earned
from challenge.config import data_folder
from challenge.core.i18n import LANGUAGES

# Ids of product.md §3. Awards and addresses carry them: this list only ever grows.
FOR_EVER = (
    "first-step",
    "spark",
    "one-week",
    "half-time",
    "twenty",
    "held-out",
    "back-again",
    "story",
    "ambassador",
    "city-goal",
)

THIRTY = """
[badges.thirty]
kind = "days"
params = { at_least = 30 }
order = 65
"""
WORDS = """
[badges.thirty.text.{language}]
name = "n"
description = "d"
criteria = "c"
alt = "a"
share = "s"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder("badges"), tmp_path / "badges"))


def test_every_badge_is_complete_in_every_language() -> None:
    for one in load(data_folder("badges"), tuple(LANGUAGES)):
        assert set(one.texts) >= set(LANGUAGES), one.id


def test_the_ids_of_the_product_are_there_in_order() -> None:
    assert tuple(one.id for one in badges() if one.id in FOR_EVER) == FOR_EVER


def test_the_numbers_are_those_of_the_product() -> None:
    asked = {one.id: (one.kind, dict(one.params)) for one in badges()}
    assert asked == asked | {
        "first-step": ("days", {"at_least": 1}),
        "spark": ("days", {"at_least": 3}),
        "one-week": ("days_within", {"days": 7, "windows": 10}),
        "half-time": ("days", {"at_least": 15}),
        "twenty": ("days", {"at_least": 20}),
        "held-out": ("held_out", {"days": 25, "or_days": 20, "span": 28}),
        "back-again": ("back_again", {}),
        "story": ("posts", {"at_least": 1}),
        "ambassador": ("brought", {"at_least": 5}),
        "city-goal": ("city_goal", {"days": 3}),
    }


def test_the_numbers_of_the_rule_stand_in_the_criteria() -> None:
    for one in badges():
        # A single day or post reads better as a word.
        numbers = {str(number) for number in one.params.values() if number > 1}
        for language, words in one.texts.items():
            assert numbers <= set(re.findall(r"\d+", words.criteria)), f"{one.id} {language}"


def test_no_two_badges_share_a_word_of_their_own() -> None:
    for language in LANGUAGES:
        for field in ("name", "description", "criteria", "alt", "share"):
            texts = [getattr(one.text(language), field) for one in badges()]
            assert len(set(texts)) == len(texts), f"{field} {language}"


def test_a_language_to_come_reads_german_for_now() -> None:
    first = badges()[0]
    assert first.text("uk") == first.text("de") != first.text("en")


def test_an_unknown_id_is_no_badge() -> None:
    assert badge("first-step") == badges()[0]
    assert badge("../catalogue") is None


def test_a_badge_of_a_known_kind_needs_no_code(folder: Path) -> None:
    _append(folder, THIRTY + "".join(WORDS.format(language=language) for language in LANGUAGES))
    shutil.copy(folder / "art" / "twenty.svg", folder / "art" / "thirty.svg")
    loaded = load(folder, tuple(LANGUAGES))
    new = next(one for one in loaded if one.id == "thirty")
    assert [one.id for one in loaded].index("thirty") == 6
    facts = Facts(30, tuple(range(1, 31)), 30, back_again=False, approved_posts=0, brought=0, city_milestone=False)
    assert earned(new.kind, new.params, facts)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('kind = "held_out"', 'kind = "held_on"', "'held-out', kind: 'held_on' is unknown"),
        ("at_least = 15", "days = 15", "'half-time', params.at_least: is missing"),
        ("at_least = 15", "at_least = 0", "'half-time', params.at_least: 0 is no number"),
        ("at_least = 15", "at_least = true", "'half-time', params.at_least: True is no number"),
        ("at_least = 15", "at_least = 15, more = 1", "'half-time', params.more: is unknown"),
        ("order = 20", "order = 10", "'spark', order: 10 is taken by 'first-step'"),
        ("order = 20", 'order = "20"', "'spark', order: '20' is no number"),
        ("order = 20", "", "'spark', order: is missing"),
        ("[badges.spark.text.en]", "[badges.spark.text.fr]", "'spark', text.en: is missing"),
        ('name = "Funke"', "", "'spark', text.de.name: is missing"),
        ('name = "Funke"', 'name = " "', "'spark', text.de.name: is empty"),
        ('name = "Funke"', 'nome = "Funke"', "'spark', text.de.name: is missing"),
        ("[badges.spark]", "[badges.'../spark']", "'../spark', id: is lower case"),
        ("params = {}", "params = 3", "'back-again', params: is no table"),
        ("[badges.spark]", "[more]\n[badges.spark]", "'*', file: needs tables"),
        ("[badges.spark]", "[badges.spark", "'*', file: cannot be read"),
    ],
)
def test_a_fault_is_named_with_badge_and_field(folder: Path, before: str, after: str, problem: str) -> None:
    file = folder / "catalogue.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(folder, ("de", "en"))
    assert problem in str(caught.value)


def test_a_badge_without_drawing_is_refused(folder: Path) -> None:
    (folder / "art" / "spark.svg").unlink()
    with pytest.raises(CatalogueError, match=r"'spark', art: badges/art/spark\.svg is missing"):
        load(folder, ("de",))


def test_a_drawing_without_badge_is_refused(folder: Path) -> None:
    shutil.copy(folder / "art" / "spark.svg", folder / "art" / "sparks.svg")
    with pytest.raises(CatalogueError, match=r"'sparks', art: .* belongs to no badge"):
        load(folder, ("de",))


def test_a_folder_without_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        load(tmp_path, ("de",))


def test_the_catalogue_is_read_once() -> None:
    assert badges() is badges()
    assert catalogue.badges.cache_info().currsize == 1


def _append(folder: Path, text: str) -> None:
    with (folder / "catalogue.toml").open("a", encoding="utf-8") as file:
        file.write(text)
