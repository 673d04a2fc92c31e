"""Reading what moderators, authors and notifiers send."""

from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.moderation.actions.deciding import Verdict
from challenge.moderation.rules import DecisionKind, Reason, needs_reason
from challenge.web.forms import Sent, too_long

WORDS_MAX = 1000


def read_verdict(sent: Sent, errors: dict[str, str]) -> Verdict | None:
    """A decision with its reason where it needs one; what is wrong is put into `errors`."""
    words = read_words(sent, "words", WORDS_MAX, errors)
    if sent.text("decision") not in list(DecisionKind):
        errors["decision"] = _("Wähle eine Entscheidung.")
        return None
    kind = DecisionKind(sent.text("decision"))
    return Verdict(kind, read_reason(sent, errors), words) if needs_reason(kind) else Verdict(kind)


def read_reason(sent: Sent, errors: dict[str, str]) -> Reason | None:
    """One of the nine, or None for an empty field."""
    text = sent.text("reason")
    if not text:
        return None
    if text not in list(Reason):
        errors["reason"] = _("Wähle einen der neun Gründe.")
        return None
    return Reason(text)


def read_words(sent: Sent, field: str, most: int, errors: dict[str, str]) -> str:
    """A text of at most so many characters."""
    text = cleaned(sent.text(field))
    if problem := too_long(text, most):
        errors[field] = problem
    return text
