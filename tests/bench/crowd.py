"""Fills a database with people for the benchmark: a finished house of 30 days each, and a second one begun."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from challenge.badges.models import Award
from challenge.checkins.models import CheckIn
from challenge.city.models import CitySum, CityTotal, CountedDate, Standing
from challenge.core.db import Database
from challenge.core.tokens import digest
from challenge.goals.models import Goal
from challenge.participants.models import Device, Participant
from challenge.rounds.actions import set_round

OPEN_DAYS = 8
FULL = 30
BATCH = 2_000
EARNED = ("first-step", "spark", "one-week", "half-time", "twenty", "held-out")


def token(number: int) -> str:
    """The session token of person `number`."""
    return f"bench-{number}"


def fill(db: Database, people: int, today: date) -> None:
    """`people` with 30 learning days each in a first house; the second began a week ago and is all dark."""
    start = today - timedelta(days=FULL + OPEN_DAYS - 1)
    with db.write() as session:
        round_id = set_round(session, start).id
    for first in range(0, people, BATCH):
        with db.write() as session:
            _batch(session, range(first, min(first + BATCH, people)), round_id, start)
    with db.write() as session:
        days = [start + timedelta(days=n) for n in range(FULL)]
        key = {"round_id": round_id, "band": "app"}
        _insert(session, CitySum, [{**key, "date": day, "stadtraum_id": 0, "learning_days": people} for day in days])
        total = {"round_id": round_id, "app": people * FULL, "posts": 0, "groups": 0, "people": people}
        _insert(session, CityTotal, [{**total, "changed_at": datetime.now(UTC)}])


def _batch(session: Session, numbers: range, round_id: str, start: date) -> None:
    now = datetime.now(UTC)
    days = [start + timedelta(days=n) for n in range(FULL)]
    ids = {n: f"p{n:015}" for n in numbers}
    _insert(session, Participant, [_person(each, now) for each in ids.values()])
    _insert(session, Device, [_device(n, ids[n], now) for n in numbers])
    _insert(session, Goal, [_goal(ids[n], round_id, start, now, "a") for n in numbers])
    _insert(session, Goal, [_goal(ids[n], round_id, start + timedelta(days=FULL), now, "b") for n in numbers])
    for table, row in ((CheckIn, _check_in), (CountedDate, _counted)):
        _insert(session, table, [row(each, day, round_id, now) for each in ids.values() for day in days])
    _insert(session, Award, [_award(each, badge, round_id, now) for each in ids.values() for badge in EARNED])
    standing = {"round_id": round_id, "signed_up_at": now, "first_entry_on": start, "mature_since": now}
    _insert(session, Standing, [{**standing, "participant_id": each} for each in ids.values()])


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    session.execute(insert(table), rows)


def _person(person: str, now: datetime) -> dict[str, Any]:
    return {
        "id": person,
        "nickname": "Heller Elbkiesel",
        "generated_name": "Heller Elbkiesel",
        "nickname_approved_at": now,
        "language": "de",
        "teach": "",
        "under16": False,
        "joined_at": now,
    }


def _device(number: int, person: str, now: datetime) -> dict[str, Any]:
    return {
        "id": f"d{number:015}",
        "participant_id": person,
        "token_hash": digest(token(number)),
        "label": "Chrome · Android",
        "created_at": now,
        "seen_on": now.date(),
        "by_card": False,
        "announced": True,
    }


def _goal(person: str, round_id: str, start: date, now: datetime, mark: str) -> dict[str, Any]:
    return {
        "id": person + mark,
        "participant_id": person,
        "round_id": round_id,
        "idea": "czech",
        "title": "",
        "topic": "sprache",
        "minutes": 10,
        "why": "",
        "starts_on": start,
        "created_at": now,
    }


def _check_in(person: str, day: date, _round_id: str, now: datetime) -> dict[str, Any]:
    return {
        "participant_id": person,
        "date": day,
        "learned": True,
        "done_at": now,
        "entered_at": now,
        "note": "",
    }


def _award(person: str, badge: str, round_id: str, now: datetime) -> dict[str, Any]:
    return {
        "id": f"{person}{badge}",
        "participant_id": person,
        "badge": badge,
        "round_id": round_id,
        "awarded_on": now.date(),
        "awarded_at": now,
    }


def _counted(person: str, day: date, round_id: str, _now: datetime) -> dict[str, Any]:
    return {"participant_id": person, "date": day, "round_id": round_id, "band": "app", "stadtraum_id": 0}
