"""Every route of the app: who may come in, what it says in its headers, and that reading changes nothing."""

import re
from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from sqlmodel import func, select

from challenge.app import create_app
from challenge.config import Settings
from challenge.core.db import Database
from challenge.schema import metadata
from challenge.web.security import SAFE
from tests.conftest import Client, NewClient
from tests.support.people import ada

KNOWN = ("viewer", "publisher", "newcomer", "staff", "moderator", "organiser")
PUBLIC = (
    "/",
    "/static/",
    "/mitmachen",
    "/wiederherstellen",
    "/stadt",
    "/pinnwand",
    "/beitraege/{",
    "/bilder/",
    "/meldungen/",
    "/einspruch",
    "/abzeichen/{",
    "/abzeichen/bild/",
    "/erfolge/",
    "/aussteller",
    "/status/",
    "/.well-known/",
    "/pruefen",
    "/mit/",
    "/urkunde/{",
    "/impressum",
    "/datenschutz",
    "/barrierefreiheit",
    "/einfache-sprache",
    "/regeln",
    "/hilfe",
    "/transparenz",
    "/team/anmelden",
    "/team/abmelden",
    "/sw.js",
    "/offline",
    "/health",
    "/robots.txt",
)
"""Where nobody needs to be known (product.md §5); a handler elsewhere names who may come in."""
EXACT = ("/", "/stadt", "/pinnwand")
QUIET_TABLES = ("device", "share_visit", "rate_count", "job_run", "staff_session")
"""What reading may touch: when somebody was seen, how often a share page was opened."""
HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "cache-control",
    "vary",
)


def handlers(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """(method, path, handler) of everything that answers over HTTP."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            for method in sorted(handler.http_methods - {"OPTIONS"}):
                yield method, route.path_format, handler


def filled(path: str) -> str:
    """An address with something in each of its places."""
    return re.sub(r"{[^}]*}", "2026-11-10", path)


def public(path: str) -> bool:
    return path in EXACT or path.startswith(tuple(each for each in PUBLIC if each != "/"))


def counts(db: Database) -> dict[str, int]:
    with db.read() as session:
        return {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
            if name not in QUIET_TABLES
        }


def test_every_handler_is_public_or_names_who_may_come_in(app: Litestar) -> None:
    unguarded = {
        f"{method} {path}"
        for method, path, handler in handlers(app)
        if not public(path) and not set(KNOWN) & set(handler.parsed_fn_signature.parameters)
    }
    assert unguarded == set()


@pytest.mark.parametrize(
    "origin",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_no_write_is_taken_from_another_site(
    app: Litestar, new_client: NewClient, db: Database, origin: dict[str, str]
) -> None:
    client = new_client(ada(db))
    del client.headers["sec-fetch-site"]
    before = counts(db)
    for method, path, _handler in handlers(app):
        if method not in SAFE:
            answer = client.request(method, filled(path), headers=origin)
            assert answer.status_code == 403, (method, path)
    assert counts(db) == before


def test_every_answer_carries_its_headers(app: Litestar, new_client: NewClient, db: Database) -> None:
    for client in (new_client(), new_client(ada(db))):
        paths = {filled(path) for method, path, _ in handlers(app) if method == "GET" and "live" not in path}
        for path in sorted(paths | {"/nowhere", "/static/x/nowhere"}):
            answer = client.get(path)
            missing = [name for name in HEADERS if name not in answer.headers]
            assert not missing, (path, answer.status_code, missing)
            assert answer.status_code < 500, path
            assert "server" not in answer.headers


def test_a_refused_write_carries_its_headers_too(client: Client) -> None:
    for answer in (
        client.post("/heute", headers={"Sec-Fetch-Site": "cross-site"}),
        client.post("/heute", data={}),
        client.delete("/heute"),
        client.request("OPTIONS", "/heute"),
    ):
        assert "content-security-policy" in answer.headers, answer.status_code


def test_reading_changes_nothing(app: Litestar, new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    before = counts(db)
    for method, path, _handler in handlers(app):
        if method == "GET" and "live" not in path:
            client.get(filled(path))
            assert counts(db) == before, path


def test_nobody_gets_a_fault_of_ours_by_an_empty_form(app: Litestar, new_client: NewClient, db: Database) -> None:
    for client in (new_client(), new_client(ada(db))):
        for method, path, _handler in handlers(app):
            if method == "POST" and "loeschen" not in path:
                assert client.post(filled(path)).status_code < 500, path


def test_the_app_shows_no_documentation_of_itself(settings: Settings, client: Client) -> None:
    assert client.get("/schema").status_code == 404
    assert create_app(settings).openapi_config is None
