"""What the desk, the author and a notifier read about kinds, hints and outcomes; marked here, translated when shown."""

from collections.abc import Iterable

from challenge.core.i18n import gettext, language, mark
from challenge.moderation.catalogue.reasons import reason_text
from challenge.moderation.rules import AppealOutcome, DecisionKind, ItemKind, Reason
from challenge.posts.rules.texts import Hint, People

KINDS = {
    ItemKind.post: mark("Beitrag"),
    ItemKind.nickname: mark("Name"),
    ItemKind.goal: mark("Ziel in eigenen Worten"),
}
HINTS = {
    Hint.contact: mark("nennt vielleicht Adresse, Nummer oder E-Mail"),
    Hint.unknown_link: mark("Link zu einer fremden Seite"),
    Hint.short_link: mark("gekürzter Link: bitte öffnen und nachsehen, wohin er führt"),
    Hint.people_on_picture: mark("vielleicht Menschen auf dem Bild"),
    Hint.picture: mark("mit Bild"),
    Hint.first_post: mark("erster Beitrag"),
}
PEOPLE = {
    People.nobody: mark("Auf dem Bild: niemand, sagt die Person."),
    People.me: mark("Auf dem Bild: nur die Person selbst, sagt sie."),
    People.others: mark("Auf dem Bild: andere, die zugestimmt haben, sagt die Person."),
}
DECISIONS = {
    DecisionKind.approve: mark("freigegeben"),
    DecisionKind.approve_without_picture: mark("ohne Bild freigegeben"),
    DecisionKind.ask_change: mark("um eine Änderung gebeten"),
    DecisionKind.reject: mark("abgelehnt"),
    DecisionKind.hide: mark("ausgeblendet"),
    DecisionKind.suspend: mark("Konto gesperrt"),
    DecisionKind.escalate: mark("weitergegeben"),
    AppealOutcome.upheld: mark("Widerspruch abgelehnt"),
    AppealOutcome.reversed: mark("Widerspruch stattgegeben"),
}
RESTRICTIONS = {
    DecisionKind.approve_without_picture: mark("Dein Text ist zu sehen, das Bild nicht."),
    DecisionKind.ask_change: mark("Wir bitten dich um eine andere Fassung. Bis dahin sehen andere das hier nicht."),
    DecisionKind.reject: mark("Andere sehen das hier nicht."),
    DecisionKind.hide: mark("Andere sehen das hier vorerst nicht."),
}


def hints_in_words(hints: Iterable[str]) -> tuple[str, ...]:
    """Each hint as a few words."""
    return tuple(gettext(HINTS[Hint(each)]) for each in hints)


def reason_titles() -> tuple[tuple[str, str], ...]:
    """The nine reasons as options of a form."""
    return tuple((reason.value, reason_title(reason)) for reason in Reason)


def reason_title(reason: str) -> str:
    """A reason's name in the language at hand."""
    return reason_text(Reason(reason), language().code).title


def decision_in_words(kind: str) -> str:
    """A decision's name in the language at hand."""
    known = {str(each): words for each, words in DECISIONS.items()}
    return gettext(known[kind])
