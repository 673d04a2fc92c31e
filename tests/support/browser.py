"""A real Chromium: found on this machine, else installed from the system's packages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

ARTEFACTS = Path(__file__).parent.parent / "artefacts"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-core")
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 640}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; the test run fails with one sentence where there can be none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(playwright), args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def device(browser: Browser, **options: object) -> Iterator[BrowserContext]:
    """A phone of its own (cookies, storage) with 360×640 points unless `options` say otherwise."""
    wishes = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "locale": "de-DE", **options}
    context = browser.new_context(**wishes)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    yield context
    context.close()


def photograph(context: BrowserContext, name: str) -> None:
    """Keep what every page of a failed story shows."""
    ARTEFACTS.mkdir(exist_ok=True)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    for number, page in enumerate(context.pages):
        page.screenshot(path=ARTEFACTS / f"{plain}-{number}.png", full_page=True)


def _program(playwright: Playwright) -> str:
    found = _found()
    if found is None and os.getuid() == 0 and shutil.which("apt-get"):
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", *PACKAGES)
        found = _found()
    if found is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True)
        bundled = Path(playwright.chromium.executable_path)
        found = str(bundled) if bundled.exists() else None
    if found is None:
        pytest.exit("The browser stories need Chromium: install your system's package `chromium`.", returncode=3)
    return found


def _found() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def _apt(*words: str) -> None:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *words], env=environ, capture_output=True)
