"""Who the made-up people of the demo are: when they come, how they go on, what they want to learn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from challenge.checkins.rules.windows import PauseSpan
from challenge.core.clock import BERLIN
from challenge.core.db import utc
from challenge.goals.actions import GoalWish, JoinWish
from challenge.goals.catalogue import ideas
from challenge.goals.models import Goal
from challenge.participants.catalogue import nickname
from challenge.rounds.catalogue import stadtraeume
from challenge.seeds.reading import read_toml

DAY = timedelta(days=1)
LANGUAGES = {"de": 72, "en": 8, "uk": 7, "ru": 5, "ar": 8}
"""Of a hundred people; the shares are an estimate for a campaign that reaches newcomers well."""
STAMINA = {"steady": 31, "often": 32, "fading": 22, "once": 10, "not yet": 5}
"""Of a hundred people: nearly daily, every second day, less and less, a day or two, and none so far."""


@dataclass
class Somebody:
    """A person of the demo: the plan, and what the database made of it."""

    joins_at: datetime
    wish: JoinWish
    shares: bool
    came_by_link: bool
    days: tuple[date, ...]
    pause: PauseSpan | None
    id: str = ""
    goal: Goal | None = None
    learned: set[date] = field(default_factory=set)
    badges: set[str] = field(default_factory=set)

    @property
    def begun(self) -> Goal:
        """The goal, once the person has joined."""
        assert self.goal is not None  # noqa: S101  (joining comes before everything else)
        return self.goal


def cast(random: Random, people: int, start: date, today: date) -> list[Somebody]:
    """People in the order in which they join, from `start` to the day before `today`."""
    dates = [start + DAY * n for n in range((today - start).days)]
    crowd = [0.2 * 0.78**n + 0.014 for n in range(len(dates))]
    came = sorted(random.choices(dates, crowd, k=people))
    return [_somebody(random, on, today, early=(on - start).days < 8) for on in came]


def moment(random: Random, day: date, earliest: int = 6) -> datetime:
    """Some time of a date when people are awake, more often in the evening."""
    hour = int(random.triangular(earliest, 23, 19))
    return utc(datetime.combine(day, time(hour, random.randrange(60)), BERLIN))


@cache
def words() -> Mapping[str, Any]:
    """The texts of `data/demo.toml`."""
    return read_toml("demo.toml")


def _somebody(random: Random, on: date, today: date, *, early: bool) -> Somebody:
    under16 = random.random() < 0.06
    language = random.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    pause = _pause(random, on, today)
    return Somebody(
        joins_at=moment(random, on),
        wish=_wish(random, language, under16=under16),
        shares=early and not under16 and random.random() < 0.06,
        came_by_link=random.random() < 0.2,
        days=tuple(_days(random, on, today, pause)),
        pause=pause,
    )


def _wish(random: Random, language: str, *, under16: bool) -> JoinWish:
    places = stadtraeume()
    weights = [each.persons_in_households_2025 for each in places]
    own_name = random.random() < 0.006 and not under16
    return JoinWish(
        goal=_goal(random, language),
        nickname=random.choice(words()["nicknames"]) if own_name else nickname(language, random),
        stadtraum_id=random.choices(places, weights)[0].id if random.random() < 0.88 else None,
        teach=random.choice(words()["teaches"]) if random.random() < 0.15 else "",
        under16=under16,
        tomorrow=False,
        via="",
        language=language,
    )


def _goal(random: Random, language: str) -> GoalWish:
    minutes = random.choice((None, 10, 10, 15, 20, 30))
    if random.random() < 0.04:
        return GoalWish(None, random.choice(_titles(language)), minutes, "")
    return GoalWish(random.choice(ideas()).id, "", minutes, "")


def _titles(language: str) -> list[str]:
    """Goals in the person's language, told apart by their script; English and German share theirs."""
    titles: list[str] = words()["goals"]
    own = {"ar": titles[14:], "ru": titles[12:14], "uk": titles[10:12], "en": titles[8:10]}
    return own.get(language, titles[:8])


def _pause(random: Random, on: date, today: date) -> PauseSpan | None:
    first = on + DAY * random.randint(3, 9)
    last = first + DAY * random.randint(1, 4)
    return PauseSpan(first, last) if random.random() < 0.06 and last < today else None


def _days(random: Random, on: date, today: date, pause: PauseSpan | None) -> Iterator[date]:
    kind = random.choices(list(STAMINA), list(STAMINA.values()))[0]
    for number in range((today - on).days + 1):
        day = on + DAY * number
        chance = {"steady": 0.9, "often": 0.55, "fading": 0.85 * 0.8**number, "once": 0.9 if number < 2 else 0.0}.get(
            kind, 0.0
        )
        weekend = 0.85 if day.weekday() >= 5 else 1.0
        if random.random() < (0.9 if number == 0 < chance else chance * weekend) and not (pause and day in pause):
            yield day
