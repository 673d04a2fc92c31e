"""The desk, the author's side and the notifier's, over HTTP."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from sqlmodel import select

from challenge.config import Settings
from challenge.core.db import Database
from challenge.imaging import media
from challenge.imaging.uploads import cleaned
from challenge.moderation.models import Decision
from challenge.posts.queries import post
from tests.conftest import NewClient
from tests.moderation.conftest import Team
from tests.support.clocks import MovableClock
from tests.support.desk import DESK, item_of
from tests.support.pages import Page
from tests.support.people import ada, ben, cleo
from tests.support.queue import PICTURE, hand_in
from tests.support.staff import olga


def test_looking_takes_nothing_and_taking_holds(team: Team, db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now())
    assert "1 Sache wartet" in Page(team.mara.get(DESK).text).text
    assert "20 Vokabeln" not in team.mara.get(DESK).text
    assert item_of(team.mara)
    assert "20 Vokabeln" in Page(team.mara.get(DESK).text).text
    team.milo.post(DESK)
    assert "20 Vokabeln" not in team.milo.get(DESK).text


def test_a_decision_leads_to_the_next_item(team: Team, db: Database, clock: MovableClock) -> None:
    author = ada(db)
    first = hand_in(db, author, clock.now())
    hand_in(db, author, clock.now(), text="Der zweite Beitrag")
    answer = team.mara.post(item_of(team.mara), data={"decision": "approve"})
    assert (answer.status_code, answer.headers["location"]) == (303, DESK)
    assert "Der zweite Beitrag" in Page(team.mara.get(DESK).text).text
    with db.read() as session:
        assert post(session, first).status == "approved"


def test_a_decision_about_a_colleagues_item_is_refused_with_a_notice(
    team: Team, db: Database, clock: MovableClock
) -> None:
    hand_in(db, ada(db), clock.now())
    item = item_of(team.mara)
    team.milo.post(item, data={"decision": "approve"})
    assert "schon jemand anders" in Page(team.milo.get(DESK).text).text
    for _ in range(2):
        team.mara.post(item, data={"decision": "approve"})
        assert "Entschieden." in Page(team.mara.get(DESK).text).text
    with db.read() as session:
        assert len(session.exec(select(Decision)).all()) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"decision": "reject", "words": "Bleibt hier stehen"}, "Wähle den Grund"),
        ({"decision": "reject", "reason": "boring", "words": "Bleibt hier stehen"}, "neun Gründe"),
        ({"decision": "reject", "reason": "illegal"}, "gegen welches Gesetz"),
        ({"decision": "explode", "words": "Bleibt hier stehen"}, "Wähle eine Entscheidung"),
        ({}, "Wähle eine Entscheidung"),
        ({"decision": "ask_change", "reason": "ads", "words": "x" * 1001}, "1001 Zeichen"),
    ],
)
def test_bad_forms_come_back_with_everything_typed(
    team: Team, db: Database, clock: MovableClock, fields: dict[str, str], sentence: str
) -> None:
    hand_in(db, ada(db), clock.now())
    item = item_of(team.mara)
    answer = team.mara.post(item, data=fields)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert sentence in page.text
    assert page.form(item).fields["words"] == fields.get("words", "")


def test_an_expired_sign_in_keeps_the_moderators_words(team: Team, db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now())
    item = item_of(team.mara)
    clock.forward(minutes=31)
    fields = {"decision": "reject", "reason": "offtopic", "words": "Sehr sorgfältig formuliert"}
    answer = team.mara.post(item, data=fields)
    assert answer.status_code == 401
    assert Page(answer.text).form(item).fields == fields


def test_the_picture_is_blurred_until_asked(team: Team, db: Database, clock: MovableClock, settings: Settings) -> None:
    drawn = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(drawn, "PNG")
    picture = cleaned(drawn.getvalue())
    name = media.store(settings.media_dir, picture.data, ".webp")
    hand_in(db, ada(db), clock.now(), photo=replace(PICTURE, name=name), people="others")
    item = item_of(team.mara)
    assert f'{item}/bild"' in team.mara.get(DESK).text
    assert "bild-klar" not in team.mara.get(DESK).text
    assert f"{item}/bild-klar" in team.mara.get(f"{DESK}?bild=klar").text
    veiled, clear = team.mara.get(f"{item}/bild"), team.mara.get(f"{item}/bild-klar")
    assert clear.content == picture.data
    assert len(veiled.content) < len(clear.content) / 4
    assert "no-store" in clear.headers["cache-control"]


def test_a_link_opens_outside_and_takes_nothing_along(team: Team, db: Database, clock: MovableClock) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    with db.write() as session:
        post(session, post_id).url = "https://www.instagram.com/p/abc/"
    item_of(team.mara)
    assert 'target="_blank" rel="noopener noreferrer nofollow' in team.mara.get(DESK).text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", DESK),
        ("POST", DESK),
        ("POST", f"{DESK}/x"),
        ("POST", f"{DESK}/x/widerspruch"),
        ("GET", f"{DESK}/x/bild"),
        ("GET", f"{DESK}/x/bild-klar"),
        ("GET", "/team"),
        ("GET", "/team/meldungen"),
        ("POST", "/team/meldungen/x"),
    ],
)
def test_the_desk_is_the_teams_alone(new_client: NewClient, db: Database, method: str, path: str) -> None:
    for client in (new_client(), new_client(ada(db)), new_client(cleo(db))):
        assert client.request(method, path).status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{DESK}/x"),
        ("POST", f"{DESK}/x/widerspruch"),
        ("GET", f"{DESK}/x/bild"),
        ("POST", "/team/meldungen/x"),
    ],
)
def test_unknown_items_are_not_found(team: Team, method: str, path: str) -> None:
    assert team.mara.request(method, path, data={"decision": "approve"}).status_code in (404, 422)
    if method == "POST":
        assert (
            team.mara.post(path, data={"decision": "uphold" if "widerspruch" in path else "approve"}).status_code == 404
        )


def test_the_start_page_shows_each_role_its_own(
    team: Team, new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    ben(db)
    boss = new_client()
    boss.cookies.set("t", olga(db, clock).token)
    moderators, organisers = Page(team.mara.get("/team").text), Page(boss.get("/team").text)
    assert "Hallo Mara" in moderators.text
    assert "2 Sachen warten" in moderators.text
    assert "/team/konten" not in moderators.links
    assert {"/team/konten", "/team/runde", "/team/auswertung", DESK} <= set(organisers.links)
