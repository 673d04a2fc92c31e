"""Answers that are the same for many people: rendered once, compressed once, until what they show changes."""

import gzip
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property

import brotli
import litestar

from challenge.web.requests import Request, Response
from challenge.web.templates import chrome, show

UNPACKED_UP_TO = 500
MOST = 64
"""Languages times tabs times signed in or not; more would be somebody playing with addresses."""
READY = "ready_compressed"
"""Handlers with this option compress by themselves (see `create_app`)."""


class Prepared:
    """A body in the forms a browser may ask for, each made at its first use."""

    def __init__(self, text: str) -> None:
        self._plain = text.encode()

    def answer(self, request: Request, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
        """The body in the best encoding the request accepts."""
        accepted = request.headers.get("accept-encoding", "") if len(self._plain) > UNPACKED_UP_TO else ""
        more = {"vary": "Accept-Encoding, Cookie, Accept-Language, HX-Request", **(headers or {})}
        for name, body in (("br", "_brotli"), ("gzip", "_gzip")):
            if name in accepted:
                packed = {**more, "content-encoding": name}
                return litestar.Response(getattr(self, body), media_type=media_type, headers=packed)
        return litestar.Response(self._plain, media_type=media_type, headers=more)

    @cached_property
    def _brotli(self) -> bytes:
        packed: bytes = brotli.compress(self._plain, quality=5)
        return packed

    @cached_property
    def _gzip(self) -> bytes:
        return gzip.compress(self._plain, 5, mtime=0)


class Shelf:
    """Prepared answers of one moment; put a new shelf in its place when the moment is over."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Prepared] = {}
        self._texts: dict[Hashable, str] = {}

    def answer(self, key: Hashable, make: Callable[[], str]) -> Prepared:
        """The answer of this name, made at the first call."""
        found = self._answers.get(key)
        if found is None:
            found = Prepared(make())
            if len(self._answers) < MOST:
                self._answers[key] = found
        return found

    def text(self, key: Hashable, make: Callable[[], str]) -> str:
        """A fragment of this name, made at the first call."""
        if key not in self._texts:
            self._texts[key] = make()
        return self._texts[key]


def rendered(request: Request, template: str, **context: object) -> str:
    """A template's text in the current language."""
    text: str = request.app.template_engine.get_template(template).render(**context)  # type: ignore[union-attr]
    return text


def shared(
    request: Request, shelf: Shelf, template: str, make: Callable[[], object], *, nav: str = "", variant: str = ""
) -> Response:
    """A page that is the same for all who speak a language and are signed in, or are not; see `templates.show`."""
    around = chrome(request, nav)
    if around.notice:
        return show(request, template, make(), nav=nav)
    key = (template, variant, around.language, around.signed_in, around.path)
    prepared = shelf.answer(key, lambda: rendered(request, template, page=make(), chrome=around))
    return prepared.answer(request, "text/html")
