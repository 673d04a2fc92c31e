"""The moderators' side of a story: coming in, taking, deciding."""

from datetime import timedelta

import pyotp
from playwright.sync_api import Page, expect

from tests.support.server import Server
from tests.support.staff import PASSWORD


class Desk:
    """`/team` as one moderator sees it."""

    def __init__(self, page: Page, server: Server, name: str) -> None:
        self.page, self.server, self.name = page, server, name
        self.secret = ""

    def enter(self) -> "Desk":
        """A new account: choose a password by the one-time link and set up the second factor."""
        added = self.server.run("staff", "add", self.name, "--role", "moderator")
        assert added.returncode == 0, added.stderr
        self.page.goto(added.stdout.strip())
        self.page.get_by_label("Neues Passwort").fill(PASSWORD)
        self.page.get_by_role("button", name="Speichern und anmelden").click()
        self.page.get_by_role("button", name="Jetzt einrichten").click()
        self.secret = self.page.locator(".key-card .code-word").inner_text().replace(" ", "")
        self._fill_code("Code aus der App")
        self.page.get_by_role("button", name="Einrichten").click()
        expect(self.page.get_by_text("Dein zweiter Faktor ist eingerichtet.")).to_be_visible()
        return self

    def come_back(self) -> None:
        """Sign out, and in again with password and the next code."""
        self.page.get_by_role("button", name="Abmelden").click()
        self.page.get_by_label("Name").fill(self.name)
        self.page.get_by_label("Passwort").fill(PASSWORD)
        self._fill_code("Code aus deiner App", later=1)
        self.page.get_by_role("button", name="Anmelden").click()
        self.page.wait_for_url("**/team")

    def take(self) -> None:
        """Take what is most urgent."""
        self.page.goto(f"{self.server.url}/team/moderation")
        self.page.get_by_role("button", name="Los geht").click()
        expect(self.page.locator("#item")).to_be_visible()

    def decide(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()
        expect(self.page.get_by_text("Entschieden.")).to_be_visible()

    def _fill_code(self, label: str, later: int = 0) -> None:
        """What the app shows now; a code works once, so the one that comes next serves a second time."""
        moment = self.server.now() + later * timedelta(seconds=30)
        self.page.get_by_label(label).fill(pyotp.TOTP(self.secret).at(moment))
