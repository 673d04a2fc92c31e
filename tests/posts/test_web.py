"""`/beitraege` in a browser without JavaScript: writing, reading, changing, and who may not."""

from uuid import uuid4

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.posts.actions import deciding as actions
from challenge.posts.models import Post
from tests.conftest import NewClient
from tests.imaging.good_images import encoded, scene
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import ada, ben, cleo
from tests.support.posts import NOON, handed_in, read, wish

PNG = encoded(scene(), "PNG")


def stored(db: Database) -> list[Post]:
    with db.read() as session:
        return list(session.exec(select(Post)).all())


def approve(db: Database, post_id: str) -> None:
    with db.write() as session:
        actions.approve(session, post_id, NOON)


def test_a_post_is_written_with_the_form_as_it_stands_and_waits(db: Database, new_client: NewClient) -> None:
    browser = new_client(ada(db))
    form = Page(browser.get("/beitraege/neu").text).form("/beitraege")
    answer = browser.post("/beitraege", data={**form.fields, "text": "Zehn Vokabeln"})
    assert answer.status_code == 303
    page = browser.get(answer.headers["location"])
    assert "Wir schauen noch" in page.text
    (post,) = stored(db)
    assert (post.status, post.text, str(post.day)) == ("waiting", "Zehn Vokabeln\n\n#DresdenLernt", "2026-11-10")


def test_a_waiting_post_is_seen_by_its_author_only(db: Database, new_client: NewClient) -> None:
    who = ada(db)
    address = f"/beitraege/{handed_in(db, who)}"
    assert new_client(who).get(address).status_code == 200
    for stranger in (new_client(ben(db)), new_client()):
        assert stranger.get(address).status_code == 404
        assert "Vokabeln" not in stranger.get("/pinnwand").text


@pytest.mark.parametrize("act", [actions.ask_change, actions.reject, actions.hide])
def test_what_was_taken_down_is_seen_by_its_author_only(db: Database, new_client: NewClient, act: object) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    approve(db, post_id)
    with db.write() as session:
        act(session, post_id, NOON)  # type: ignore[operator]
    assert new_client(who).get(f"/beitraege/{post_id}").status_code == 200
    assert new_client().get(f"/beitraege/{post_id}").status_code == 404
    assert post_id not in new_client().get("/pinnwand").text


def test_a_post_is_changed_with_the_form_that_its_page_shows(db: Database, new_client: NewClient) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    with db.write() as session:
        actions.ask_change(session, post_id, NOON)
    browser = new_client(who)
    form = Page(browser.get(f"/beitraege/{post_id}").text).form(f"/beitraege/{post_id}")
    assert form.fields["text"] == "Zehn Vokabeln an der Haltestelle"
    answer = browser.post(f"/beitraege/{post_id}", data={**form.fields, "text": "Elf Vokabeln"})
    assert answer.status_code == 303
    post = read(db, post_id)
    assert (post.status, post.text) == ("waiting", "Elf Vokabeln\n\n#DresdenLernt")


def test_withdrawing_takes_a_post_off_the_wall(db: Database, new_client: NewClient) -> None:
    who = ada(db)
    post_id = handed_in(db, who)
    approve(db, post_id)
    assert new_client(who).post(f"/beitraege/{post_id}/zurueckziehen").status_code == 303
    assert post_id not in new_client().get("/pinnwand").text
    assert "Zurückgezogen" in new_client(who).get("/pinnwand?meine=1").text


def test_other_peoples_posts_cannot_be_changed_by_their_ids(db: Database, new_client: NewClient) -> None:
    post_id = handed_in(db, ada(db))
    neighbour = new_client(ben(db))
    for address in (f"/beitraege/{post_id}", f"/beitraege/{post_id}/zurueckziehen", "/beitraege/unbekannt"):
        assert neighbour.post(address, data={"text": "Meins"}).status_code == 404
    assert read(db, post_id).status == "waiting"


def test_under_16_there_is_no_way_to_a_post(db: Database, new_client: NewClient) -> None:
    child, post_id = new_client(cleo(db)), handed_in(db, ada(db))
    approve(db, post_id)
    assert child.get("/beitraege/neu").status_code == 404
    assert child.get("/pinnwand?meine=1").status_code == 404
    for address in ("/beitraege", f"/beitraege/{post_id}", f"/beitraege/{post_id}/zurueckziehen"):
        assert child.post(address, data={"text": "Ich auch #DresdenLernt"}).status_code == 404
    assert "/beitraege/neu" not in child.get("/pinnwand").text
    assert len(stored(db)) == 1


def test_who_is_not_signed_in_keeps_what_was_typed(db: Database, new_client: NewClient) -> None:
    answer = new_client().post("/beitraege", data={"text": "Mühsam getippt"})
    assert answer.status_code == 401
    assert "Mühsam getippt" in answer.text
    assert not stored(db)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": "#DresdenLernt"}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"text": "x" * 490, "hashtag-0": "1"}, "text"),
        ({"text": "Gut", "url": "http://instagram.com/p/C8xY_z9AbC/"}, "url"),
        ({"text": "Gut", "url": "https://ada@instagram.com/p/C8xY_z9AbC/"}, "url"),
        ({"text": "Gut", "url": "https://instagrarn.com/p/C8xY_z9AbC/"}, "url"),
        ({"text": "Gut", "url": "https://127.0.0.1/p/C8xY_z9AbC/"}, "url"),
        ({"text": "Gut", "url": "https://example.org/"}, "url"),
        ({"text": "Gut", "day": "2026-11-11"}, "day"),
        ({"text": "Gut", "day": "gestern"}, "day"),
        ({"text": "Gut", "day": "2026-09-01"}, "day"),
        ({"text": "Gut", "key": "kein-schlüssel"}, "key"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(
    db: Database, new_client: NewClient, fields: dict[str, str], wrong: str
) -> None:
    answer = new_client(ada(db)).post("/beitraege", data={"alt": "Beschreibung", **fields})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert f"#{wrong}" in page.links
    assert wrong == "key" or f"{wrong}-error" in page.ids
    form = page.form("/beitraege")
    assert all(form.fields[name] == value for name, value in fields.items() if name != "key")
    assert form.fields["alt"] == "Beschreibung"
    assert not stored(db)


def test_a_photo_asks_who_is_on_it(db: Database, new_client: NewClient) -> None:
    browser = new_client(ada(db))
    answer = browser.post("/beitraege", data={"text": "Mein Chor"}, files={"photo": ("a.png", PNG, "image/png")})
    assert answer.status_code == 422
    assert "people-error" in Page(answer.text).ids
    assert not stored(db)


def test_the_shared_words_around_a_link_do_not_matter(db: Database, new_client: NewClient) -> None:
    shared = "Schau mal: https://www.instagram.com/reel/C8xY_z9AbC/?igsh=abc"
    assert new_client(ada(db)).post("/beitraege", data={"url": shared}).status_code == 303
    assert stored(db)[0].url == "https://www.instagram.com/p/C8xY_z9AbC/"


def test_the_same_form_twice_is_one_post_and_with_another_text_refused(db: Database, new_client: NewClient) -> None:
    browser, fields = new_client(ada(db)), {"key": str(uuid4()), "text": "Einmal"}
    first, second = (browser.post("/beitraege", data=fields) for _time in range(2))
    assert (first.status_code, first.headers["location"]) == (second.status_code, second.headers["location"])
    assert browser.post("/beitraege", data={**fields, "text": "Zweimal"}).status_code == 422
    assert [each.text for each in stored(db)] == ["Einmal"]


def test_markup_emoji_and_arabic_are_shown_as_they_were_typed(db: Database, new_client: NewClient) -> None:
    text = "<script>alert(1)</script> 👩\u200d👩\u200d👧 مرحبا & 'so'"
    post_id = handed_in(db, ada(db), wish(text=text))
    approve(db, post_id)
    for address in ("/pinnwand", f"/beitraege/{post_id}"):
        answer = new_client().get(address)
        assert text in Page(answer.text).text
        assert "<script>alert" not in answer.text


def test_a_post_from_another_site_is_refused(db: Database, new_client: NewClient) -> None:
    stranger = new_client(ada(db), **{"Sec-Fetch-Site": "cross-site"})
    assert stranger.post("/beitraege", data={"text": "Untergeschoben"}).status_code == 403
    assert not stored(db)


def test_forty_posts_an_hour_are_enough(db: Database, new_client: NewClient, clock: MovableClock) -> None:
    browser = new_client(ada(db))
    answers = [browser.post("/beitraege", data={"text": f"Nummer {n}"}).status_code for n in range(41)]
    assert answers == [303] * 40 + [429]
    clock.forward(hours=1)
    assert browser.post("/beitraege", data={"text": "Weiter"}).status_code == 303
