"""First and last of every request: same-origin check for writes, language, and the table of headers."""

from collections.abc import Mapping
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

from challenge.config import Settings
from challenge.core import i18n
from challenge.web.cookies import cookies_of

SAFE = ("GET", "HEAD", "OPTIONS")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors {frames}"
)
EVERYWHERE = {
    "content-security-policy": CSP.format(frames="'none'"),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
}
OPEN_PICTURE = {"cross-origin-resource-policy": "cross-origin"}
PEOPLES_PICTURE = {"content-security-policy": "default-src 'none'; sandbox", "x-robots-tag": "noindex"}
PATTERNS: tuple[tuple[str, str, Mapping[str, str | None]], ...] = (
    # prefix, suffix, headers that differ there (None takes one away); the first match counts
    (
        "/stadt/widget",
        "",
        {
            "content-security-policy": CSP.format(frames="*"),
            "x-frame-options": None,
            **OPEN_PICTURE,
        },
    ),
    ("/stadt.", "", {"access-control-allow-origin": "*", **OPEN_PICTURE}),
    ("/mit/", ".png", {**OPEN_PICTURE, "x-robots-tag": "noindex"}),
    ("/mit/", ".svg", {**OPEN_PICTURE, "x-robots-tag": "noindex"}),
    ("/mit/", "", {"x-robots-tag": "noindex"}),
    ("/abzeichen/", ".png", OPEN_PICTURE),
    ("/abzeichen/", ".svg", OPEN_PICTURE),
    ("/abzeichen/", "", {"x-robots-tag": "noindex"}),
    ("/urkunde", "", {"x-robots-tag": "noindex"}),
    ("/pruefen/", "", {"x-robots-tag": "noindex"}),
    ("/beitraege/", "/bild", PEOPLES_PICTURE),
    ("/heute/", "/bild", PEOPLES_PICTURE),
)
HSTS = "max-age=63072000; includeSubDomains"
NO_COOKIE = "/stadt/widget"
"""A frame in somebody else's page remembers nothing."""


class CrossSite(Exception):
    """A write came from another site; it gets 403 and a way back."""


def headers_for(path: str, *, production: bool) -> dict[str, str]:
    """The header set of a path, from the one table above."""
    merged: dict[str, str | None] = dict(EVERYWHERE)
    for prefix, suffix, headers in PATTERNS:
        if path.startswith(prefix) and path.endswith(suffix):
            merged.update(headers)
            break
    if production:
        merged["strict-transport-security"] = HSTS
    return {name: value for name, value in merged.items() if value is not None}


def is_same_origin(headers: Mapping[str, str], settings: Settings, scheme: str) -> bool:
    """Whether a write comes from our own pages: Sec-Fetch-Site where the browser says it, else Origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    own = {settings.origin}
    if not settings.production:
        own.add(f"{scheme}://{headers.get('host', '')}")
    return headers.get("origin") in own


async def only_same_origin(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Guard of the whole app: raises CrossSite for a write that did not come from our own pages.

    Async because Litestar would send a plain function to a thread, on every request.
    """
    if connection.scope["state"].get("cross_site"):
        raise CrossSite


def security(app: ASGIApp) -> ASGIApp:
    """ASGI middleware around everything, errors included."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        scope = cast("HTTPScope", scope)  # the app has no websockets
        settings: Settings = scope["litestar_app"].state.settings
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        _tidy(scope)
        wish = _choose_language(scope, headers)
        extra = headers_for(scope["path"], production=settings.production)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message, extra, wish)
                if settings.production:
                    _keep_cookies_on_https(message)
            await send(message)

        scope.setdefault("state", {})["cross_site"] = scope["method"] not in SAFE and not is_same_origin(
            headers, settings, scope["scheme"]
        )
        await app(scope, receive, sending)

    return guarded


def _tidy(scope: HTTPScope) -> None:
    """No address of ours holds a NUL, which PostgreSQL refuses to look for, or begins with what leads elsewhere.

    Pages link to themselves by their path, and a link to `//evil.example` is one to another site.
    """
    scope["path"] = "/" + scope["path"].replace("\0", "\ufffd").lstrip("/\\")
    scope["query_string"] = scope["query_string"].replace(b"\0", b"").replace(b"%00", b"")


def _choose_language(scope: HTTPScope, headers: Mapping[str, str]) -> str | None:
    """Set the request's language; returns it if it was asked for by `?lang=` and must be remembered."""
    query = scope["query_string"].decode("latin-1")
    wish = next((part[5:] for part in query.split("&") if part.startswith("lang=")), None)
    cookie = cookies_of(headers.get("cookie", "")).get("lang")
    i18n.speak(i18n.chosen(wish, cookie, headers.get("accept-language", "")))
    stranger = scope["path"].startswith(NO_COOKIE)
    return wish if wish in i18n.LANGUAGES and not stranger else None


def _add_headers(message: HTTPResponseStartEvent, extra: Mapping[str, str], wish: str | None) -> None:
    """What the answer has set by itself stays."""
    known = {name.lower() for name, _ in message["headers"]}
    more = {"cache-control": "private, no-cache", "vary": "Cookie, Accept-Language, HX-Request", **extra}
    new = [(name.encode(), value.encode()) for name, value in more.items()]
    if wish:
        cookie = f"lang={wish}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"
        new.append((b"set-cookie", cookie.encode()))
    kept = [pair for pair in new if pair[0] == b"set-cookie" or pair[0] not in known]
    message["headers"] = [*message["headers"], *kept]


def _keep_cookies_on_https(message: HTTPResponseStartEvent) -> None:
    """Also those that hold no secret: a language or a notice is nobody else's business."""
    message["headers"] = [
        (name, value + b"; Secure" if name.lower() == b"set-cookie" and b"secure" not in value.lower() else value)
        for name, value in message["headers"]
    ]
