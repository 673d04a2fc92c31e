"""Names in addresses that nobody gave: somebody else's, made up, or no names at all. 404, for everybody."""

import re

import pytest
from litestar import Litestar

from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.hostile.town import Town, routes
from tests.house.test_routes import counts
from tests.support.people import ben

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STRANGE = (
    "a%00b",
    "%ff",
    "%ED%A0%80",
    "%2e%2e",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "a%2Fb",
    "x" * 5000,
    "9" * 400,
    "%F0%9F%98%80",
    "-1",
    "%0d%0aX-Evil:y",
    "%27%20OR%201=1--",
    "%E2%80%AE",
    "{}",
)
REFUSED = (401, 404, 422, 429)
"""Signed out, not there, a form or a date that is wrong before anything is looked up, too many notices."""
ENDED = re.compile("/konto/geraete/.*/abmelden")
"""Ending a device that is not there is fine."""
OPEN = ("/beitraege/", "/meldungen/", "/mit/", "/pruefen/", "/bilder/", "/abzeichen/bild/", "/static/")


def test_a_name_that_cannot_be_one_is_not_found(app: Litestar, town: Town, new_client: NewClient) -> None:
    """On both engines: PostgreSQL does not even look for some of them."""
    browsers = (town.browser(new_client, town.mara), town.browser(new_client, town.olga))
    for method in ("GET", "POST"):
        for path in (each for each in routes(app, method) if "{" in each):
            browser = browsers["konten" in path or "runde" in path]
            for name in STRANGE:
                address = re.sub("{[^}]*}", name, path)
                answer = browser.request(method, address)
                assert answer.status_code in REFUSED or ENDED.search(address), (method, address, answer.status_code)
                assert "x-evil" not in answer.headers


@SQLITE
def test_what_is_adas_is_nobody_elses(app: Litestar, town: Town, new_client: NewClient, db: Database) -> None:
    for stranger in (new_client(), new_client(ben(db))):
        for path in (each for each in routes(app, "GET") if "{" in each and not each.startswith(OPEN)):
            if path != "/heute/{day}/bild":
                assert stranger.get(town.address(path)).status_code in (401, 404), path


@SQLITE
def test_nobody_writes_to_what_is_adas(app: Litestar, town: Town, new_client: NewClient, db: Database) -> None:
    strangers: list[Client] = [new_client(), new_client(ben(db))]
    before = counts(db)
    for stranger in strangers:
        for path in (each for each in routes(app, "POST") if "{" in each):
            if not path.endswith(("/anfeuern", "/melden", "/zuruecknehmen")):  # anybody's, and one's own dates
                answer = stranger.post(town.address(path))
                assert answer.status_code in REFUSED or ENDED.search(town.address(path)), path
    assert counts(db) == before
    assert town.browser(new_client).get("/heute").status_code == 200


@SQLITE
@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/%2f/evil.example", "/\\evil.example", "///"])
def test_no_link_leads_away_because_of_the_address_one_came_by(new_client: NewClient, path: str) -> None:
    answer = new_client().get(f"http://testserver.local{path}")
    assert answer.status_code in (200, 404)
    assert not re.search(r'(?:href|action|src)="(?://|/\\|http://evil)', answer.text)
