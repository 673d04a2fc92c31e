"""Thirty days, with the server's clock moved on, from the first window to the certificate."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.browser.screens import TodayScreen, join
from tests.browser.witness import Witness
from tests.support.guests import Guest
from tests.support.server import Server

NewGuest = Callable[[Server], Guest]
FIRST = date(2026, 11, 2)
MISSED = (4, 11, 12)
"""Windows that stay dark: one night, and later two in a row, which jokers hold."""


def test_thirty_days_lead_to_badges_and_a_certificate(
    phone: BrowserContext, new_guest: NewGuest, server: Server
) -> None:
    page = phone.new_page()
    watched = Witness(page)
    _evening(server, 1)
    today = join(page, server.url)
    today.learned_today()
    ada = new_guest(server).as_on(phone)
    for number, earned in ((8, "Eine Woche"), (15, None), (22, "Halbzeit"), (29, "Zwanzig")):
        server.stop()
        _evening(server, number)
        ada.log(*(_day(n) for n in range(number - 7, number) if n not in MISSED))
        today.open().learned_today()
        if earned:
            page.goto(f"{server.url}/abzeichen")
            expect(page.locator(".badge:not(.badge--waiting)").get_by_text(earned)).to_be_visible()
    server.stop()
    _evening(server, 30)
    today.open().learned_today()
    expect(today.lit).to_have_count(27)
    expect(page.get_by_text("Serie 27 · 3 Sterne halten sie")).to_be_visible()
    _what_next(today)
    _certificate(page, server)
    assert not watched.complaints
    assert not watched.strangers(server.url)


def _evening(server: Server, number: int) -> None:
    """Start on the evening of the n-th day."""
    server.start(f"{_day(number)}T20:00:00+01:00")


def _day(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


def _what_next(today: TodayScreen) -> None:
    expect(today.page.get_by_role("heading", name="Und jetzt?")).to_be_visible()
    for way in ("Erzähl davon", "Zeig es anderen", "Noch einmal 30 Fenster"):
        expect(today.page.get_by_role("link", name=way)).to_be_visible()


def _certificate(page: Page, server: Server) -> None:
    """Ada's page, the paper with her own name on it, and what a stranger finds out about it."""
    page.goto(f"{server.url}/heute")
    page.get_by_role("link", name="Deine Urkunde").click()
    expect(page.get_by_role("heading", name="Urkunde", exact=True)).to_be_visible()
    expect(page.get_by_text("hat an 27 von 30 Tagen gelernt")).to_be_visible()
    address = page.url
    number = address.rsplit("/", 1)[1]
    page.get_by_label("Welcher Name soll darauf stehen?").fill("Ada Lovelace")
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF laden").click()
    words = _words(download.value.path().read_bytes())
    for expected in ("Urkunde", "Ada Lovelace", "27 von 30 Tagen", "30 Tage Tschechisch", number):
        assert expected in words, (expected, words)
    page.goto(address)
    page.get_by_role("link", name="Nachprüfen").click()
    expect(page).to_have_url(f"{server.url}/pruefen/{number}")
    expect(page.get_by_text("Diese Urkunde ist echt.")).to_be_visible()
    expect(page.get_by_text("27 von 30")).to_be_visible()
    expect(page.get_by_text("Ada Lovelace")).to_have_count(0)


def _words(pdf: bytes) -> str:
    """The text of all pages with single spaces."""
    assert pdf.startswith(b"%PDF")
    pages = PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
