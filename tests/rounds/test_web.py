"""`/team/runde`, over HTTP."""

import pytest

from challenge.core.db import Database
from challenge.rounds.queries import all_rounds, current_round
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.staff import mara, olga

ROUND = "/team/runde"
RULES = "/team/runde/texte/regeln/de"


@pytest.fixture
def organiser(new_client: NewClient, db: Database, clock: MovableClock) -> Client:
    """Olga's browser."""
    client = new_client()
    client.cookies.set("t", olga(db, clock).token)
    return client


def test_the_form_shows_the_round_and_saves_it(organiser: Client, db: Database, clock: MovableClock) -> None:
    fields = Page(organiser.get(ROUND).text).form(ROUND).fields
    assert fields["starts_on"] == FIRST_DAY.isoformat()
    tags, milestones = "DresdenLernt, #Herbst", "500, 1.500"
    changed = {"title": "Dresden lernt im Herbst", "goal": "30.000", "hashtags": tags, "milestones": milestones}
    assert organiser.post(ROUND, data={**fields, **changed}).headers["location"] == ROUND
    with db.read() as session:
        found = current_round(session, clock.today())
    assert (found.title, found.goal) == ("Dresden lernt im Herbst", 30_000)
    assert found.hashtags == ["#DresdenLernt", "#Herbst"]
    assert found.milestones == [500, 1_500]


def test_another_first_day_begins_another_round(organiser: Client, db: Database) -> None:
    fields = Page(organiser.get(ROUND).text).form(ROUND).fields
    organiser.post(ROUND, data={**fields, "starts_on": "2027-03-01", "title": "Frühling"})
    with db.read() as session:
        assert [each.starts_on.isoformat() for each in all_rounds(session)] == ["2027-03-01", FIRST_DAY.isoformat()]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 81),
        ("starts_on", "bald"),
        ("starts_on", "0001-01-01"),
        ("goal", "0"),
        ("goal", "viele"),
        ("goal", "-5"),
        ("goal", "²"),
        ("milestones", ""),
        ("milestones", "1000, viele"),
        ("milestones", "5000, 1000"),
        ("milestones", "1000, 1000"),
        ("milestones", "0, 1000"),
        ("milestones", "1000,,5000"),
        ("hashtags", ""),
        ("hashtags", "#gut #nicht-gut"),
        ("hashtags", " ".join(f"#tag{n}" for n in range(11))),
    ],
)
def test_bad_fields_change_nothing(organiser: Client, db: Database, field: str, value: str) -> None:
    fields = Page(organiser.get(ROUND).text).form(ROUND).fields
    answer = organiser.post(ROUND, data={**fields, "title": "Neu", field: value})
    assert answer.status_code == 422
    assert Page(answer.text).form(ROUND).fields[field] == value
    with db.read() as session:
        assert [each.title for each in all_rounds(session)] == [fields["title"]]


def test_a_text_is_previewed_then_saved_and_shown_to_everybody(organiser: Client, client: Client) -> None:
    body = "# Unsere Regeln\n\n**Freundlich** sein. <script>alert(1)</script>"
    preview = organiser.post(RULES, data={"body": body, "act": "preview"})
    assert "<strong>Freundlich</strong>" in preview.text
    assert "<script>alert" not in preview.text
    assert Page(preview.text).form(RULES).fields["body"] == body
    assert "Unsere Regeln" not in client.get("/regeln").text
    assert organiser.post(RULES, data={"body": body}).headers["location"] == ROUND
    shown = client.get("/regeln").text
    assert "<strong>Freundlich</strong>" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize("body", ["", "   ", "x" * 40_001])
def test_empty_or_endless_texts_are_refused(organiser: Client, body: str) -> None:
    assert organiser.post(RULES, data={"body": body}).status_code == 422


@pytest.mark.parametrize("path", ["/team/runde/texte/secrets/de", "/team/runde/texte/regeln/xx"])
def test_unknown_texts_are_not_found(organiser: Client, path: str) -> None:
    assert organiser.get(path).status_code == 404
    assert organiser.post(path, data={"body": "x"}).status_code == 404


@pytest.mark.parametrize(("method", "path"), [("GET", ROUND), ("POST", ROUND), ("GET", RULES), ("POST", RULES)])
def test_the_round_is_the_organisers_alone(
    new_client: NewClient, db: Database, clock: MovableClock, method: str, path: str
) -> None:
    moderator = new_client()
    moderator.cookies.set("t", mara(db, clock).token)
    assert moderator.request(method, path).status_code == 404
    assert new_client().request(method, path).status_code == 401
