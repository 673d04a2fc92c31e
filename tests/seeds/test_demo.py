"""The demo: the same people with each seed, sums that agree, and never in a database that is somebody's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from challenge import migrations, wiring
from challenge.badges.models import Award
from challenge.checkins.models import CheckIn
from challenge.city.models import CityTotal
from challenge.city.queries.recount import recount
from challenge.config import Settings
from challenge.core.clock import BERLIN, Clock
from challenge.core.db import Database
from challenge.core.errors import Refused
from challenge.goals.models import Goal
from challenge.moderation.models import QueueItem
from challenge.participants.models import Participant
from challenge.posts.models import Cheer, Post
from challenge.rounds.models import Round
from challenge.seeds.demo import fill
from challenge.seeds.demo_people import words
from challenge.seeds.demo_pictures import MOTIFS
from challenge.seeds.starting import prepared

NOW = datetime(2026, 11, 23, 20, tzinfo=BERLIN)
PEOPLE = 40
Numbers = dict[str, object]


@pytest.fixture
def empty(tmp_path: Path, settings: Settings) -> Iterator[tuple[Database, Settings]]:
    folder = tmp_path / "demo"
    url = f"sqlite:///{folder}/challenge.sqlite"
    db = Database(url, wiring.LISTENERS)
    migrations.upgrade(db.writer)
    yield db, replace(settings, data_dir=folder, database_url=url)
    db.close()


def numbers(db: Database) -> Numbers:
    """Everything countable, and who did what when, without the random ids."""
    tables = (Participant, Goal, CheckIn, Award, Post, Cheer, QueueItem)
    with db.read() as session:
        people = session.exec(select(Participant.nickname, Participant.joined_at, Participant.stadtraum_id)).all()
        badges = session.exec(select(Award.badge, func.count()).group_by(col(Award.badge))).all()
        total = session.exec(select(CityTotal)).one()
        return {
            "rows": [session.scalar(select(func.count()).select_from(table)) for table in tables],
            "people": sorted(map(str, people)),
            "badges": sorted(badges),
            "total": total.model_dump(exclude={"round_id"}),
            "posts": sorted(session.exec(select(Post.text)).all()),
        }


def test_the_same_seed_gives_the_same_city(empty: tuple[Database, Settings], tmp_path: Path) -> None:
    db, settings = empty
    assert fill(db, settings, NOW, people=PEOPLE)
    again = replace(settings, data_dir=tmp_path / "again")
    other = Database(f"sqlite:///{tmp_path}/again/challenge.sqlite", wiring.LISTENERS)
    migrations.upgrade(other.writer)
    assert fill(other, again, NOW, people=PEOPLE)
    assert numbers(other) == numbers(db)
    other.close()


def test_the_city_is_whole(empty: tuple[Database, Settings]) -> None:
    db, settings = empty
    fill(db, settings, NOW, people=PEOPLE)
    with db.read() as session:
        assert recount(session) == ()
        assert session.scalar(select(func.count()).select_from(Participant)) == PEOPLE
        states = dict(session.exec(select(Post.status, func.count()).group_by(col(Post.status))).all())
        assert states["approved"] > states["waiting"] > 0
        total = session.exec(select(CityTotal)).one()
        assert total.app > PEOPLE
        assert total.posts > 0
        open_items = session.exec(select(QueueItem).where(col(QueueItem.closed_at).is_(None))).all()
        assert any("contact" in each.hints for each in open_items)
        assert session.exec(select(CheckIn).where(CheckIn.done_at > NOW)).first() is None
    assert settings.demo_marker.exists()


def test_a_database_with_a_round_stays_as_it_is(db: Database, settings: Settings) -> None:
    assert not fill(db, settings, NOW, people=PEOPLE)
    assert not settings.demo_marker.exists()
    with db.read() as session:
        assert session.exec(select(Participant)).all() == []
        assert len(session.exec(select(Round)).all()) == 1


def test_a_demo_is_refused_beside_real_people(db: Database, settings: Settings) -> None:
    with pytest.raises(Refused, match="empty database"):
        prepared(settings, demo=True)


def test_a_demo_is_refused_in_production(settings: Settings) -> None:
    with pytest.raises(Refused, match="production"):
        prepared(replace(settings, production=True), demo=True)


def test_a_demo_that_is_there_is_just_served_again(db: Database, settings: Settings) -> None:
    again, clock = prepared(replace(settings, demo=True), demo=True)
    assert isinstance(clock, Clock)
    with again.read() as session:
        assert session.exec(select(Participant)).all() == []
    again.close()


def test_the_texts_are_in_five_languages_and_their_pictures_can_be_drawn() -> None:
    told = [*words()["approved"], *words()["waiting"]]
    assert {each["l"] for each in told} == {"de", "en", "uk", "ru", "ar"}
    assert {each["p"] for each in told if "p" in each} == set(MOTIFS)
    assert len({each["t"] for each in told}) == len(told)
