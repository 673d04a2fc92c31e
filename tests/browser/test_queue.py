"""Posts go through the moderators' hands, and everybody sees what comes of it."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk
from tests.browser.screens import a_photo, join
from tests.browser.witness import Witness
from tests.support.server import Server

NewPhone = Callable[..., BrowserContext]
YESTERDAY, TODAY = date(2026, 11, 9), date(2026, 11, 10)
STORY = "Heute zwanzig Wörter Tschechisch im Bus gelernt."


def test_a_post_is_approved_and_an_open_city_page_changes(new_phone: NewPhone, server: Server) -> None:
    server.start(f"{YESTERDAY}T18:00:00+01:00")
    adas, cleos, maras = new_phone().new_page(), new_phone().new_page(), new_phone().new_page()
    watched = [Witness(page) for page in (adas, cleos, maras)]
    join(adas, server.url).learned_today()
    server.stop()
    server.start(f"{TODAY}T18:00:00+01:00")
    desk = Desk(maras, server, "Mara").enter()
    post = _ada_writes(adas, server)
    cleos.goto(f"{server.url}/stadt")
    expect(cleos.get_by_text("Gleich gehen Lichter an")).to_be_visible()
    cleos.evaluate("window.sameDocument = true")

    desk.come_back()
    desk.take()
    _mara_asks_for_the_picture(maras)
    desk.decide("Freigeben")
    expect(cleos.locator("#city-live")).to_contain_text("2 Lerntage")
    expect(cleos.locator("#city-bands")).to_contain_text("1 Beitrag erzählt davon.")
    assert cleos.evaluate("window.sameDocument")

    cleos.locator(".tabs").get_by_role("link", name="Pinnwand").click()
    expect(cleos.get_by_text(STORY)).to_be_visible()
    adas.goto(post)
    expect(adas.locator("#state")).to_contain_text("Für alle zu sehen")
    assert not [line for each in watched for line in (*each.complaints, *each.strangers(server.url))]


def test_a_rejected_post_comes_with_reasons_and_can_be_appealed(new_phone: NewPhone, city: Server) -> None:
    adas, maras, milos = new_phone().new_page(), new_phone().new_page(), new_phone().new_page()
    join(adas, city.url).learned_today()
    post = _ada_writes(adas, city)
    mara, milo = Desk(maras, city, "Mara").enter(), Desk(milos, city, "Milo").enter()
    mara.take()
    maras.get_by_label("Werbung").check()
    mara.decide("Ablehnen")

    adas.goto(post)
    adas.get_by_role("link", name="Begründung").click()
    expect(adas.get_by_role("heading", name="Unsere Begründung")).to_be_visible()
    expect(adas.get_by_text("Was stattdessen gut wäre")).to_be_visible()
    adas.get_by_label("Warum?").fill("Das ist keine Werbung, das ist mein Sprachheft.")
    adas.get_by_role("button", name="Widersprechen").click()
    expect(adas.get_by_text("Dein Widerspruch ist angekommen.")).to_be_visible()

    maras.goto(f"{city.url}/team/moderation")
    maras.get_by_role("button", name="Los geht").click()
    expect(maras.locator("#item")).to_have_count(0)
    milo.take()
    expect(milos.get_by_text("mein Sprachheft")).to_be_visible()
    milo.decide("Stattgeben")
    adas.goto(post)
    expect(adas.locator("#state")).to_contain_text("Für alle zu sehen")


def test_two_moderators_never_hold_the_same_post(new_phone: NewPhone, server: Server) -> None:
    server.start(f"{TODAY}T18:00:00+01:00")
    adas, maras, milos = new_phone().new_page(), new_phone().new_page(), new_phone().new_page()
    join(adas, server.url).learned_today()
    for number in range(3):
        _ada_writes(adas, server, f"{STORY} Teil {number}.")
    mara, milo = Desk(maras, server, "Mara").enter(), Desk(milos, server, "Milo").enter()
    mara.take()
    milo.take()
    texts = [page.locator("#item .post__text").inner_text() for page in (maras, milos)]
    assert len(set(texts)) == 2

    action = maras.locator("form.queue__decide").get_attribute("action")
    milos.locator("form.queue__decide").evaluate("(form, action) => form.setAttribute('action', action)", action)
    milos.get_by_role("button", name="Freigeben", exact=True).click()
    expect(milos.get_by_text("gerade in der Hand")).to_be_visible()
    mara.decide("Freigeben")
    assert maras.locator("#item .post__text").inner_text() not in texts
    milo.decide("Freigeben")


def _ada_writes(page: Page, server: Server, words: str = STORY) -> str:
    """She hands in a post with a photo; returns its address."""
    page.goto(f"{server.url}/beitraege/neu")
    page.get_by_label("Was hast du gelernt?").fill(words)
    page.locator("summary", has_text="Foto").click()
    page.locator("input[name=photo]").set_input_files(files=[a_photo()])
    page.get_by_label("Niemand").check()
    page.get_by_role("button", name="Abschicken").click()
    expect(page.get_by_text("Dein Beitrag ist angekommen.")).to_be_visible()
    expect(page.locator("#state")).to_contain_text("Bis dahin siehst nur du ihn.")
    return page.url


def _mara_asks_for_the_picture(page: Page) -> None:
    """It is blurred by the server until she asks."""
    picture = page.locator("#item img.photo")
    expect(picture).to_have_attribute("src", re.compile("/bild$"))
    page.get_by_role("link", name="Bild klar zeigen").click()
    expect(picture).to_have_attribute("src", re.compile("/bild-klar$"))
    expect(picture).to_have_js_property("naturalWidth", 640)
