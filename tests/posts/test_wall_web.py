"""`/pinnwand`: what strangers see, how they choose, and cheers with and without JavaScript."""

from datetime import timedelta

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.posts.actions import deciding as actions
from challenge.posts.models import Cheer
from tests.conftest import Client, NewClient
from tests.support.pages import Page
from tests.support.people import Person, ada, ben, cleo
from tests.support.posts import NOON, handed_in, wish

HTMX = {"HX-Request": "true"}


def shown(db: Database, who: Person, text: str, minutes: int = 0, link: str = "") -> str:
    post_id = handed_in(db, who, wish(link, text=text))
    with db.write() as session:
        actions.approve(session, post_id, NOON + timedelta(minutes=minutes))
    return post_id


def given(db: Database) -> list[tuple[str, str]]:
    with db.read() as session:
        return sorted((each.participant_id, each.kind) for each in session.exec(select(Cheer)).all())


def test_an_empty_wall_invites(client: Client) -> None:
    page = Page(client.get("/pinnwand").text)
    assert "Die Pinnwand wartet auf dich" in page.text
    assert "/mitmachen" in page.links


def test_the_newest_stands_first_with_public_words_only(db: Database, client: Client) -> None:
    shown(db, ada(db), "Zuerst")
    shown(db, ben(db), "Danach", minutes=1)
    text = Page(client.get("/pinnwand").text).text
    assert text.index("Danach") < text.index("Zuerst")
    assert "Ben vom Elbufer" not in text
    assert "Gebärden für meinen Nachbarn" not in text
    assert "Johannstadt" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hashtag=dresdenlernt", {"Eins"}),
        ("hashtag=Chor", {"Zwei"}),
        ("hashtag=dresden", set()),
        ("stadtraum=2", {"Zwei"}),
        ("stadtraum=18", {"Eins", "Zwei"}),
        ("thema=sprache", {"Eins"}),
        ("thema=sprache&stadtraum=2", set()),
        ("thema=alle&stadtraum=alle", {"Eins", "Zwei"}),
        ("nach=unsinn", {"Eins", "Zwei"}),
    ],
)
def test_the_wall_can_be_narrowed(db: Database, client: Client, query: str, found: set[str]) -> None:
    shown(db, ada(db), "Eins #DresdenLernt")
    shown(db, ben(db), "Zwei #Chor")
    text = Page(client.get(f"/pinnwand?{query}").text).text
    assert {word for word in ("Eins", "Zwei") if word in text} == found
    assert bool(found) or "Hier ist noch Platz" in text


def test_older_posts_follow_on_the_next_page_each_once(db: Database, client: Client) -> None:
    who = ada(db)
    ids = [shown(db, who, f"Nummer {n}", minutes=n // 2) for n in range(23)]
    first = Page(client.get("/pinnwand").text)
    older = next(link for link in first.links if "nach=" in link)
    second = Page(client.get(older).text)
    met = [each for page in (first, second) for each in page.ids if each.startswith("beitrag-")]
    assert sorted(met) == sorted(f"beitrag-{each}" for each in ids)
    assert not [link for link in second.links if "nach=" in link and "lang=" not in link]


def test_a_link_opens_outside_and_nothing_else_is_loaded_from_there(db: Database, client: Client) -> None:
    shown(db, ada(db), "Mein Video", link="https://youtu.be/dQw4w9WgXcQ?si=track")
    html = client.get("/pinnwand").text
    assert html.count("youtube.com/watch") == 1
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener noreferrer nofollow ugc"' in html
    assert "Auf YouTube ansehen" in html
    assert "track" not in html


def test_one_cheer_of_each_kind_and_back_to_the_same_wall(db: Database, new_client: NewClient) -> None:
    post_id, neighbour = shown(db, ada(db), "Gelernt"), ben(db)
    browser = new_client(neighbour)
    sent = {"kind": "star", "here": "/pinnwand?stadtraum=1&boese=//x"}
    for _time in range(2):
        answer = browser.post(f"/beitraege/{post_id}/anfeuern", data=sent)
        assert answer.headers["location"] == f"/pinnwand?stadtraum=1#beitrag-{post_id}"
    browser.post(f"/beitraege/{post_id}/anfeuern", data={"kind": "clap"})
    assert given(db) == [(neighbour.id, "clap"), (neighbour.id, "star")]
    browser.post(f"/beitraege/{post_id}/anfeuern", data={"undo": "star"})
    assert given(db) == [(neighbour.id, "clap")]


@pytest.mark.parametrize("here", ["https://boese.example/pinnwand", "//boese.example", "javascript:alert(1)", ""])
def test_a_cheer_never_leads_to_another_site(db: Database, new_client: NewClient, here: str) -> None:
    post_id = shown(db, ada(db), "Gelernt")
    browser = new_client(ben(db))
    answer = browser.post(f"/beitraege/{post_id}/anfeuern", data={"kind": "star", "here": here})
    assert answer.headers["location"].startswith(("/pinnwand", f"/beitraege/{post_id}"))


def test_with_htmx_only_the_cheers_come_back(db: Database, new_client: NewClient) -> None:
    post_id = shown(db, ada(db), "Gelernt")
    answer = new_client(cleo(db)).post(f"/beitraege/{post_id}/anfeuern", data={"kind": "light"}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "1 Mensch feuert an" in answer.text
    assert 'name="undo" value="light"' in answer.text


def test_nobody_cheers_for_oneself_for_hidden_posts_or_with_a_sixth_kind(db: Database, new_client: NewClient) -> None:
    who, waiting = ada(db), ben(db)
    own, hidden = shown(db, who, "Meins"), handed_in(db, waiting)
    browser = new_client(who)
    assert browser.post(f"/beitraege/{own}/anfeuern", data={"kind": "star"}).status_code == 404
    assert browser.post(f"/beitraege/{hidden}/anfeuern", data={"kind": "star"}).status_code == 404
    assert browser.post("/beitraege/unbekannt/anfeuern", data={"kind": "star"}).status_code == 404
    assert new_client(waiting).post(f"/beitraege/{own}/anfeuern", data={"kind": "fire"}).status_code == 422
    assert new_client().post(f"/beitraege/{own}/anfeuern", data={"kind": "star"}).status_code == 401
    assert given(db) == []
