"""Cookies: parsing a header, and how a session cookie is set."""

from http.cookies import CookieError, SimpleCookie

from litestar.datastructures import Cookie

from challenge.web.requests import Request
from challenge.web.templates import cookie_name

YEAR = 365 * 24 * 3600


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a header; a broken header counts as none."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def session_cookie(request: Request, name: str, token: str, *, max_age: int | None = YEAR) -> Cookie:
    """HttpOnly, Lax, whole site; `__Host-` and Secure in production. `max_age` None ends with the browser."""
    return Cookie(
        key=cookie_name(name, request),
        value=token,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.app.state.settings.production,
    )


def ended_cookie(request: Request, name: str) -> Cookie:
    """The same cookie, gone."""
    return session_cookie(request, name, "", max_age=0)
