"""Generated nicknames: many, short, grammatical, and the same for the same seed."""

from random import Random

import pytest

from challenge.core.i18n import LANGUAGES
from challenge.participants.catalogue import is_generated, nickname
from challenge.seeds.reading import read_toml


def drawn(language: str, times: int = 60_000) -> set[str]:
    random = Random(7)
    return {nickname(language, random) for _ in range(times)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_2000_names_of_at_most_40_characters(language: str) -> None:
    names = drawn(language)
    assert len(names) >= 2_000
    assert max(map(len, names)) <= 40


def test_the_same_seed_gives_the_same_names() -> None:
    one, other = Random(3), Random(3)
    assert [nickname("de", one) for _ in range(20)] == [nickname("de", other) for _ in range(20)]


def test_german_adjectives_agree_with_their_nouns() -> None:
    names = drawn("de")
    assert {"Mutiger Spatz", "Mutige Elbwiese", "Mutiges Rotkehlchen", "Heller Elbkiesel"} <= names
    assert not {"Mutige Spatz", "Mutiger Elbwiese", "Mutiger Rotkehlchen"} & names


def test_no_german_noun_has_two_genders() -> None:
    nouns = [noun for group in read_toml("nicknames.toml")["de"]["nouns"].values() for noun in group]
    assert len(nouns) == len(set(nouns))


def test_a_generated_name_is_known_and_a_chosen_one_is_not() -> None:
    assert is_generated(nickname("de", Random(1)))
    assert is_generated(nickname("en", Random(1)))
    assert not is_generated("Ada")
    assert not is_generated("Mutiger Ada")


def test_a_language_without_words_gets_a_german_name() -> None:
    assert nickname("tlh", Random(5)) == nickname("de", Random(5))
