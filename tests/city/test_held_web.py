"""`/team/andrang`: a rush of sign-ups is held, and the organiser decides."""

from datetime import datetime

import pytest
from sqlmodel import select, update

from challenge.city.models import Correction, Standing
from challenge.city.queries.snapshot import held_people
from challenge.core.db import Database
from tests.city.city import counting, proven, round_of, total
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import ada
from tests.support.staff import mara, olga


def hold_everybody(db: Database, now: datetime) -> None:
    """As if the breaker had tripped for everybody who is there."""
    with db.write() as session:
        session.exec(update(Standing).values(held_since=now))


@pytest.fixture
def organiser(new_client: NewClient, db: Database, clock: MovableClock) -> Client:
    client = new_client()
    client.cookies.set("t", olga(db, clock).token)
    return client


def waiting(db: Database) -> int:
    with db.read() as session:
        return held_people(session, round_of(session).id)


@pytest.mark.parametrize(("decision", "people"), [("release", 1), ("refuse", 0)])
def test_a_decision_is_made_once_and_written_down(
    organiser: Client, db: Database, clock: MovableClock, decision: str, people: int
) -> None:
    ada(db)
    hold_everybody(db, clock.now())
    form = {**Page(organiser.get("/team/andrang").text).form("/team/andrang").fields, "decision": decision}
    before = total(db)[3]
    for _ in range(2):
        assert organiser.post("/team/andrang", data={**form, "reason": "Schulprojekt"}).status_code == 303
    assert waiting(db) == 0
    assert total(db)[3] == before + people
    with db.read() as session:
        assert [each.reason for each in session.exec(select(Correction)).all()] == ["Schulprojekt"]


def test_a_decision_without_words_is_asked_for_them(organiser: Client, db: Database, clock: MovableClock) -> None:
    ada(db)
    hold_everybody(db, clock.now())
    form = Page(organiser.get("/team/andrang").text).form("/team/andrang").fields
    answer = organiser.post("/team/andrang", data={**form, "decision": "release"})
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert waiting(db) == 1


def test_without_a_rush_nothing_waits(organiser: Client, db: Database) -> None:
    counting(db)
    assert "Niemand wartet" in organiser.get("/team/andrang").text
    assert proven(db)


def test_a_moderator_does_not_decide_about_it(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    client = new_client()
    client.cookies.set("t", mara(db, clock).token)
    assert client.get("/team/andrang").status_code == 404
