"""Queries, cookies, headers and file names full of rubbish."""

import pytest
from litestar import Litestar

from challenge.config import Settings
from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.hostile.town import Town, routes
from tests.imaging.good_images import encoded, scene
from tests.support.people import ada
from tests.support.posts import handed_in

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
VALUES = (
    "%00",
    "a%00b",
    "%ff",
    "%ED%A0%80",
    "x" * 3000,
    "9" * 400,
    "-1",
    "%D9%A1",
    "9999-12-31",
    "0001-01-01",
    "99999999999999999.x",
    "0.%F0%9F%98%80",
    "//evil.example",
)
NAMES = ("hashtag", "nach", "tag", "idee", "stadtraum", "link", "zu", "von", "thema")
COOKIES = (
    "s=\x7f; t=\x7f",
    "s=; t=; lang=",
    "lang=<script>",
    "notice=<script>",
    's="\\000"; t="\\303(',
    "s=" + "x" * 8000,
    "é=ü",
)
LANGUAGES = ("*", "de;q=nan", "en;q=inf,de;q=-inf", "x" * 5000, ",;,;q=;q=q", "de-" * 500, "\xff\xfe", "en;q=1e999")
FILES = (
    "../../x.jpg",
    "..\\..\\x.jpg",
    'a"; filename="b',
    "x\u202egpj.exe",
    "\x00.png",
    "x" * 3000,
    "CON",
    "/etc/passwd",
)


def browser_of(town: Town, new_client: NewClient) -> Client:
    return town.browser(new_client, town.mara)


def test_rubbish_in_a_query_is_never_our_fault(app: Litestar, town: Town, new_client: NewClient) -> None:
    """On both engines: PostgreSQL is the stricter one."""
    browser = browser_of(town, new_client)
    for path in (
        "/",
        "/mitmachen",
        "/heute",
        "/heute/neues-ziel",
        "/pinnwand",
        "/bescheide",
        "/stadt",
        "/team/anmelden",
    ):
        assert path in routes(app, "GET")
        for value in VALUES:
            query = "&".join(f"{name}={value}" for name in NAMES)
            answer = browser.get(f"{path}?{query}&{query}")
            assert answer.status_code in (200, 303, 404), (path, value)


@SQLITE
@pytest.mark.parametrize("cookie", COOKIES, ids=ascii)
def test_rubbish_in_cookies_is_nobody(town: Town, new_client: NewClient, cookie: str) -> None:
    browser = new_client()
    for path, status in (("/", 200), ("/heute", 401), ("/team", 401), ("/pinnwand", 200)):
        answer = browser.get(path, headers=[(b"cookie", cookie.encode("latin-1"))])
        assert answer.status_code == status
        assert "<script>" not in answer.text


@SQLITE
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda value: ascii(value)[:20])
def test_rubbish_for_a_language_is_answered_in_one_of_ours(new_client: NewClient, language: str) -> None:
    answer = new_client().get("/", headers=[(b"accept-language", language.encode("latin-1"))])
    assert answer.status_code == 200
    assert '<html lang="de"' in answer.text or '<html lang="en"' in answer.text


@SQLITE
@pytest.mark.parametrize("length", ["-1", "abc", "", "1e3", "99999999999", "0", "1, 2"])
def test_a_length_that_is_none_is_never_our_fault(db: Database, new_client: NewClient, length: str) -> None:
    headers = {"content-length": length, "content-type": "application/x-www-form-urlencoded"}
    answer = new_client(ada(db)).post("/pause", content=b"from=2026-11-11&days=2", headers=headers)
    assert answer.status_code in (303, 400, 413, 422)


@SQLITE
@pytest.mark.parametrize("name", FILES, ids=lambda value: ascii(value)[:20])
def test_the_name_of_a_file_decides_nothing(db: Database, new_client: NewClient, settings: Settings, name: str) -> None:
    picture = encoded(scene(), "PNG")
    answer = new_client(ada(db)).post("/heute", files={"photo": (name, picture, "text/html")})
    assert answer.status_code == 303
    (stored,) = list(settings.data_dir.rglob("*.webp"))
    assert stored.parent.parent == settings.media_dir
    assert len(stored.stem) == 64


@SQLITE
def test_a_wall_behind_a_made_up_mark_is_a_wall(db: Database, new_client: NewClient) -> None:
    handed_in(db, ada(db))
    for mark in ("99999999999999999.", "0.x", "-1.x", ".", "x.y.z", "٣.x", "1" * 18 + ".x"):
        assert new_client().get("/pinnwand", params={"nach": mark}).status_code == 200
