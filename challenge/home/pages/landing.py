"""What the landing page offers: one question, three pictured ideas, the city's lights."""

from dataclasses import dataclass
from datetime import date

from challenge.city.pages.views import SkylinePage, skyline_page
from challenge.city.queries.snapshot import Snapshot
from challenge.goals.catalogue import Idea, idea, topics
from challenge.rounds.rules import Phase

THREES = (
    ("czech", "urban_sketch", "phone_safe"),
    ("dgs", "guitar", "first_aid"),
    ("reading", "garden", "ai_basics"),
    ("ukrainian", "photo", "bike_repair"),
    ("english_small", "read_aloud", "walk"),
    ("german_daily", "cook", "online_services"),
    ("singing", "sewing", "birds"),
)
"""Ideas of three topics each, one trio a date, so that the page is new tomorrow and the same for everybody today."""


@dataclass(frozen=True)
class Offer:
    """An idea as a tile; `icon` is its topic's symbol."""

    idea: Idea
    icon: str


@dataclass(frozen=True)
class LandingPage(SkylinePage):
    """`home/landing.html`. `open` while one can join, `over` from day 31 on."""

    offers: tuple[Offer, ...]
    open: bool
    over: bool


def landing_page(city: Snapshot) -> LandingPage:
    """The same for all who look on one date."""
    stage = skyline_page(city, "start")
    return LandingPage(
        city=city,
        view=stage.view,
        lights=stage.lights,
        offers=offers(city.today),
        open=city.dates.takes_people(city.today),
        over=city.phase in (Phase.after, Phase.closed),
    )


def offers(today: date) -> tuple[Offer, ...]:
    """The three ideas of a date."""
    icons = {topic.id: topic.icon for topic in topics()}
    chosen = (idea(name) for name in THREES[today.toordinal() % len(THREES)])
    return tuple(Offer(each, icons[each.topic]) for each in chosen if each)
