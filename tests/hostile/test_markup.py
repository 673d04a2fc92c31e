"""Words that want to be markup: given wherever a person can type, and looked for wherever they are shown."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from litestar import Litestar
from sqlmodel import select

from challenge.core.db import Database
from challenge.moderation.models import QueueItem
from tests.conftest import Client, NewClient
from tests.hostile.town import Town, routes
from tests.imaging.good_images import encoded, scene
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.people import ben
from tests.support.queue import APPROVE, decided

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

EVIL = "'\"><xss onx=1>{{7*7}}</a></title>"
FORMULA = '=HYPERLINK("http://evil")'
LINKS = f"{EVIL}\n\n<img src=x onerror=1>\n\n[x](javascript:alert(1)) [y](data:text/html,x)"
PHOTO = {"photo": ("x.png", encoded(scene(), "PNG"), "image/png")}


class Elements(HTMLParser):
    """What a browser would make of a page: names of elements, attributes, and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)
        self.addresses.update(value or "" for name, value in attrs if name in ("href", "src", "action", "formaction"))


def harmless(html: str) -> bool:
    """Whether nothing in a page acts: no strange element, no handler, no address that runs or leads to evil."""
    found = Elements(html)
    handlers = {name for name in found.attributes if name.startswith("on") or name == "style"}
    bad = {each for each in found.addresses if each.lower().startswith(("javascript:", "data:text", "//"))}
    return "xss" not in found.tags and not handlers and not bad


def say_it_everywhere(town: Town, new_client: NewClient, db: Database, clock: MovableClock) -> None:
    """Ada types it into every field, the team into theirs, and moderators approve it all."""
    browser, desk = town.browser(new_client), town.browser(new_client, town.olga)
    day = Page(browser.get("/heute").text).form("/heute").fields
    writes = [
        browser.post("/heute", data={**day, "note": EVIL}),
        browser.post("/konto/profil", data={"nickname": EVIL, "stadtraum": "", "language": "de"}),
        browser.post("/beitraege", data={"text": f"{EVIL} #DresdenLernt", "people": "me", "alt": EVIL}, files=PHOTO),
        browser.post(f"/bescheide/{town.ids['statement_id']}/widerspruch", data={"text": EVIL}),
        desk.post(f"/beitraege/{town.ids['post_id']}/melden", data={"reason": "offtopic", "explanation": EVIL}),
        desk.post("/team/runde/texte/impressum/de", data={"body": LINKS}),
        desk.post("/team/konten", data={"name": EVIL, "role": "moderator"}),
        desk.post(
            "/team/runde",
            data={
                "starts_on": "2026-11-02",
                "title": EVIL,
                "hashtags": "#DresdenLernt",
                "goal": "900",
                "milestones": "1000, 5000",
            },
        ),
    ]
    assert [each.status_code for each in writes] == [303] * 6 + [200, 303]


def approve_everything(db: Database, town: Town, clock: MovableClock) -> None:
    with db.read() as session:
        waiting = session.exec(select(QueueItem).where(QueueItem.closed_at == None, QueueItem.appeal_id == None)).all()  # noqa: E711
    for _item in waiting:
        decided(db, town.mara, APPROVE, clock.now())


def everything(app: Litestar, town: Town, browsers: list[Client]) -> Iterator[tuple[str, str]]:
    """(address, text) of every page that somebody can see."""
    for path in routes(app, "GET"):
        for browser in browsers:
            answer = browser.get(town.address(path))
            if answer.status_code == 200 and "html" in answer.headers["content-type"]:
                yield path, answer.text


def newcomer(new_client: NewClient) -> Client:
    """Somebody whose goal is the words."""
    browser = new_client()
    fields = {"title": EVIL, "nickname": EVIL, "why": EVIL, "teach": EVIL, "minutes": "10", "von": EVIL}
    assert browser.post("/mitmachen", data=fields).status_code == 303
    assert browser.post("/teilen").status_code == 303
    return browser


def test_words_stay_words_on_every_page(
    app: Litestar, town: Town, new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    new = newcomer(new_client)
    say_it_everywhere(town, new_client, db, clock)
    browsers = [town.browser(new_client, each) for each in (None, town.mara, town.olga)]
    for _state in ("waiting", "approved"):
        shown = 0
        for path, text in everything(app, town, [new_client(), new_client(ben(db)), new, *browsers]):
            assert harmless(text), path
            shown += "xss onx" in text
        assert shown > 8
        approve_everything(db, town, clock)
    assert EVIL[:6] not in new_client().get("/stadt.csv").text


def test_what_was_refused_is_shown_again_as_words(app: Litestar, town: Town, new_client: NewClient) -> None:
    browser = town.browser(new_client, town.olga)
    long = dict.fromkeys(("note", "text", "title", "why", "nickname", "teach", "name", "code"), EVIL + "x" * 600)
    for path in routes(app, "POST"):
        if not path.endswith(("/abmelden", "/andere-abmelden", "/loeschen")):
            for address in (town.address(path), f"{town.address(path)}?{EVIL}={EVIL}"):
                answer = browser.post(address, data={**long, "day": EVIL, EVIL: EVIL})
                assert "html" not in answer.headers.get("content-type", "html") or harmless(answer.text), path


def test_an_expired_sign_in_keeps_words_as_words(app: Litestar, town: Town, new_client: NewClient) -> None:
    nobody = new_client()
    for path in routes(app, "POST"):
        assert harmless(nobody.post(town.address(path), data={EVIL: EVIL, "text": LINKS}).text), path


@pytest.mark.parametrize(
    "query", ["lang", "hashtag", "nach", "tag", "thema", "von", "idee", "farben", "ansicht", "link"]
)
def test_a_query_is_never_markup(app: Litestar, town: Town, new_client: NewClient, query: str) -> None:
    browser = town.browser(new_client, town.mara)
    for path in routes(app, "GET"):
        if "{" not in path and not path.endswith(".zip"):
            answer = browser.get(path, params={query: EVIL, EVIL: EVIL})
            assert answer.status_code < 500
            assert "html" not in answer.headers.get("content-type", "") or harmless(answer.text), path


def test_tables_for_spreadsheets_hold_no_formula(town: Town, new_client: NewClient) -> None:
    desk = town.browser(new_client, town.olga)
    round_ = {
        "starts_on": "2026-11-02",
        "title": FORMULA,
        "hashtags": "#DresdenLernt",
        "goal": "900",
        "milestones": "1000, 5000",
    }
    assert desk.post("/team/runde", data=round_).status_code == 303
    for path in ("/stadt.csv", "/team/auswertung/tabelle.csv"):
        answer = desk.get(path)
        assert answer.status_code == 200
        for row in csv.reader(io.StringIO(answer.text)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path
    city = desk.get("/stadt.json")
    assert json.loads(city.text)["round"]["title"] == FORMULA
    assert city.headers["content-type"].startswith("application/json")
    assert city.headers["x-content-type-options"] == "nosniff"
