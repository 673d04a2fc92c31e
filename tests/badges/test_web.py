"""`/abzeichen`: mine, and for others only what I opened."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from challenge.badges.actions.awards import revoke
from challenge.badges.queries import awards_of
from challenge.config import Settings
from challenge.core.db import Database
from tests.conftest import NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import Person, ada, at, ben, cleo, log_days

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]


def award_of(db: Database, person: Person) -> str:
    """The address of the person's first award."""
    log_days(db, person, DAYS[:1])
    with db.read() as session:
        return f"/abzeichen/{awards_of(session, person.id)[0].id}"


def test_the_page_shows_what_is_earned_with_its_date_and_what_is_ahead(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:3])
    page = Page(new_client(person).get("/abzeichen").text)
    assert "Funke Mi., 4.11." in page.text
    assert "Halbzeit" in page.text
    assert sum(link.startswith("/abzeichen/") for link in page.links) == 2


def test_before_the_first_day_the_page_is_friendly(db: Database, new_client: NewClient) -> None:
    page = Page(new_client(ada(db)).get("/abzeichen").text)
    assert "Das erste wartet schon" in page.text
    assert "noch 1 Lerntag bis zu diesem Abzeichen" in page.text


def test_nobody_signed_in_sees_no_badges(new_client: NewClient) -> None:
    assert new_client().get("/abzeichen").status_code == 401


def test_a_new_badge_is_celebrated_where_it_was_earned(
    db: Database, new_client: NewClient, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(DAYS[0]))
    client = new_client(person)
    answer = client.post("/heute", headers={"HX-Request": "true"})
    assert "Neues Abzeichen: Erster Schritt." in answer.text
    assert "data-fresh" in answer.text
    page = Page(client.get("/heute").text)
    assert "earned" in page.ids
    assert "noch 2 Lerntage bis zu diesem Abzeichen" in page.text
    clock.forward(days=1)
    assert "earned" not in Page(client.get("/heute").text).ids


def test_an_award_is_private_until_its_owner_opens_it(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    address = award_of(db, person)
    owner, neighbour, stranger = new_client(person), new_client(ben(db)), new_client()
    assert owner.get(address).status_code == 200
    for client in (neighbour, stranger):
        for suffix in ("", ".png", ".svg"):
            assert client.get(address + suffix).status_code == 404
    shown = owner.post(f"{address}/zeigen")
    assert (shown.status_code, shown.headers["location"]) == (303, address)
    page = stranger.get(address)
    assert page.status_code == 200
    assert person.viewer.nickname in page.text
    assert 'property="og:image"' in page.text
    assert page.headers["x-robots-tag"] == "noindex"
    assert "/mitmachen" in Page(page.text).links
    owner.post(f"{address}/verbergen")
    assert stranger.get(address).status_code == 404


def test_a_name_that_waits_for_approval_is_not_on_the_public_page(db: Database, new_client: NewClient) -> None:
    person = ben(db)
    address = award_of(db, person)
    new_client(person).post(f"{address}/zeigen")
    assert "Ben vom Elbufer" not in new_client().get(address).text
    assert "Ben vom Elbufer" in new_client(person).get("/heute").text


def test_under_16_nothing_is_opened(db: Database, new_client: NewClient) -> None:
    person = cleo(db)
    address = award_of(db, person)
    client = new_client(person)
    page = Page(client.get(address).text)
    assert page.forms == [] or all("zeigen" not in form.action for form in page.forms)
    assert client.post(f"{address}/zeigen").status_code == 404
    assert new_client().get(address).status_code == 404


@pytest.mark.parametrize("act", ["zeigen", "verbergen"])
def test_somebody_elses_award_is_not_there(db: Database, new_client: NewClient, act: str) -> None:
    address = award_of(db, ada(db))
    assert new_client(ben(db)).post(f"{address}/{act}").status_code == 404
    assert new_client().post(f"{address}/{act}").status_code == 401


def test_an_award_that_was_taken_back_disappears_for_others(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    address = award_of(db, person)
    owner = new_client(person)
    owner.post(f"{address}/zeigen")
    with db.write() as session:
        revoke(session, address.rsplit("/", 1)[1], "decision", at(DAYS[1]))
    assert new_client().get(address).status_code == 404
    assert "nach einer Entscheidung" in owner.get(address).text
    assert owner.post(f"{address}/zeigen").status_code == 404


def test_the_picture_is_drawn_once_and_kept(db: Database, new_client: NewClient, settings: Settings) -> None:
    person = ada(db)
    client, address = new_client(person), award_of(db, person)
    first, again = client.get(f"{address}.png"), client.get(f"{address}.png")
    assert first.headers["content-type"] == "image/png"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    with Image.open(BytesIO(first.content)) as picture:
        assert picture.size == (1024, 1024)
    assert first.content == again.content
    assert len(list((settings.media_dir / "drawn").rglob("*.png"))) == 1


def test_the_drawing_may_be_kept_for_good_under_its_version(db: Database, new_client: NewClient) -> None:
    client = new_client(ada(db))
    log = Page(client.get("/abzeichen").text)
    assert "Erster Schritt" in log.text
    kept = client.get("/abzeichen/bild/spark.svg", params={"v": _version(client.get("/abzeichen").text)})
    assert "immutable" in kept.headers["cache-control"]
    old = client.get("/abzeichen/bild/spark.svg?v=other")
    assert old.headers["cache-control"] == "no-cache"
    assert old.headers["content-type"].startswith("image/svg+xml")


@pytest.mark.parametrize("name", ["crown.svg", "spark", "spark.png", "..%2fcatalogue.toml", ".svg"])
def test_a_drawing_that_is_none_is_404(db: Database, new_client: NewClient, name: str) -> None:
    assert new_client().get(f"/abzeichen/bild/{name}").status_code == 404


@pytest.mark.parametrize("name", ["nothing", "nothing.png", ".png", "a.b.c"])
def test_an_award_that_nobody_has_is_404(db: Database, new_client: NewClient, name: str) -> None:
    assert new_client(ada(db)).get(f"/abzeichen/{name}").status_code == 404


def test_an_unknown_form_of_an_award_is_404(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    assert new_client(person).get(f"{award_of(db, person)}.exe").status_code == 404


def _version(html: str) -> str:
    return html.split("/abzeichen/bild/spark.svg?v=")[1].split('"')[0]
