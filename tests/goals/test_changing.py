"""Changing a goal at `/konto`, its topic, and what others read meanwhile."""

from dataclasses import replace

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.goals.models import Goal
from challenge.goals.queries import goals_of, public_title
from challenge.participants.models import Participant
from tests.conftest import NewClient
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import IDEA, OWN_WORDS, Person, ada
from tests.support.queue import open_items

ADDRESS = "/konto/ziel"


def goal_of(db: Database, person: Person) -> Goal:
    with db.read() as session:
        return goals_of(session, person.id)[0]


def test_minutes_change_and_the_idea_stays(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    person = ada(db, on=clock.today())
    client = new_client(person)
    page = client.get("/konto").text
    assert f'<option value="{IDEA}" selected>' in page
    fields = {**Page(page).form(ADDRESS).fields, "idea": IDEA, "minutes": "25"}
    assert client.post(ADDRESS, data=fields).status_code == 303
    assert (goal_of(db, person).idea, goal_of(db, person).minutes) == (IDEA, 25)


@pytest.mark.parametrize("idea", ["", IDEA])
def test_words_replace_the_idea_even_if_it_is_left_in_the_list(
    new_client: NewClient, db: Database, clock: MovableClock, idea: str
) -> None:
    person = ada(db, on=clock.today())
    assert new_client(person).post(ADDRESS, data={"idea": idea, "title": "Stricken"}).status_code == 303
    assert (goal_of(db, person).idea, goal_of(db, person).title) == (None, "Stricken")


def test_without_idea_and_words_the_field_says_what_is_missing(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    person = ada(db, on=clock.today())
    answer = new_client(person).post(ADDRESS, data={"idea": "", "title": ""})
    assert answer.status_code == 422
    assert 'id="title-error"' in answer.text
    assert goal_of(db, person).idea == IDEA


def test_words_given_up_for_an_idea_wait_no_more(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    person = ada(db, on=clock.today(), goal=OWN_WORDS)
    with db.read() as session:
        assert [each.kind for each in open_items(session)] == ["goal"]
    new_client(person).post(ADDRESS, data={"idea": IDEA, "title": OWN_WORDS.title})
    assert goal_of(db, person).idea == IDEA
    with db.read() as session:
        assert open_items(session) == []


def test_a_name_given_up_for_a_generated_one_waits_no_more(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    person = ada(db, nickname="Ada Eins")
    with db.read() as session:
        generated = session.get_one(Participant, person.id).generated_name
        assert [each.kind for each in open_items(session)] == ["nickname"]
    fields = {"nickname": generated, "stadtraum": "1", "language": "de"}
    assert new_client(person).post("/konto/profil", data=fields).status_code == 303
    with db.read() as session:
        assert open_items(session) == []


def test_others_read_the_topic_until_the_words_are_approved(new_client: NewClient, db: Database) -> None:
    client = new_client()
    client.post("/mitmachen", data={"title": "Segeln lernen", "topic": "sprache"})
    with db.read() as session:
        goal = goals_of(session, session.exec(select(Participant.id)).one())[0]
    assert public_title(goal, "de") not in ("Segeln lernen", "30 Tage lernen")
    assert goal.topic == "sprache"


def test_without_a_topic_others_read_a_neutral_line(db: Database) -> None:
    assert public_title(goal_of(db, ada(db, goal=OWN_WORDS)), "de") == "30 Tage lernen"


def test_an_idea_brings_its_own_topic(db: Database) -> None:
    idea_with_another = replace(OWN_WORDS, idea="czech", title="", topic="musik")
    assert goal_of(db, ada(db, goal=idea_with_another)).topic == "sprache"
