"""`/teilen` and `/mit/{code}` as people meet them."""

from sqlmodel import select

from challenge.core.db import Database
from challenge.participants.models import Participant
from challenge.sharing.models import Referral, ShareLink, VisitTally
from tests.conftest import Client, NewClient
from tests.sharing.links import opened_by_form
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import WISH, ada, ben, cleo, log_days

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"
PLACES = ("", "/karte.png?format=vorschau", "/qr.svg", "/qr.png")


def test_before_opening_the_page_says_what_sharing_shows(db: Database, new_client: NewClient) -> None:
    answer = new_client(ada(db)).get("/teilen")
    assert answer.status_code == 200
    assert "Meine Seite öffnen" in answer.text
    assert "/mit/" not in answer.text
    with db.read() as session:
        assert session.exec(select(ShareLink)).all() == []


def test_nobody_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/teilen").status_code == 401
    assert client.post("/teilen", data={}).status_code == 401
    assert client.post("/teilen/schliessen", data={}).status_code == 401


def test_the_kit_has_link_pictures_caption_and_code(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    log_days(db, person, [FIRST_DAY])
    client = new_client(person)
    code = opened_by_form(client)
    html = client.get("/teilen").text
    assert f'value="http://testserver.local/mit/{code}"' in html
    assert html.count('download="dresden-lernt-') == 5
    assert "#DresdenLernt #30TageDresdenLernt #IamALifelongLearner" in html
    assert "Schon 1 Fenster leuchtet." in html
    assert "Ab 5 zeigen wir Zahlen" in html


def test_the_same_form_twice_opens_once_and_does_not_open_what_was_closed(db: Database, new_client: NewClient) -> None:
    client = new_client(ada(db))
    form = Page(client.get("/teilen").text).form("/teilen").fields
    client.post("/teilen", data=form)
    close = Page(client.get("/teilen").text).form("/teilen/schliessen").fields
    assert client.post("/teilen/schliessen", data=close).status_code == 303
    assert client.post("/teilen", data=form).status_code == 303
    assert client.get(f"/mit/{close['code']}").status_code == 404


def test_a_broken_key_is_refused_with_a_sentence(db: Database, new_client: NewClient) -> None:
    assert new_client(ada(db)).post("/teilen", data={"key": "x"}).status_code == 422


def test_a_neighbour_comes_by_the_link_and_is_counted(db: Database, new_client: NewClient, client: Client) -> None:
    owner = new_client(ada(db))
    code = opened_by_form(owner)
    page = Page(client.get(f"/mit/{code}").text)
    [start] = [link for link in page.links if link == f"/mitmachen?von={code}"]
    form = Page(client.get(start).text).form("/mitmachen")
    assert form.fields["von"] == code
    assert client.post("/mitmachen", data={**form.fields, "idea": WISH.goal.idea}).status_code == 303
    with db.read() as session:
        assert [each.code for each in session.exec(select(Referral)).all()] == [code]
    assert "Andere einladen" in client.get(f"/mit/{code}").text
    assert "So sehen andere deine Seite" in owner.get(f"/mit/{code}").text


def test_the_same_idea_is_one_tap_away_and_own_words_are_not(
    db: Database, new_client: NewClient, client: Client
) -> None:
    idea = opened_by_form(new_client(ada(db)))
    words = opened_by_form(new_client(ben(db)))
    assert f"/mitmachen?idee={WISH.goal.idea}&von={idea}" in Page(client.get(f"/mit/{idea}").text).links
    assert not [link for link in Page(client.get(f"/mit/{words}").text).links if "idee=" in link]


def test_visits_are_counted_without_the_owner_and_without_machines(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    owner = new_client(ada(db), **{"User-Agent": PHONE})
    code = opened_by_form(owner)
    someone = new_client(**{"User-Agent": PHONE})
    for _ in range(5):
        assert someone.get(f"/mit/{code}").status_code == 200
    someone.get(f"/mit/{code}", headers={"Sec-Purpose": "prefetch"})
    owner.get(f"/mit/{code}")
    new_client(**{"User-Agent": "WhatsApp/2.24.1"}).get(f"/mit/{code}")
    owner.app.state.visits.flush()
    with db.read() as session:
        [tally] = session.exec(select(VisitTally)).all()
    assert tally.model_dump() == {"code": code, "date": clock.today(), "count": 5}
    assert "Besuche am Tag" in owner.get("/teilen").text


def test_a_closed_page_is_gone_at_every_address(db: Database, new_client: NewClient, client: Client) -> None:
    owner = new_client(ada(db))
    code = opened_by_form(owner)
    assert [client.get(f"/mit/{code}{place}").status_code for place in PLACES] == [200] * len(PLACES)
    form = Page(owner.get("/teilen").text).form("/teilen/schliessen").fields
    assert owner.post("/teilen/schliessen", data=form).status_code == 303
    assert [client.get(f"/mit/{code}{place}").status_code for place in PLACES] == [404] * len(PLACES)
    assert "/mitmachen" in Page(client.get(f"/mit/{code}").text).links


def test_an_unknown_code_is_not_there(client: Client) -> None:
    for code in ("22222222", "nonsense", "%2e%2e", "é", "BCDFGHJK", "0" * 300):
        assert {client.get(f"/mit/{code}{place}").status_code for place in PLACES} == {404}, code


def test_another_persons_page_cannot_be_closed(db: Database, new_client: NewClient, client: Client) -> None:
    code, other = opened_by_form(new_client(ada(db))), new_client(ben(db))
    opened_by_form(other)
    assert other.post("/teilen/schliessen", data={"code": code}).status_code == 404
    assert client.get(f"/mit/{code}").status_code == 200


def test_under_16_there_is_a_sentence_and_nothing_else(db: Database, new_client: NewClient) -> None:
    young = new_client(cleo(db))
    page = young.get("/teilen")
    assert page.status_code == 200
    assert Page(page.text).forms == []
    assert young.post("/teilen", data={}).status_code == 404
    assert young.post("/teilen/schliessen", data={"code": "22222222"}).status_code == 404


def test_under_16_no_address_shows_anything(db: Database, new_client: NewClient, client: Client) -> None:
    person = ada(db)
    code = opened_by_form(new_client(person))
    with db.write() as session:
        session.get_one(Participant, person.id).under16 = True
    assert {client.get(f"/mit/{code}{place}").status_code for place in PLACES} == {404}


def test_another_site_cannot_open_a_page(db: Database, new_client: NewClient) -> None:
    forged = new_client(ada(db), **{"Sec-Fetch-Site": "cross-site"})
    assert forged.post("/teilen", data={}).status_code == 403
