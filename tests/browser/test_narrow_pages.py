"""The main pages on the narrowest phones: in English, from right to left, by day and by night."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import join
from tests.browser.witness import Witness
from tests.support.server import Server

NewPhone = Callable[..., BrowserContext]
STRANGERS = (
    "/",
    "/mitmachen",
    "/mitmachen?idee=czech",
    "/stadt",
    "/pinnwand",
    "/wiederherstellen",
    "/pruefen",
    "/hilfe",
)
PARTICIPANTS = ("/heute", "/teilen", "/konto", "/abzeichen", "/beitraege/neu", "/konto/schluesselkarte", "/urkunde")
GERMAN = re.compile(r"\b(?:der|das|und|du|dein|deine|nicht|für|ist|ein|eine|wie)\b", re.IGNORECASE)
TURN_AND_OPEN = """(direction) => {
  document.documentElement.dir = direction;
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
}"""
TOO_WIDE = """() => {
  const page = document.documentElement, wide = [...document.body.querySelectorAll("*")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 2 && (box.left < -1 || box.right > page.clientWidth + 1);
  });
  return page.scrollWidth <= page.clientWidth ? [] : wide.map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_sticks_out_in_either_direction(
    new_phone: NewPhone, city: Server, width: int, colours: Literal["light", "dark"]
) -> None:
    page = new_phone(viewport={"width": width, "height": 640}, is_mobile=False, color_scheme=colours).new_page()
    _look_at_all(page, city, STRANGERS)
    join(page, city.url).learned_today()
    page.get_by_role("button", name="Schlüsselkarte machen").click()
    _look_at_all(page, city, PARTICIPANTS)
    page.goto(f"{city.url}/teilen")
    page.get_by_role("button", name="Meine Seite öffnen").click()
    _look_at_all(page, city, ("/teilen",))


def test_the_main_pages_speak_english(new_phone: NewPhone, city: Server) -> None:
    page = new_phone(locale="en-GB").new_page()
    watched = Witness(page)
    page.goto(f"{city.url}/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{city.url}/mitmachen?idee=czech")
    page.locator("form[action='/mitmachen'] button[type=submit]").last.click()
    page.wait_for_url("**/heute")
    for address in (*STRANGERS, *PARTICIPANTS):
        page.goto(f"{city.url}{address}")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        german = page.locator("h1, h2, button, label, summary, .lead").filter(has_text=GERMAN)
        assert german.all_inner_texts() == [], address
    assert not watched.complaints


def test_another_language_keeps_what_one_has_chosen(new_phone: NewPhone, city: Server) -> None:
    page = new_phone().new_page()
    page.goto(f"{city.url}/mitmachen?idee=czech&von=abcdefgh")
    page.locator("summary.menu__button").tap()
    page.locator(".menu").get_by_role("link", name="English").tap()
    expect(page.get_by_role("heading", name="30 days of Czech")).to_be_visible()
    expect(page.locator("input[name=von]")).to_have_value("abcdefgh")


def _look_at_all(page: Page, server: Server, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        page.goto(f"{server.url}{address}")
        for direction in ("ltr", "rtl"):
            page.evaluate(TURN_AND_OPEN, direction)
            assert page.evaluate(TOO_WIDE) == [], (address, direction)
