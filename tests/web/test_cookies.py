"""Cookies: the session's, and headers that are no cookies at all."""

from dataclasses import replace

import pytest
from litestar.testing import TestClient

from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from challenge.web.cookies import cookies_of
from tests.conftest import Client
from tests.support.clocks import MovableClock

JOIN = {"idea": "czech"}


@pytest.mark.parametrize("header", ["", ";", "=", "lang", "a=\x01b; lang=en", 'lang="en', "ü=ä", "=;=;=", "x" * 10_000])
def test_a_broken_header_breaks_nothing(client: Client, header: str) -> None:
    assert isinstance(cookies_of(header), dict)
    assert client.get("/mitmachen", headers=[(b"cookie", header.encode("latin-1"))]).status_code == 200


def test_the_session_of_development_is_for_this_site_and_no_script(client: Client) -> None:
    answer = client.post("/mitmachen", data=JOIN)
    (cookie,) = [value for value in answer.headers.get_list("set-cookie") if value.startswith("s=")]
    for part in ("HttpOnly", "Path=/", "SameSite=lax"):
        assert part.lower() in cookie.lower()
    assert "secure" not in cookie.lower()


def test_the_session_of_production_never_leaves_https(settings: Settings, db: Database, clock: MovableClock) -> None:
    app = create_app(replace(settings, production=True, base_url="https://lernt.example"), db=db, clock=clock)
    with TestClient(app, base_url="https://lernt.example") as client:
        answer = client.post("/mitmachen", data=JOIN, headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=False)
    cookie = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("__Host-s="))
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=lax"):
        assert part.lower() in cookie.lower()
    assert "domain" not in cookie.lower()


def test_a_token_that_nobody_holds_is_nobody(client: Client) -> None:
    client.cookies.set("s", "made up")
    assert client.get("/heute").status_code == 401
