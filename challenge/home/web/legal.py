"""The pages a German authority must have; the words are the operator's, with defaults full of open places."""

from dataclasses import dataclass

from litestar import Controller, get
from markupsafe import Markup

from challenge.core.db import Database
from challenge.core.i18n import gettext as _
from challenge.core.i18n import language
from challenge.home.pages.transparency import Line, lines
from challenge.rounds.queries import page_text
from challenge.web.markdown import html
from challenge.web.requests import Request, Response
from challenge.web.templates import show

FIGURES = "{{figures}}"


@dataclass(frozen=True)
class LegalPage:
    """`home/legal.html`; `before` and `after` enclose the app's own figures on `/transparenz`."""

    title: str
    before: Markup
    after: Markup
    figures: tuple[Line, ...] = ()


class LegalController(Controller):
    """Each page by its own address; none needs a sign-in, a cookie or JavaScript."""

    @get("/impressum", sync_to_thread=True)
    def imprint(self, request: Request, db: Database) -> Response:
        """Who runs this, and the contact points of DSA Art. 11 and 12."""
        return _show(request, db, "impressum", _("Impressum"))

    @get("/datenschutz", sync_to_thread=True)
    def privacy(self, request: Request, db: Database) -> Response:
        """Information after Art. 13 DSGVO."""
        return _show(request, db, "datenschutz", _("Datenschutz"))

    @get("/barrierefreiheit", sync_to_thread=True)
    def accessibility(self, request: Request, db: Database) -> Response:
        """Statement after § 3 BfWebG and the way to report a barrier."""
        return _show(request, db, "barrierefreiheit", _("Barrierefreiheit"))

    @get("/einfache-sprache", sync_to_thread=True)
    def plain_language(self, request: Request, db: Database) -> Response:
        """What this is, in plain language."""
        return _show(request, db, "einfache-sprache", _("Einfache Sprache"))

    @get("/regeln", sync_to_thread=True)
    def rules(self, request: Request, db: Database) -> Response:
        """The rules after DSA Art. 14, in words that minors understand."""
        return _show(request, db, "regeln", _("Regeln"))

    @get("/hilfe", sync_to_thread=True)
    def help(self, request: Request, db: Database) -> Response:
        """Answers to what people ask."""
        return _show(request, db, "hilfe", _("Hilfe"))

    @get("/transparenz", sync_to_thread=True)
    def transparency(self, request: Request, db: Database) -> Response:
        """How we decide about posts, with the figures of moderation."""
        with db.read() as session:
            figures = lines(session)
        return _show(request, db, "transparenz", _("Transparenz"), figures)


def _show(request: Request, db: Database, page: str, title: str, figures: tuple[Line, ...] = ()) -> Response:
    with db.read() as session:
        text = page_text(session, page, language().code)
    before, _found, after = text.partition(FIGURES)
    return show(request, "home/legal.html", LegalPage(title, html(before), html(after), figures))
