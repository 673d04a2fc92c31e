"""HTMX 4: what the request headers say, and the answers that fit."""

from litestar.response import Redirect

from challenge.web.requests import Request, Response


def is_fragment(request: Request) -> bool:
    """Whether htmx swaps a part of the page (boosted navigation wants whole pages)."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-boosted") != "true"


def wants_json(request: Request) -> bool:
    """Whether the client asked for JSON before HTML."""
    accept = request.headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def see_other(path: str, *, notice: str | None = None) -> Response:
    """303 after a write, so that a reload asks again and sends nothing; `notice` names a message of `notices`."""
    answer = Redirect(path, status_code=303)
    if notice:
        answer.set_cookie("notice", notice, max_age=60, samesite="lax", httponly=True)
    return answer
