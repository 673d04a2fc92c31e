"""What must not be found: secrets in our log, and in the database what would open a door."""

import logging
from pathlib import Path

import pyotp
import pytest
from litestar import Litestar

from challenge.core.db import Database
from challenge.participants.actions.key_cards import card_of
from tests.conftest import SECRET, Client, NewClient
from tests.hostile.test_leaving import stored
from tests.hostile.town import Town
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import ada
from tests.support.staff import PASSWORD, mara

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NOTE, NAME = "Kanarienvogel im Heft", "Kanarienvogel am Fenster"
ADDRESS = "203.0.113.77"


def enrolled(browser: Client, clock: MovableClock) -> tuple[str, str]:
    """Mara signs in with her password and sets up codes; returns the seed and the code she typed."""
    assert browser.post("/team/anmelden", data={"name": "Mara", "password": PASSWORD}).status_code == 303
    assert browser.post("/team/anmelden/zweiter-faktor").status_code == 303
    text = Page(browser.get("/team/anmelden/zweiter-faktor").text).text
    seed = text.split("Als Text")[1].split("Code aus der App")[0].replace(" ", "")
    code = pyotp.TOTP(seed).at(clock.now())
    assert browser.post("/team/anmelden/zweiter-faktor", data={"code": code}).status_code == 303
    return seed, code


def a_day_of_secrets(db: Database, new_client: NewClient, clock: MovableClock) -> list[str]:
    """Everything that is somebody's secret, after it was used."""
    person = ada(db)
    mara(db, clock)
    browser, desk, second = new_client(person), new_client(), new_client()
    browser.headers["X-Forwarded-For"] = ADDRESS
    assert browser.post("/heute", data={"note": NOTE}).status_code == 303
    profile = {"nickname": NAME, "stadtraum": "3", "language": "de"}
    assert browser.post("/konto/profil", data=profile).status_code == 303
    assert browser.post("/konto/schluesselkarte").status_code == 303
    with db.read() as session:
        card = card_of(session, SECRET, person.id)
    assert card is not None
    assert second.post("/wiederherstellen", data={"code": card.digits}).status_code == 303
    assert second.post("/wiederherstellen", data={"code": f"https://x/#k={card.secret}"}).status_code == 303
    seed, code = enrolled(desk, clock)
    tokens = [person.token, second.cookies["s"], desk.cookies["t"]]
    return [*tokens, card.digits, card.secret, card.groups, seed, code, PASSWORD, ADDRESS, SECRET.decode()]


def test_no_secret_is_in_the_log_even_when_everything_breaks(
    app: Litestar, db: Database, new_client: NewClient, clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="challenge")
    secrets = [*a_day_of_secrets(db, new_client, clock), NOTE, NAME]
    with db.write() as session:
        session.connection().exec_driver_sql("DROP TABLE check_in")
    browser = new_client()
    browser.cookies.set("s", secrets[0])
    assert browser.post("/heute", data={"note": NOTE}).status_code == 503
    app.state.clock = object()
    assert browser.post("/heute", data={"note": NOTE}).status_code == 500
    assert "incident" in caplog.text
    assert [secret for secret in secrets if secret in caplog.text] == []


def test_no_key_to_anything_is_in_the_database(
    db: Database, new_client: NewClient, clock: MovableClock, database_url: str
) -> None:
    secrets = a_day_of_secrets(db, new_client, clock)
    rows = "\n".join(row for _table, row in stored(db))
    code = secrets.pop(7)  # six digits may stand in any instant
    assert len(code) == 6
    assert NOTE in rows
    assert [secret for secret in secrets if secret in rows] == []
    file = Path(database_url.removeprefix("sqlite:///"))
    raw = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert [secret for secret in secrets if secret.encode() in raw] == []


def test_a_made_up_address_does_not_lift_a_limit(new_client: NewClient) -> None:
    browser, answers = new_client(), []
    for n in range(11):
        headers = {"X-Forwarded-For": f"198.51.100.{n}", "X-Real-IP": f"198.51.100.{n}", "Forwarded": f"for=10.0.0.{n}"}
        answers.append(browser.post("/wiederherstellen", data={"code": "4539578763621486"}, headers=headers))
    assert [each.status_code for each in answers] == [422] * 10 + [429]


def test_an_old_token_opens_nothing(town: Town, new_client: NewClient) -> None:
    browser, copied = town.browser(new_client, town.mara), town.browser(new_client, town.mara)
    for leave, page in (("/konto/abmelden", "/heute"), ("/team/abmelden", "/team")):
        assert copied.get(page).status_code == 200
        assert browser.post(leave).status_code == 303
        assert copied.get(page).status_code == 401
