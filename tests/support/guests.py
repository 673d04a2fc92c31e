"""People without a browser: they send to a real server what a phone's forms would send."""

from collections.abc import Mapping
from datetime import date

import httpx
from playwright.sync_api import BrowserContext

from challenge.web.forms import new_key
from tests.support.pages import Page
from tests.support.people import at

PATIENCE = 60.0
IDEA = "czech"


class Guest:
    """Somebody with cookies of their own; speaks German unless `language` says otherwise."""

    def __init__(self, url: str, language: str = "de") -> None:
        headers = {"Sec-Fetch-Site": "same-origin", "Accept-Language": language}
        self.http = httpx.Client(base_url=url, headers=headers, timeout=PATIENCE, trust_env=False)

    def read(self, path: str) -> Page:
        """A page that is there."""
        answer = self.http.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return Page(answer.text)

    def send(self, path: str, fields: Mapping[str, str]) -> str:
        """Send a form; returns the address that the answer leads to."""
        answer = self.http.post(path, data=dict(fields))
        assert answer.status_code == 303, (path, answer.status_code, answer.text[:2000])
        return answer.headers["location"]

    def join(self, via: str = "") -> "Guest":
        """Take part with an idea and without typing anything; `via` is somebody's share code."""
        query = f"&von={via}" if via else ""
        form = self.read(f"/mitmachen?idee={IDEA}{query}").form("/mitmachen")
        self.send("/mitmachen", form.fields)
        return self

    def log(self, *days: date) -> None:
        """Log dates, each at noon of that very date: at once, or later as a phone that was offline delivers them."""
        for day in days:
            self.deliver(day, new_key())

    def deliver(self, day: date, key: str) -> None:
        """Log one date under a write key that may be used again; returns once it is acknowledged."""
        self.send("/heute", {"day": day.isoformat(), "key": key, "done_at": at(day).isoformat()})

    def as_on(self, phone: BrowserContext) -> "Guest":
        """Go on as the person who is signed in on a phone."""
        for cookie in phone.cookies():
            self.http.cookies.set(cookie["name"], cookie["value"])
        return self
