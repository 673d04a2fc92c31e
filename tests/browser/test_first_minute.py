"""The first minute on a phone, with and without JavaScript, over a real server that loses its power."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.support.server import Server

MORNING = "2026-11-10T08:00:00+01:00"


def test_join_log_a_day_and_find_it_after_the_server_was_killed(phone: BrowserContext, server: Server) -> None:
    server.start(MORNING)
    page = phone.new_page()
    page.goto(f"{server.url}/mitmachen?idee=czech")
    page.locator("form[action='/mitmachen'] button[type=submit]").last.click()
    page.wait_for_url("**/heute")
    page.locator("form[action='/heute'] button[type=submit]").first.click()
    expect(page.get_by_text("Ein Licht mehr")).to_be_visible()
    server.kill()
    server.start(MORNING)
    page.goto(f"{server.url}/heute")
    expect(page.get_by_text("1 von 30 Fenstern").first).to_be_attached()


def test_the_same_without_javascript(new_phone: Callable[..., BrowserContext], server: Server) -> None:
    server.start(MORNING)
    page = new_phone(java_script_enabled=False).new_page()
    page.goto(f"{server.url}/mitmachen?idee=czech")
    page.locator("form[action='/mitmachen'] button[type=submit]").last.click()
    page.wait_for_url("**/heute")
    page.locator("form[action='/heute'] button[type=submit]").first.click()
    expect(page.get_by_text("1 von 30 Fenstern").first).to_be_attached()
