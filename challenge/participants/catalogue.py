"""Friendly names for people who don't want to think of one. Data: challenge/seeds/data/nicknames.toml."""

from functools import cache
from random import Random

from challenge.seeds.reading import read_toml

SOURCE = "de"


def nickname(language: str, random: Random) -> str:
    """At most 40 characters; German where the language has no words yet. Not unique: two people may share one."""
    names = _names()
    return random.choice(names.get(language, names[SOURCE]))


def is_generated(text: str) -> bool:
    """Whether the name is one of ours, so that nobody needs to approve it before others see it."""
    return text in _all_names()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    words = read_toml("nicknames.toml")
    english = words["en"]
    return {
        SOURCE: tuple(
            f"{stem}{ending} {noun}"
            for ending, nouns in words[SOURCE]["nouns"].items()
            for noun in nouns
            for stem in words[SOURCE]["stems"]
        ),
        "en": tuple(f"{adjective} {noun}" for noun in english["nouns"] for adjective in english["adjectives"]),
    }


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for names in _names().values() for name in names)
