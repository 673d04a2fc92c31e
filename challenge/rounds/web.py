"""`/team/runde`: the organiser sets up the round and the operator's texts."""

from dataclasses import dataclass
from datetime import date

from litestar import Controller, get, post
from markupsafe import Markup

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.core.i18n import LANGUAGES
from challenge.rounds.actions import set_round, set_text
from challenge.rounds.forms import read_round, read_text
from challenge.rounds.models import Round
from challenge.rounds.queries import all_rounds, current_round, page_text
from challenge.rounds.rules import Phase, RoundDates, phase
from challenge.seeds.pages import PAGES
from challenge.staff.queries import Staff
from challenge.web.forms import FormState, Sent
from challenge.web.htmx import see_other
from challenge.web.markdown import html
from challenge.web.requests import Request, Response
from challenge.web.templates import show


@dataclass(frozen=True)
class RoundPage:
    """`rounds/round.html`; `dates` and `phase` are those of the round one sees today."""

    form: FormState
    title: str
    dates: RoundDates
    phase: Phase
    starts: tuple[tuple[str, date], ...]
    pages: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TextPage:
    """`rounds/text.html`; `preview` is the rendered text, or empty."""

    form: FormState
    page: str
    language: str
    language_name: str
    preview: Markup


class RoundController(Controller):
    """The round's data; its dates follow from the first day."""

    path = "/team/runde"

    @get(sync_to_thread=True)
    def round(self, request: Request, db: Database, clock: Clock, organiser: Staff) -> Response:  # noqa: ARG002
        """The round as it stands."""
        return _shown(request, db, clock, None)

    @post(sync_to_thread=True, status_code=303)
    def change(self, request: Request, db: Database, clock: Clock, organiser: Staff, sent: Sent) -> Response:  # noqa: ARG002
        """Change the round that starts on the chosen date, or begin a new one."""
        errors: dict[str, str] = {}
        wish = read_round(sent, errors, today=clock.today())
        if errors:
            return _shown(request, db, clock, FormState(sent.fields, errors), status_code=422)
        with db.write() as session:
            set_round(
                session,
                wish.starts_on,
                title=wish.title,
                hashtags=wish.hashtags,
                goal=wish.goal,
                milestones=wish.milestones,
            )
        return see_other("/team/runde", notice="saved")

    @get("/texte/{page:str}/{language:str}", sync_to_thread=True)
    def text(self, request: Request, db: Database, organiser: Staff, page: str, language: str) -> Response:  # noqa: ARG002
        """One of the operator's texts in one language."""
        _known(page, language)
        with db.read() as session:
            body = page_text(session, page, language)
        return _text(request, page, language, FormState({"body": body}))

    @post("/texte/{page:str}/{language:str}", sync_to_thread=True, status_code=303)
    def write(
        self,
        request: Request,
        db: Database,
        clock: Clock,
        organiser: Staff,  # noqa: ARG002
        sent: Sent,
        page: str,
        language: str,
    ) -> Response:
        """Save it, or with `act=preview` show how it will look and change nothing."""
        _known(page, language)
        errors: dict[str, str] = {}
        body = read_text(sent, errors)
        if errors:
            return _text(request, page, language, FormState(sent.fields, errors), status_code=422)
        if sent.text("act") == "preview":
            return _text(request, page, language, FormState({"body": body}), preview=True)
        with db.write() as session:
            set_text(session, page, language, body, clock.now())
        return see_other("/team/runde", notice="saved")


def _shown(request: Request, db: Database, clock: Clock, form: FormState | None, *, status_code: int = 200) -> Response:
    with db.read() as session:
        found, rounds = current_round(session, clock.today()), all_rounds(session)
    page = RoundPage(
        form=form or FormState(_values(found)),
        title=found.title,
        dates=found.dates,
        phase=phase(found.dates, clock.today()),
        starts=tuple((each.title, each.starts_on) for each in rounds),
        pages=PAGES,
        languages=tuple((each.code, each.name) for each in LANGUAGES.values()),
    )
    return show(request, "rounds/round.html", page, nav="runde", status_code=status_code)


def _values(found: Round) -> dict[str, str]:
    return {
        "title": found.title,
        "starts_on": found.starts_on.isoformat(),
        "goal": str(found.goal),
        "milestones": ", ".join(map(str, found.milestones)),
        "hashtags": " ".join(found.hashtags),
    }


def _known(page: str, language: str) -> None:
    if page not in PAGES or language not in LANGUAGES:
        raise NotFound


def _text(
    request: Request, page: str, language: str, form: FormState, *, preview: bool = False, status_code: int = 200
) -> Response:
    shown = html(form.value("body")) if preview else Markup()
    view = TextPage(form, page, language, LANGUAGES[language].name, shown)
    return show(request, "rounds/text.html", view, nav="runde", status_code=status_code)
