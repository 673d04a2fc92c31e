"""A new phone: the key card brings everything back, the old phone is signed out."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import TodayScreen, join
from tests.browser.witness import Witness
from tests.support.server import Server

NewPhone = Callable[..., BrowserContext]


def test_the_digits_bring_the_house_to_a_second_phone_which_signs_out_the_first(
    new_phone: NewPhone, city: Server
) -> None:
    first, second = new_phone().new_page(), new_phone().new_page()
    watched = Witness(first), Witness(second)
    digits = _card_of(first, city)
    second.goto(f"{city.url}/wiederherstellen")
    second.get_by_label("16 Ziffern").fill(digits)
    second.get_by_role("button", name="Zurückholen").click()
    expect(second.get_by_text("Willkommen zurück!")).to_be_visible()
    expect(TodayScreen(second, city.url).lit).to_have_count(1)

    first.goto(f"{city.url}/heute")
    expect(first.get_by_role("heading", name="Neues Gerät")).to_be_visible()
    first.get_by_role("button", name="Ja, das war ich").click()
    expect(first.get_by_role("heading", name="Neues Gerät")).to_have_count(0)

    second.goto(f"{city.url}/konto")
    second.get_by_role("button", name="Alle anderen abmelden").click()
    expect(second.get_by_text("Alle anderen Geräte sind abgemeldet.")).to_be_visible()
    answer = first.goto(f"{city.url}/heute")
    assert answer is not None
    assert answer.status == 401
    expect(first.locator("#house")).to_have_count(0)
    expect(first.get_by_role("link", name="Schlüsselkarte")).to_be_visible()
    assert not watched[1].complaints


def test_the_cards_qr_code_opens_the_house_after_one_tap(new_phone: NewPhone, city: Server) -> None:
    first, second = new_phone().new_page(), new_phone().new_page()
    _card_of(first, city)
    link = first.locator("copy-button").get_attribute("data-text")
    assert link
    assert "#k=" in link
    watched = Witness(second)
    second.goto(link)
    expect(second.get_by_role("status")).to_contain_text("Deine Karte ist erkannt")
    assert "#" not in second.url, "the secret does not stay in the address"
    second.get_by_role("button", name="Zurückholen").click()
    second.wait_for_url("**/heute")
    expect(TodayScreen(second, city.url).lit).to_have_count(1)
    assert not [address for address in watched.addresses if link.split("#k=")[1] in address]


def test_a_card_that_was_shown_around_can_be_replaced(new_phone: NewPhone, city: Server) -> None:
    first, second = new_phone().new_page(), new_phone(java_script_enabled=False).new_page()
    old = _card_of(first, city)
    first.get_by_text("Karte weg oder jemandem gezeigt?").click()
    first.get_by_role("button", name="Neue Karte machen").click()
    expect(first.get_by_text("Die alte gilt nicht mehr.", exact=False).first).to_be_visible()
    assert first.locator(".key-card__digits").inner_text() != old
    second.goto(f"{city.url}/wiederherstellen")
    second.get_by_label("16 Ziffern").fill(old)
    second.get_by_role("button", name="Zurückholen").click()
    expect(second.get_by_text("Diese Karte gilt nicht.").first).to_be_visible()
    expect(second.get_by_label("16 Ziffern")).to_have_value(old)


def _card_of(page: Page, server: Server) -> str:
    """Somebody joins, learns once and takes their card; its 16 digits."""
    join(page, server.url).learned_today()
    page.get_by_role("button", name="Schlüsselkarte machen").click()
    return page.locator(".key-card__digits").inner_text()
