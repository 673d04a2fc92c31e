"""Ada shows her house, neighbours come by her link, and both sides see it."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import join
from tests.browser.witness import Witness
from tests.support.guests import Guest
from tests.support.server import Server

NewPhone = Callable[..., BrowserContext]
NewGuest = Callable[[Server], Guest]
FIRST = date(2026, 11, 10)
THREE_DAYS = [FIRST + timedelta(days=n) for n in range(3)]
ENOUGH = 5


def test_a_neighbour_comes_by_adas_link_and_both_see_it(
    new_phone: NewPhone, new_guest: NewGuest, server: Server
) -> None:
    server.start(f"{FIRST}T18:00:00+01:00")
    adas, bens = new_phone().new_page(), new_phone().new_page()
    watched = Witness(adas), Witness(bens)
    link = _ada_opens_her_page(adas, server)
    _ben_looks_and_joins(bens, link)
    assert _figure(adas, "Haben angefangen") == "ab 5", "one person alone is nobody's figure"
    others = [new_guest(server).join(via=link.rsplit("/", 1)[1]) for _ in range(ENOUGH - 1)]
    assert _figure(adas, "Haben angefangen") == str(ENOUGH)

    server.stop()
    server.start(f"{THREE_DAYS[-1]}T18:00:00+01:00")
    for guest in (*others, new_guest(server).as_on(bens.context)):
        guest.log(*THREE_DAYS)
    assert _figure(adas, "Haben 3 Tage gelernt") == str(ENOUGH)
    adas.goto(f"{server.url}/abzeichen")
    expect(adas.locator(".badge:not(.badge--waiting)").get_by_text("Licht weitergegeben")).to_be_visible()
    bens.goto(link)
    expect(bens.get_by_text("Du bist schon dabei.")).to_be_visible()
    assert not [*watched[0].complaints, *watched[1].complaints]
    assert not [*watched[0].strangers(server.url), *watched[1].strangers(server.url)]


def test_a_page_that_ada_closes_is_closed_for_everybody(new_phone: NewPhone, city: Server) -> None:
    adas, bens = new_phone().new_page(), new_phone(java_script_enabled=False).new_page()
    link = _ada_opens_her_page(adas, city)
    assert _status(bens, link) == 200
    expect(bens.get_by_role("link", name="Das lerne ich auch")).to_be_visible()
    adas.get_by_text("Seite wieder schließen").click()
    adas.get_by_role("button", name="Jetzt schließen").click()
    expect(adas.get_by_role("button", name="Meine Seite öffnen")).to_be_visible()
    assert _status(bens, link) == 404


def _ada_opens_her_page(page: Page, server: Server) -> str:
    """Her link; she has learned once by then."""
    join(page, server.url).learned_today()
    page.locator(".tabs").get_by_role("link", name="Teilen").click()
    page.get_by_role("button", name="Meine Seite öffnen").click()
    field = page.get_by_role("textbox", name="Dein Link")
    expect(field).to_be_visible()
    expect(page.get_by_text("ab 5", exact=True)).to_have_count(3)
    return field.input_value()


def _ben_looks_and_joins(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.locator("#house .window[data-state=lit]")).to_have_count(1)
    expect(page.get_by_text("1 Tag gelernt, 1 Fenster leuchtet.")).to_be_visible()
    page.get_by_role("link", name="Das lerne ich auch").click()
    page.get_by_role("button", name="Los geht").click()
    page.wait_for_url("**/heute")
    expect(page.get_by_role("heading", name="30 Tage Tschechisch")).to_be_visible()


def _figure(page: Page, words: str) -> str:
    """What Ada, who stands on /teilen, reads beside `words` now."""
    page.reload()
    return page.locator("dt", has_text=words).locator("+ dd").inner_text()


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
