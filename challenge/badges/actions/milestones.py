"""A milestone of the city rewards everybody who took part: many awards, in batches after the commit."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlmodel import Session

from challenge.badges.actions.awards import award_all
from challenge.badges.catalogue import badges
from challenge.badges.models import Celebration
from challenge.badges.queries import people_without, with_learning_days
from challenge.core.outbox import enqueue

KIND = "badges.crowd"
BATCH = 500
LATE = timedelta(minutes=10)


class Reached(Protocol):
    """What `city.events.MilestoneReached` tells; badges stand below the city and don't know its module."""

    @property
    def round_id(self) -> str: ...

    @property
    def milestone(self) -> int: ...

    @property
    def at(self) -> datetime: ...


def celebrate_milestone(session: Session, event: Reached) -> None:
    """Listener: keep that it happened, and plan the awards; a second run catches who logged during the first.

    The city books one milestone of a round after the other, so two of them never meet here.
    """
    if session.get(Celebration, event.round_id) is None:
        session.add(Celebration(round_id=event.round_id, since=event.at))
        session.flush()
    for badge in badges():
        if badge.kind != "city_goal":
            continue
        for wait in (timedelta(), LATE):
            payload = {"badge": badge.id, "round": event.round_id, "days": badge.params["days"], "after": ""}
            payload["run"] = f"{event.round_id} {event.milestone} {int(wait.total_seconds())}"
            _plan(session, payload, event.at + wait)


def award_crowd(session: Session, payload: Mapping[str, Any], now: datetime) -> None:
    """Outbox: one batch, then the next one; who has the badge already keeps the first."""
    people = people_without(session, payload["round"], payload["badge"], payload["after"], BATCH)
    worthy = with_learning_days(session, payload["round"], people, payload["days"])
    award_all(session, payload["badge"], payload["round"], worthy, now)
    if len(people) == BATCH:
        _plan(session, {**payload, "after": people[-1]}, now)


def _plan(session: Session, payload: dict[str, Any], run_at: datetime) -> None:
    key = f"{KIND} {payload['badge']} {payload['run']} {payload['after']}"
    enqueue(session, KIND, payload, key=key, run_at=run_at)
