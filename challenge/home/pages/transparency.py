"""The figures of `/transparenz` in words; small cells stay hidden (facts DSA-6)."""

from dataclasses import dataclass

from sqlmodel import Session

from challenge.core.i18n import gettext as _
from challenge.core.i18n import language, number
from challenge.moderation.catalogue.reasons import reason_text
from challenge.moderation.catalogue.words import decision_in_words
from challenge.moderation.queries.figures import Cell, figures
from challenge.moderation.rules import Reason


@dataclass(frozen=True)
class Line:
    """One line of the table; `number` is a text, for small numbers "weniger als 5"."""

    what: str
    why: str
    number: str


def lines(session: Session) -> tuple[Line, ...]:
    """Decisions, notices, appeals and reversals, in the reader's language."""
    found = figures(session)
    decided = [_line(decision_in_words(each.kind), each) for each in found.decisions]
    noticed = [_line(_("Meldungen von Menschen"), each) for each in found.notices]
    appeals = Line(_("Widersprüche"), "", _shown(found.appeals))
    return (*decided, *noticed, appeals, Line(_("davon mit Erfolg"), "", _shown(found.reversals)))


def _line(what: str, cell: Cell) -> Line:
    why = reason_text(Reason(cell.reason), language().code).title if cell.reason else ""
    return Line(what, why, _shown(cell.number))


def _shown(count: int | None) -> str:
    return _("weniger als 5") if count is None else number(count)
