"""Share links as tests need them: opened, closed, and with friends who came by them."""

from collections.abc import Iterable
from datetime import date, timedelta
from html.parser import HTMLParser

from sqlmodel import select

from challenge.badges.models import Award
from challenge.core.db import Database
from challenge.sharing import queries
from challenge.sharing.actions.links import close_link, open_link
from tests.conftest import Client
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import Person, ada, at, log_days

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(10)]


class Tags(HTMLParser):
    """The og: and twitter: tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        if tag == "meta" and (key := names.get("property") or names.get("name")):
            self.found[key] = names["content"]


def opened_by_form(client: Client) -> str:
    """Open the page as the person would, by the form, and read the code off it."""
    form = Page(client.get("/teilen").text).form("/teilen")
    assert client.post("/teilen", data=form.fields).status_code == 303
    return Page(client.get("/teilen").text).form("/teilen/schliessen").fields["code"]


def opened(db: Database, person: Person) -> str:
    """The code of the person's page, opened on day 1."""
    with db.write() as session:
        return open_link(session, person.id, at(FIRST_DAY, 9)).code


def closed(db: Database, person: Person, code: str) -> None:
    """The person closes the page."""
    with db.write() as session:
        close_link(session, person.id, code, at(FIRST_DAY, 10))


def friends(db: Database, code: str, learned: Iterable[int]) -> list[Person]:
    """One person by the link for each number of learning days."""
    found = []
    for days in learned:
        friend = ada(db, via=code)
        log_days(db, friend, DAYS[:days])
        found.append(friend)
    return found


def brought(db: Database, person: Person) -> tuple[int, int]:
    """Joined and reached, as they really are."""
    with db.read() as session:
        link = queries.link_of(session, person.id)
        assert link is not None
        return queries.brought(session, link)


def ambassadors(db: Database) -> list[tuple[str, date]]:
    """Who has the badge, and since when."""
    with db.read() as session:
        awards = session.exec(select(Award).where(Award.badge == "ambassador")).all()
    return [(each.participant_id, each.awarded_on) for each in awards]
