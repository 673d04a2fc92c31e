"""Deleting an account: afterwards no table, no file and no waiting piece of work tells that the person was here."""

import json
from collections.abc import Iterator

import pytest

from challenge import wiring
from challenge.city.queries.recount import recount
from challenge.config import Settings
from challenge.core import outbox
from challenge.core.db import Database
from challenge.schema import metadata
from tests.conftest import Client, NewClient
from tests.hostile.town import Town
from tests.imaging.good_images import encoded, scene
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import ben

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CANARY = "Kanarienvogel"
PHOTO = {"photo": ("Kanarienvogel.png", encoded(scene(), "PNG"), "image/png")}


def stored(db: Database) -> Iterator[tuple[str, str]]:
    """(table, row as text) of everything."""
    with db.read() as session:
        for name, table in metadata.tables.items():
            for row in session.execute(table.select()).all():
                yield name, json.dumps([str(each) for each in row], ensure_ascii=False)


def leave_traces(browser: Client, town: Town) -> set[str]:
    """Write a word that nobody else uses wherever one can; returns what names the person."""
    form = Page(browser.get("/heute").text).form("/heute").fields
    assert browser.post("/heute", data={**form, "note": CANARY}, files=PHOTO).status_code == 303
    profile = {"nickname": f"{CANARY} blau", "stadtraum": "3", "language": "de"}
    assert browser.post("/konto/profil", data=profile).status_code == 303
    post = {"text": f"{CANARY} #DresdenLernt", "people": "me", "alt": CANARY, "day": "2026-11-07"}
    assert browser.post("/beitraege", data=post, files=PHOTO).status_code == 303
    statement = f"/bescheide/{town.ids['statement_id']}/widerspruch"
    assert browser.post(statement, data={"text": CANARY}).status_code == 303
    assert browser.post(f"/beitraege/{town.ids['post_id']}/anfeuern", data={"kind": "heart"}).status_code in (303, 404)
    assert browser.post("/konto/schluesselkarte").status_code == 303
    assert browser.get(f"/mit/{town.ids['code']}/karte.png?format=quadrat").status_code == 200
    return {CANARY, town.ada.id, town.ada.viewer.device_id, town.ids["code"]}


def worked_off(db: Database, settings: Settings, clock: MovableClock) -> None:
    clock.forward(hours=1)
    while outbox.work_off(db, wiring.handlers(settings), clock.now()):
        pass


def test_nothing_of_the_person_is_left(
    db: Database, town: Town, new_client: NewClient, settings: Settings, clock: MovableClock
) -> None:
    browser = town.browser(new_client)
    names = leave_traces(browser, town)
    assert browser.post("/konto/loeschen", data={"sicher": "ja"}).status_code == 303
    worked_off(db, settings, clock)
    left = [(table, row) for table, row in stored(db) if any(name in row for name in names)]
    assert left == []
    assert [each for each in settings.media_dir.rglob("*") if each.is_file()] == []
    with db.read() as session:
        assert recount(session) == ()


def test_every_door_of_the_person_is_closed_and_twice_is_fine(db: Database, town: Town, new_client: NewClient) -> None:
    browser, stranger = town.browser(new_client), new_client(ben(db))
    public = ("/pruefen/{certificate_id}", "/mit/{code}", "/mit/{code}/qr.svg", "/beitraege/{post_id}")
    assert all(stranger.get(town.address(path)).status_code == 200 for path in public)
    other = new_client(town.ada)
    assert browser.post("/konto/loeschen", data={"sicher": "ja"}).status_code == 303
    assert all(stranger.get(town.address(path)).status_code == 404 for path in public)
    for each in (other, browser):
        assert each.get("/heute").status_code == 401
        assert each.post("/konto/loeschen", data={"sicher": "ja"}).status_code == 401
    assert CANARY not in stranger.get("/pinnwand").text


def test_the_form_that_made_a_person_makes_another_one_after_they_left(db: Database, new_client: NewClient) -> None:
    browser, again = new_client(), new_client()
    form = Page(browser.get("/mitmachen?idee=czech").text).form("/mitmachen").fields
    assert browser.post("/mitmachen", data=form).status_code == 303
    assert browser.post("/konto/loeschen", data={"sicher": "ja"}).status_code == 303
    assert again.post("/mitmachen", data=form).status_code == 303
    assert again.get("/heute").status_code == 200
