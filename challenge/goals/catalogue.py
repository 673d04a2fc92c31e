"""The learning ideas people can pick from, in their topics. Data: challenge/seeds/data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from challenge.seeds.reading import read_toml

SOURCE = "de"
WEEKS = 4


@dataclass(frozen=True)
class Topic:
    """A group of ideas; `icon` names a symbol in static/icons/sprite.svg."""

    id: str
    icon: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """German where the language has none yet."""
        return self.names.get(language, self.names[SOURCE])


@dataclass(frozen=True)
class IdeaText:
    """An idea in one language: `word` labels a picture tile, `daily` is one small step, `weeks` are four."""

    title: str
    word: str
    daily: str
    weeks: tuple[str, ...]


@dataclass(frozen=True)
class Idea:
    """A ready-made goal; `minutes` a day. The id is for ever: it stands in addresses and in people's goals."""

    id: str
    topic: str
    minutes: int
    audience: tuple[str, ...]
    texts: Mapping[str, IdeaText]

    def text(self, language: str) -> IdeaText:
        """German where the language has none yet."""
        return self.texts.get(language, self.texts[SOURCE])


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in the order of the page; raises ValueError if the file is wrong."""
    entries = read_toml("topics.toml")["topic"]
    _refuse_twins("topics.toml", entries)
    return tuple(_topic(dict(entry)) for entry in entries)


@cache
def ideas() -> tuple[Idea, ...]:
    """All ideas in the order of the page; raises ValueError if the file is wrong."""
    entries = read_toml("ideas.toml")["idea"]
    _refuse_twins("ideas.toml", entries)
    return tuple(_idea(dict(entry)) for entry in entries)


def topic(topic_id: str) -> Topic | None:
    """None for an id nobody knows: it may come from a form."""
    return next((each for each in topics() if each.id == topic_id), None)


def topic_options(language: str) -> tuple[tuple[str, str], ...]:
    """Ids and names for a form, in the order of the page."""
    return tuple((each.id, each.name(language)) for each in topics())


def idea_options(language: str) -> tuple[tuple[str, str], ...]:
    """Ids and titles for a form, in the order of the page."""
    return tuple((each.id, each.text(language).title) for each in ideas())


def idea(idea_id: str) -> Idea | None:
    """None for an id nobody knows: it may come from an address."""
    return _by_id().get(idea_id)


@cache
def _by_id() -> dict[str, Idea]:
    return {each.id: each for each in ideas()}


def _refuse_twins(file: str, entries: list[dict[str, Any]]) -> None:
    ids = [entry["id"] for entry in entries]
    if len(set(ids)) < len(ids):
        raise ValueError(f"{file}: an id stands there twice")


def _topic(entry: dict[str, Any]) -> Topic:
    topic_id, icon = entry.pop("id"), entry.pop("icon")
    if not entry.get(SOURCE):
        raise ValueError(f"topics.toml: {topic_id} has no German name")
    return Topic(topic_id, icon, entry)


def _idea(entry: dict[str, Any]) -> Idea:
    idea_id, topic, minutes = entry.pop("id"), entry.pop("topic"), entry.pop("minutes")
    audience = tuple(entry.pop("audience"))
    if topic not in {each.id for each in topics()}:
        raise ValueError(f"ideas.toml: {idea_id} stands in the unknown topic {topic}")
    if not 1 <= minutes <= 60 or SOURCE not in entry:
        raise ValueError(f"ideas.toml: {idea_id} needs 1 to 60 minutes and a German text")
    texts = {language: _text(f"{idea_id}.{language}", text) for language, text in entry.items()}
    return Idea(idea_id, topic, minutes, audience, texts)


def _text(place: str, entry: dict[str, Any]) -> IdeaText:
    text = IdeaText(entry["title"], entry["word"], entry["daily"], tuple(entry["weeks"]))
    if len(text.weeks) != WEEKS or not all((text.title, text.word, text.daily, *text.weeks)):
        raise ValueError(f"ideas.toml: {place} needs title, word, daily and {WEEKS} weeks")
    return text
