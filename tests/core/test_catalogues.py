"""Catalogues at work: plural forms, and pages that speak one language only."""

import re
from collections.abc import Iterable

import pytest

from challenge.core.db import Database
from challenge.core.i18n import LANGUAGES, SOURCE, ngettext, speaking
from tests.conftest import Client, NewClient
from tests.support.pages import Page
from tests.support.people import ada

PAGES = (
    *("/", "/mitmachen", "/stadt", "/pinnwand", "/pruefen", "/wiederherstellen", "/heute", "/teilen", "/team/anmelden"),
    *("/stadt/widget", "/stadt/anzeige", "/hilfe", "/regeln", "/transparenz", "/offline", "/nothing-here"),
)
OWN_PAGES = (
    *("/heute", "/abzeichen", "/urkunde", "/konto", "/teilen", "/beitraege/neu", "/pinnwand", "/stadt", "/bescheide"),
)
ENGLISH = {"Accept-Language": "en-GB", "Accept": "text/html"}
SPOKEN = re.compile(r'(?:alt|aria-label|content|placeholder|title)="([^"]*)"')
GERMAN = re.compile(
    r"\b(Abzeichen|Beiträge|Fenster|Heute|Impressum|Lerntage?|Menschen|Mitmachen|Regeln|Seite|Speichern|Stadt|Ziel"
    r"|bitte|deine?|nicht|noch|oder|und|wir)\b"
)


@pytest.mark.parametrize(("n", "said"), [(1, "1 learning day"), (2, "2 learning days"), (11, "11 learning days")])
def test_english_counts_one_and_many(n: int, said: str) -> None:
    with speaking("en"):
        assert ngettext("%(num)s Lerntag", "%(num)s Lerntage", n) % {"num": n} == said


@pytest.mark.parametrize("n", [1, 2, 11])
@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_every_language_has_its_own_plural_forms(code: str, n: int) -> None:
    german = ngettext("%(num)s Lerntag", "%(num)s Lerntage", n)
    with speaking(code):
        assert ngettext("%(num)s Lerntag", "%(num)s Lerntage", n) != german


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_guest_reads_english_only(new_client: NewClient) -> None:
    guest = new_client(**ENGLISH)
    guest.follow_redirects = True
    assert mixed(guest, PAGES) == {}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_ada_reads_english_only(new_client: NewClient, db: Database) -> None:
    assert mixed(new_client(ada(db), **ENGLISH), OWN_PAGES) == {}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_german_page_would_be_noticed(client: Client) -> None:
    assert mixed(client, ["/"])["/"]


def mixed(client: Client, pages: Iterable[str]) -> dict[str, list[str]]:
    """The German words on each page that has some, those that are only spoken included."""
    found = {page: GERMAN.findall(_words(client.get(page).text)) for page in pages}
    return {page: words for page, words in found.items() if words}


def _words(html: str) -> str:
    return " ".join([Page(html).text, *SPOKEN.findall(html)])
