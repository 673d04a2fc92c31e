"""Joining at `/mitmachen`."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.goals.models import Goal
from challenge.participants.models import Participant
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import at


def people(db: Database) -> list[Participant]:
    with db.read() as session:
        return list(session.exec(select(Participant)).all())


def goals(db: Database) -> list[Goal]:
    with db.read() as session:
        return list(session.exec(select(Goal)).all())


def only_goal(db: Database) -> Goal:
    with db.read() as session:
        return session.exec(select(Goal)).one()


def test_an_idea_begins_with_nothing_typed(client: Client, db: Database) -> None:
    form = Page(client.get("/mitmachen?idee=czech").text).form("/mitmachen")
    answer = client.post("/mitmachen", data=form.fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/heute")
    assert "30 Tage Tschechisch" in client.get("/heute").text
    assert people(db)[0].nickname == form.fields["nickname"]


def test_own_words_and_every_field_are_kept(client: Client, db: Database) -> None:
    fields = {
        "title": "Gitarre 🎸 spielen",
        "nickname": "Ada",
        "stadtraum": "17",
        "minutes": "20",
        "why": "Für mich",
        "teach": "Häkeln",
        "under16": "1",
        "start": "tomorrow",
    }
    assert client.post("/mitmachen", data=fields).status_code == 303
    person, goal = people(db)[0], only_goal(db)
    assert (person.nickname, person.stadtraum_id, person.teach, person.under16) == ("Ada", 17, "Häkeln", True)
    assert (goal.title, goal.minutes, goal.why, str(goal.starts_on)) == (
        "Gitarre 🎸 spielen",
        20,
        "Für mich",
        "2026-11-11",
    )


def test_a_chosen_name_is_not_seen_by_others_yet(client: Client, db: Database) -> None:
    client.post("/mitmachen", data={"idea": "czech", "nickname": "Ada"})
    person = people(db)[0]
    assert person.public_name not in ("Ada", "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("idea", "unknown"),
        ("title", "x" * 121),
        ("title", "   "),
        ("nickname", "x" * 41),
        ("topic", "unknown"),
        ("stadtraum", "18"),
        ("stadtraum", "0"),
        ("stadtraum", "²"),
        ("minutes", "181"),
        ("minutes", "-1"),
        ("minutes", "ten"),
        ("why", "x" * 201),
        ("teach", "x" * 121),
        ("start", "yesterday"),
        ("key", "not a uuid"),
    ],
)
def test_a_wrong_field_gets_its_sentence_and_everything_typed_stays(
    client: Client, db: Database, field: str, value: str
) -> None:
    fields = {"title": "Stricken", "why": "Für den Winter", **({"title": ""} if field == "idea" else {}), field: value}
    answer = client.post("/mitmachen", data=fields)
    assert answer.status_code == 422
    if field != "key":
        assert f'id="{field}-error"' in answer.text or field == "idea"
    if field != "why":
        assert "Für den Winter" in answer.text
    assert people(db) == []


def test_the_same_form_twice_makes_one_person_signed_in_both_times(new_client: NewClient, db: Database) -> None:
    first, second = new_client(), new_client()
    fields = {"idea": "czech", "key": str(uuid4())}
    assert first.post("/mitmachen", data=fields).status_code == 303
    assert second.post("/mitmachen", data=fields).status_code == 303
    assert len(people(db)) == 1
    assert first.get("/heute").status_code == second.get("/heute").status_code == 200


def test_the_form_signs_nobody_in_again_after_signing_out(new_client: NewClient, db: Database) -> None:
    first, second = new_client(), new_client()
    fields = {"idea": "czech", "key": str(uuid4())}
    first.post("/mitmachen", data=fields)
    first.post("/konto/abmelden")
    assert second.post("/mitmachen", data=fields).status_code == 303
    assert len({goal.participant_id for goal in goals(db)}) == 2


def test_the_form_signs_nobody_in_again_after_ten_minutes(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    fields = {"idea": "czech", "key": str(uuid4())}
    new_client().post("/mitmachen", data=fields)
    clock.forward(minutes=11)
    late = new_client()
    assert late.post("/mitmachen", data=fields).status_code == 422
    assert late.get("/heute").status_code == 401
    assert len(people(db)) == 1


def test_the_same_key_with_another_goal_is_refused(new_client: NewClient, db: Database) -> None:
    key = str(uuid4())
    new_client().post("/mitmachen", data={"idea": "czech", "key": key})
    assert new_client().post("/mitmachen", data={"title": "Anderes", "key": key}).status_code == 422
    assert len(people(db)) == 1


def test_whoever_is_in_already_is_sent_home(client: Client) -> None:
    client.post("/mitmachen", data={"idea": "czech"})
    assert client.get("/mitmachen").headers["location"] == "/heute"


def test_pre_registration_starts_on_day_one(client: Client, db: Database, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY - timedelta(days=13)))
    assert "Tagen geht es los" in client.get("/mitmachen?idee=czech").text
    client.post("/mitmachen", data={"idea": "czech"})
    assert only_goal(db).starts_on == FIRST_DAY
    assert "dein erstes Fenster" in client.get("/heute").text


def test_on_day_28_only_today_is_a_start(client: Client, db: Database, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY + timedelta(days=26)))
    assert 'value="tomorrow"' in client.get("/mitmachen?idee=czech").text
    clock.forward(days=1)
    assert 'value="tomorrow"' not in client.get("/mitmachen?idee=czech").text
    answer = client.post("/mitmachen", data={"idea": "czech", "start": "tomorrow"})
    assert answer.status_code == 422
    assert "Heute ist der letzte Tag zum Anfangen. Wähle heute." in answer.text
    assert people(db) == []
    assert client.post("/mitmachen", data={"idea": "czech", "start": "today"}).status_code == 303


def test_nobody_joins_after_day_28(client: Client, db: Database, clock: MovableClock) -> None:
    clock.forward(days=30)
    assert "Bald geht es weiter" in client.get("/mitmachen").text
    assert client.post("/mitmachen", data={"idea": "czech"}).status_code == 422
    assert people(db) == []


def test_english_speaks_english_ideas(new_client: NewClient) -> None:
    client = new_client(**{"Accept-Language": "en"})
    assert "30 days of Czech" in client.get("/mitmachen?idee=czech").text
