"""The words of a certificate in a language, and the whole sheet for the printer."""

from datetime import date

from challenge.certificates.models import Certificate
from challenge.certificates.pdf.ornament import ornament
from challenge.certificates.pdf.printing import Check, Sheet, Wording
from challenge.certificates.rules import Kind, kind_for
from challenge.checkins.queries import Progress
from challenge.core.i18n import SOURCE, full_date, language, ngettext, speaking
from challenge.core.i18n import gettext as _
from challenge.goals.models import Goal
from challenge.goals.queries import title
from challenge.imaging import qr
from challenge.imaging.fonts import without_unsupported


def kind_word(learning_days: int) -> str:
    """What the document is called."""
    return _("Urkunde") if kind_for(learning_days) is Kind.certificate else _("Teilnahmeblatt")


def wording(document: Certificate, goal: Goal) -> Wording:
    """What the certificate says, in the current language."""
    n, here = document.learning_days, language()
    done = ngettext("hat an {n} von 30 Tagen gelernt:", "hat an {n} von 30 Tagen gelernt:", n).format(n=n)
    best = ngettext("Längste Serie: {n} Lerntag", "Längste Serie: {n} Lerntage", document.best)
    return Wording(
        lang=here.code.split("-")[0],
        dir=here.direction,
        kind=kind_word(n),
        done=done,
        goal=title(goal, here.code),
        span=span(document.first_on, document.last_on),
        best=best.format(n=document.best),
        honest=_("Die Lerntage sind eigene Angaben. So ist die Aktion gemeint: Wir vertrauen einander."),
    )


def span(first: date, last: date) -> str:
    """From the first to the last learning day."""
    return _("vom {first} bis zum {last}").format(first=full_date(first), last=full_date(last))


def sheet(document: Certificate, goal: Goal, days: Progress, name: str, base_url: str) -> Sheet:
    """The sheet in German, beside it in the reader's language; what our typefaces cannot write is left out."""
    codes = list(dict.fromkeys((SOURCE, language().code)))
    columns = []
    for code in codes:
        with speaking(code):
            columns.append(_printable(wording(document, goal)))
    address = f"{base_url}/pruefen/{document.id}"
    with speaking(SOURCE):
        return Sheet(
            lang=SOURCE,
            title=f"{columns[0].kind} · Dresden lernt",
            issued_on=document.issued_on,
            name=without_unsupported(name),
            columns=tuple(columns),
            ornament=ornament([each.state.value for each in days.house]),
            ornament_alt=_("Ein Haus in Dresden: {n} seiner 30 Fenster leuchten.").format(n=document.learning_days),
            code=qr.svg(address),
            code_alt=_("QR-Code zur Prüfseite {address}").format(address=address),
            place=_("Dresden, {date}").format(date=full_date(document.issued_on)),
            check=Check(_("Nachprüfen:"), address, _("Den Namen hat die Person selbst eingesetzt.")),
        )


def _printable(words: Wording) -> Wording:
    return Wording(
        words.lang,
        words.dir,
        words.kind,
        words.done,
        without_unsupported(words.goal),
        words.span,
        words.best,
        words.honest,
    )
