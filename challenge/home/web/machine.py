"""What machines ask for first: `/robots.txt`, and `/.well-known/security.txt` (RFC 9116)."""

from datetime import timedelta

import litestar
from litestar import get

from challenge.config import Settings
from challenge.core.clock import Clock
from challenge.web.requests import Response

GOOD_FOR = timedelta(days=90)
PREVIEWS = ("facebookexternalhit", "Twitterbot", "LinkedInBot", "WhatsApp", "TelegramBot", "Mastodon", "Bluesky")
"""Who may look at a share page, because somebody has just shared it there."""


@get("/robots.txt", sync_to_thread=False)
def robots() -> Response:
    """Everybody is welcome but where single people are shown or work is done."""
    private = ("/konto", "/team")
    groups = [[*(f"User-agent: {name}" for name in PREVIEWS), *(f"Disallow: {path}" for path in private)]]
    groups.append(["User-agent: *", "Disallow: /mit/", *(f"Disallow: {path}" for path in private)])
    return _plain("\n\n".join("\n".join(group) for group in groups) + "\n")


@get("/.well-known/security.txt", sync_to_thread=False)
def security_contact(settings: Settings, clock: Clock) -> Response:
    """Whoever finds a hole writes to the operator, whose address stands in the legal notice."""
    until = (clock.now() + GOOD_FOR).replace(microsecond=0)
    lines = {
        "Contact": f"{settings.base_url}/impressum",
        "Expires": until.isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": "de, en",
        "Canonical": f"{settings.base_url}/.well-known/security.txt",
    }
    return _plain("".join(f"{name}: {value}\n" for name, value in lines.items()))


def _plain(text: str) -> Response:
    headers = {"Cache-Control": "public, max-age=86400"}
    return litestar.Response(text, media_type="text/plain", headers=headers)
