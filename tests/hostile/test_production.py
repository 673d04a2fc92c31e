"""The app as a city runs it: behind https, under one name, a second factor for the team, no tricks of development."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from tests.conftest import Client
from tests.hostile.town import Town, routes
from tests.support.clocks import MovableClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HOME = "https://lernt.example"
EVIL = "evil.example"


@pytest.fixture
def city(settings: Settings, db: Database, clock: MovableClock) -> Litestar:
    """The app in production."""
    return create_app(replace(settings, production=True, base_url=HOME), db=db, clock=clock)


@pytest.fixture
def phone(city: Litestar) -> Iterator[Client]:
    """A browser that reaches it by its name."""
    with TestClient(city, base_url=HOME, raise_server_exceptions=False) as client:
        client.follow_redirects = False
        client.headers["Sec-Fetch-Site"] = "same-origin"
        yield client


def test_every_cookie_stays_on_https_and_out_of_scripts(phone: Client) -> None:
    joined = phone.post("/mitmachen?lang=en", data={"idea": "czech"})
    assert joined.status_code == 303
    saved = phone.post("/pause/beenden")
    cookies = [*joined.headers.get_list("set-cookie"), *saved.headers.get_list("set-cookie")]
    assert {each.split("=")[0] for each in cookies} == {"__Host-s", "lang", "notice"}
    for cookie in cookies:
        assert cookie.count("Secure") == 1, cookie
        assert "HttpOnly" in cookie
        assert "samesite=lax" in cookie.lower()


def test_a_cookie_of_development_opens_nothing(phone: Client, town: Town) -> None:
    phone.cookies.set("s", town.ada.token)
    phone.cookies.set("t", town.olga.token)
    assert phone.get("/heute").status_code == 401
    assert phone.get("/team").status_code == 401


def test_every_answer_insists_on_https(phone: Client) -> None:
    for path in ("/", "/nowhere", "/static/x/nowhere", "/heute"):
        assert "max-age=63072000" in phone.get(path).headers["strict-transport-security"]


@pytest.mark.parametrize("host", [EVIL, f"lernt.example.{EVIL}", f"{EVIL}:443", "", "lernt.example@" + EVIL, "[::1]"])
def test_another_host_name_is_refused(phone: Client, host: str) -> None:
    answer = phone.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert EVIL not in answer.text


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Original-Host", "Forwarded", "X-Host", "X-Original-URL"])
def test_no_header_moves_links_elsewhere(phone: Client, town: Town, header: str) -> None:
    for path in ("/", f"/mit/{town.ids['code']}", "/stadt", f"/pruefen/{town.ids['certificate_id']}", "/robots.txt"):
        answer = phone.get(path, headers={header: EVIL})
        assert answer.status_code == 200
        assert EVIL not in answer.text
        assert EVIL not in str(answer.headers)


def test_the_whole_desk_is_shut_without_a_second_factor(city: Litestar, phone: Client, town: Town) -> None:
    phone.cookies.set("__Host-t", town.olga.token)
    for method in ("GET", "POST"):
        for path in routes(city, method):
            if path.startswith("/team") and not path.startswith(("/team/anmelden", "/team/abmelden")):
                answer = phone.request(method, town.address(path))
                assert (answer.status_code, answer.headers["location"]) == (303, "/team/anmelden/zweiter-faktor"), path


def test_only_our_own_https_pages_may_write(phone: Client) -> None:
    del phone.headers["sec-fetch-site"]
    for origin in ("http://lernt.example", f"{HOME}:8443", f"https://{EVIL}", "null", f"{HOME}.{EVIL}"):
        assert phone.post("/mitmachen", data={"idea": "czech"}, headers={"Origin": origin}).status_code == 403
    assert phone.post("/mitmachen", data={"idea": "czech"}, headers={"Origin": HOME}).status_code == 303


def test_a_fault_tells_nothing_about_the_inside(city: Litestar, phone: Client) -> None:
    assert not city.debug
    city.state.clock = object()
    answer = phone.get("/mitmachen")
    assert answer.status_code == 500
    for word in ("Traceback", "object", "challenge/", "litestar", "AttributeError"):
        assert word not in answer.text
