"""The learning ideas as data: complete, in every language, and short enough for their tiles."""

from collections import Counter

import pytest

from challenge.core.i18n import LANGUAGES
from challenge.goals.catalogue import Idea, idea, ideas, topics
from challenge.seeds.reading import read_toml


def test_there_are_55_ideas_in_10_topics() -> None:
    assert Counter(each.topic for each in ideas()) == {
        "sprache": 8,
        "kreativ": 7,
        "digital": 7,
        "bewegung": 6,
        "alltag": 6,
        "familie": 5,
        "musik": 4,
        "beruf": 4,
        "natur": 4,
        "handwerk": 4,
    }
    assert {topic.id for topic in topics()} == {each.topic for each in ideas()}


def test_an_idea_is_found_by_its_id() -> None:
    found = idea("czech")
    assert found is not None
    assert found.text("de").title == "30 Tage Tschechisch"
    assert found.text("en").word == "Czech"


def test_an_unknown_id_finds_nothing() -> None:
    assert idea("time_travel") is None


@pytest.mark.parametrize("each", ideas(), ids=lambda each: each.id)
def test_an_idea_speaks_every_language_with_four_different_weeks(each: Idea) -> None:
    assert set(LANGUAGES) <= set(each.texts)
    for text in each.texts.values():
        assert len(set(text.weeks)) == 4
        assert len(text.word) <= 14
        assert len(text.title) <= 40
        assert text.daily.endswith(".")
        assert max(map(len, text.weeks)) <= 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_ideas_look_the_same_on_their_tiles(language: str) -> None:
    assert len({each.text(language).title for each in ideas()}) == 55
    assert len({each.text(language).word for each in ideas()}) == 55


def test_topics_speak_every_language_and_have_an_icon() -> None:
    for topic in topics():
        assert set(LANGUAGES) <= set(topic.names)
        assert topic.icon == f"topic-{topic.id}"


def test_a_language_without_a_text_reads_german() -> None:
    first = ideas()[0]
    assert first.text("tlh") == first.text("de")
    assert topics()[0].name("tlh") == topics()[0].name("de")


def test_nobody_is_told_what_they_lack() -> None:
    sentences = str(read_toml("ideas.toml")).lower()
    deficits = ("verloren", "versagt", "schwäche", "lost", "failed", "von 0", "from 0")
    assert [word for word in deficits if word in sentences] == []
