"""The team's door, over HTTP."""

from dataclasses import replace

import pyotp
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from challenge.staff.actions import accounts
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.staff import PASSWORD, mara, olga

DOOR = "/team/anmelden"
SECOND = "/team/anmelden/zweiter-faktor"


def enrol(client: Client, clock: MovableClock) -> pyotp.TOTP:
    """Set up codes by the pages; returns what the person's app knows."""
    assert client.post(SECOND).status_code == 303
    text = Page(client.get(SECOND).text).text
    secret = text.split("Als Text")[1].split("Code aus der App")[0].replace(" ", "")
    app = pyotp.TOTP(secret)
    assert client.post(SECOND, data={"code": app.at(clock.now())}).headers["location"] == "/team"
    return app


def test_password_signs_in_and_leads_onward(client: Client, db: Database, clock: MovableClock) -> None:
    olga(db, clock)
    asked = client.get("/team/konten")
    assert asked.status_code == 401
    form = Page(asked.text).form(DOOR)
    answer = client.post(DOOR, data={**form.fields, "name": "olga", "password": PASSWORD})
    assert answer.headers["location"] == "/team/konten"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert client.get("/team/konten").status_code == 200


@pytest.mark.parametrize("onward", ["https://evil.example/team/", "//evil.example", "/teamevil", "/heute", ""])
def test_onward_leads_nowhere_but_to_the_team(client: Client, db: Database, clock: MovableClock, onward: str) -> None:
    olga(db, clock)
    answer = client.post(DOOR, data={"name": "Olga", "password": PASSWORD, "onward": onward})
    assert answer.headers["location"] == "/team"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(
    client: Client, db: Database, clock: MovableClock
) -> None:
    mara(db, clock)
    known = client.post(DOOR, data={"name": "Mara", "password": "falsch aber lang"})
    unknown = client.post(DOOR, data={"name": "Nora", "password": "falsch aber lang"})
    assert known.status_code == unknown.status_code == 422
    assert known.text.replace("Mara", "Nora") == unknown.text
    assert "falsch" not in known.text


@pytest.mark.parametrize("name", ["Mara", "Nora"])
def test_failures_lock_with_a_notice_whether_the_account_exists_or_not(
    client: Client, db: Database, clock: MovableClock, name: str
) -> None:
    mara(db, clock)
    for _ in range(5):
        assert client.post(DOOR, data={"name": name, "password": "x"}).status_code == 422
    locked = client.post(DOOR, data={"name": name, "password": PASSWORD})
    assert locked.status_code == 429
    assert int(locked.headers["retry-after"]) > 0
    assert "Pause" in Page(locked.text).text


def test_the_organiser_sees_who_is_locked(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    mara(db, clock)
    client = new_client()
    for _ in range(5):
        client.post(DOOR, data={"name": "Mara", "password": "x"})
    client.cookies.set("t", olga(db, clock).token)
    assert "gesperrt bis" in Page(client.get("/team/konten").text).text


def test_wrong_missing_and_replayed_codes_do_not_sign_in(client: Client, db: Database, clock: MovableClock) -> None:
    client.cookies.set("t", mara(db, clock).token)
    app = enrol(client, clock)
    client.post("/team/abmelden")
    clock.forward(minutes=2)
    fields = {"name": "Mara", "password": PASSWORD}
    assert client.post(DOOR, data=fields).status_code == 422
    assert client.post(DOOR, data={**fields, "code": "123 456"}).status_code == 422
    code = app.at(clock.now())
    assert client.post(DOOR, data={**fields, "code": f"{code[:3]} {code[3:]}"}).status_code == 303
    assert client.post(DOOR, data={**fields, "code": code}).status_code == 422


def test_a_second_factor_is_not_replaced_by_an_open_session(client: Client, db: Database, clock: MovableClock) -> None:
    client.cookies.set("t", mara(db, clock).token)
    enrol(client, clock)
    assert client.post(SECOND).status_code == 404


def test_a_wrong_code_does_not_set_it_up(client: Client, db: Database, clock: MovableClock) -> None:
    client.cookies.set("t", mara(db, clock).token)
    client.post(SECOND)
    answer = client.post(SECOND, data={"code": "000000"})
    assert answer.status_code == 422
    assert "Als Text" in Page(answer.text).text


def test_production_lets_nobody_in_without_a_second_factor(
    settings: Settings, db: Database, clock: MovableClock
) -> None:
    who = olga(db, clock)
    strict = replace(settings, production=True, base_url="https://testserver.local")
    with TestClient[Litestar](create_app(strict, db=db, clock=clock), base_url="https://testserver.local") as client:
        client.follow_redirects = False
        client.headers["Sec-Fetch-Site"] = "same-origin"
        client.cookies.set("__Host-t", who.token)
        for path in ("/team/konten", "/team"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, SECOND)
        assert client.post("/team/konten", data={"name": "Eve", "role": "organiser"}).status_code == 303
        enrol(client, clock)
        assert client.get("/team/konten").status_code == 200
        names = Page(client.get("/team/konten").text).text
    assert "Eve" not in names


def test_signing_out_ends_the_session_itself(client: Client, db: Database, clock: MovableClock) -> None:
    who = olga(db, clock)
    client.cookies.set("t", who.token)
    assert client.post("/team/abmelden").headers["location"] == DOOR
    client.cookies.set("t", who.token)
    assert client.get("/team/konten").status_code == 401


def test_a_link_sets_a_password_and_looking_at_it_uses_nothing_up(
    client: Client, db: Database, clock: MovableClock
) -> None:
    with db.write() as session:
        link = accounts.first_link(session, clock.now())
    for _ in range(2):
        page = Page(client.get(DOOR, params={"link": link or ""}).text)
    fields = page.form(f"{DOOR}/link").fields
    assert client.post(f"{DOOR}/link", data={**fields, "password": "kurz"}).status_code == 422
    answer = client.post(f"{DOOR}/link", data={**fields, "password": PASSWORD})
    assert answer.headers["location"] == SECOND
    assert client.get(SECOND).status_code == 200
    assert client.get("/team/konten").status_code == 200
    assert client.post(f"{DOOR}/link", data={**fields, "password": PASSWORD}).status_code == 404
    assert client.get(DOOR, params={"link": link or ""}).status_code == 404


def test_an_expired_sign_in_keeps_what_was_typed(client: Client, db: Database, clock: MovableClock) -> None:
    client.cookies.set("t", olga(db, clock).token)
    clock.forward(minutes=31)
    answer = client.post("/team/konten", data={"name": "Nadja Sorgfältig", "role": "moderator"})
    assert answer.status_code == 401
    kept = Page(answer.text)
    assert kept.form("/team/konten").fields == {"name": "Nadja Sorgfältig", "role": "moderator"}
    assert DOOR in kept.links
