"""A participant's first day on a phone of 360×640 points, with and without JavaScript."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.screens import TodayScreen, join
from tests.browser.witness import Witness
from tests.support.server import Server

NewPhone = Callable[..., BrowserContext]
FIRST_VISIT_BYTES = 60 * 1024
FIRST_VISIT_REQUESTS = 10


def test_the_first_visit_is_small_and_leaves_nothing_behind(phone: BrowserContext, city: Server) -> None:
    page = phone.new_page()
    witness = Witness(page)
    page.goto(f"{city.url}/", wait_until="load")
    expect(page.get_by_role("link", name="Jetzt anfangen")).to_be_in_viewport(ratio=1)
    page.wait_for_function("() => window.htmx")
    assert 0 < witness.bytes <= FIRST_VISIT_BYTES
    assert len(witness.addresses) <= FIRST_VISIT_REQUESTS, witness.addresses
    assert witness.stored() == []
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "nothing to scroll"
    assert not witness.complaints
    assert not witness.strangers(city.url)


def test_from_the_start_page_to_ones_own_house_in_three_taps(phone: BrowserContext, city: Server) -> None:
    page = phone.new_page()
    witness = Witness(page)
    page.goto(f"{city.url}/")
    page.get_by_role("link", name="Jetzt anfangen").tap()
    page.locator("a.tile").first.tap()
    page.get_by_role("button", name="Los geht").tap()
    page.wait_for_url("**/heute")
    expect(page.locator("#house .window")).to_have_count(30)
    expect(page.get_by_text("30 Fenster warten auf dich.")).to_be_visible()
    expect(page.get_by_role("button", name="Heute gelernt")).to_be_in_viewport(ratio=1)
    assert not witness.complaints
    assert not witness.strangers(city.url)


def test_a_tap_lights_the_window_in_place(phone: BrowserContext, city: Server) -> None:
    page = phone.new_page()
    witness = Witness(page)
    today = join(page, city.url)
    page.evaluate("window.sameDocument = true")
    today.learned_today()
    expect(today.lit).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("Ein Licht mehr")
    expect(page.get_by_role("status")).to_contain_text("Erster Schritt")
    expect(page.locator("#earned")).to_contain_text("Neues Abzeichen")
    expect(page.locator(".next-badge")).to_contain_text("Funke")
    expect(page.get_by_role("heading", name="Heute:")).to_be_visible()
    today.take_back()
    expect(today.lit).to_have_count(0)
    today.learned_today()
    expect(today.lit).to_have_count(1)
    assert page.evaluate("window.sameDocument")
    assert not witness.complaints
    assert not witness.strangers(city.url)


def test_mood_note_and_photo_go_with_the_day(phone: BrowserContext, city: Server) -> None:
    page = phone.new_page()
    witness = Witness(page)
    today = join(page, city.url)
    today.learned_today()
    _write_and_find_again(today)
    assert not witness.complaints


def test_the_key_card_is_offered_after_the_first_day_and_can_be_printed(phone: BrowserContext, city: Server) -> None:
    page = phone.new_page()
    witness = Witness(page)
    today = join(page, city.url)
    expect(page.get_by_role("button", name="Schlüsselkarte machen")).to_have_count(0)
    today.learned_today()
    page.get_by_role("button", name="Schlüsselkarte machen").click()
    expect(page.locator(".key-card__digits")).to_have_text(_four_groups())
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".key-card__qr svg")).to_be_visible()
    expect(page.locator(".tabs")).to_be_hidden()
    assert not witness.complaints


def test_the_first_day_without_javascript(new_phone: NewPhone, city: Server) -> None:
    page = new_phone(java_script_enabled=False).new_page()
    page.goto(f"{city.url}/")
    page.locator("a.landing__idea").first.tap()
    page.get_by_role("button", name="Los geht").tap()
    page.wait_for_url("**/heute")
    today = TodayScreen(page, city.url)
    today.learned_today()
    expect(today.lit).to_have_count(1)
    today.take_back()
    expect(today.lit).to_have_count(0)
    today.learned_today()
    _write_and_find_again(today)
    page.get_by_role("button", name="Schlüsselkarte machen").click()
    expect(page.locator(".key-card__digits")).to_have_text(_four_groups())
    page.get_by_role("link", name="Zu deinem Haus").click()
    expect(today.lit).to_have_count(1)


def test_without_javascript_no_tab_is_a_dead_end(new_phone: NewPhone, city: Server) -> None:
    page = new_phone(java_script_enabled=False).new_page()
    join(page, city.url).learned_today()
    for tab in ("Stadt", "Pinnwand", "Teilen", "Ich", "Heute"):
        page.locator(".tabs").get_by_role("link", name=tab, exact=True).click()
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".tabs [aria-current=page]")).to_have_text(tab)
    page.locator("#pause summary").click()
    page.locator("#pause").get_by_label("Wie viele Tage?").fill("2")
    page.locator("#pause").get_by_role("button", name="Pause eintragen").click()
    expect(page.get_by_text("Deine Pause ist eingetragen.")).to_be_visible()


def test_without_javascript_one_tells_others_and_signs_out(new_phone: NewPhone, city: Server) -> None:
    page = new_phone(java_script_enabled=False).new_page()
    join(page, city.url).learned_today()
    page.goto(f"{city.url}/beitraege/neu")
    page.get_by_role("button", name="Abschicken").click()
    expect(page.locator(".error-summary, [role=alert]").first).to_be_visible()
    page.get_by_label("Was hast du gelernt?").fill("Fünf Wörter Tschechisch.")
    page.get_by_role("button", name="Abschicken").click()
    expect(page.locator("#state")).to_contain_text("Wir schauen noch")
    page.get_by_role("button", name="Zurückziehen").click()
    expect(page.locator("#state")).to_contain_text("Zurückgezogen")
    page.goto(f"{city.url}/teilen")
    page.get_by_role("button", name="Meine Seite öffnen").click()
    expect(page.get_by_role("textbox", name="Dein Link")).to_be_visible()
    page.goto(f"{city.url}/konto")
    page.get_by_role("button", name="Auf diesem Gerät abmelden").click()
    expect(page.get_by_role("link", name="Jetzt anfangen")).to_be_visible()


def _write_and_find_again(today: TodayScreen) -> None:
    today.write_more("Super", "Dobrý den, jak se máte?")
    expect(today.page.locator("#details img.photo")).to_be_attached()
    today.open().page.locator("#details summary").click()
    expect(today.page.get_by_label("Notiz")).to_have_value("Dobrý den, jak se máte?")
    expect(today.page.get_by_label("Super")).to_be_checked()
    photo = today.page.locator("#details img.photo")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("naturalWidth", 640)


def _four_groups() -> re.Pattern[str]:
    return re.compile(r"^\s*\d{4}\s\d{4}\s\d{4}\s\d{4}\s*$")
