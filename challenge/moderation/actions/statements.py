"""The statement of reasons: everything that article 17 of the Digital Services Act asks for, in plain words."""

from datetime import datetime

from sqlmodel import Session

from challenge.core.clock import local_date
from challenge.core.i18n import full_date, speaking
from challenge.core.i18n import gettext as _
from challenge.core.tokens import new_id
from challenge.moderation.actions.subjects import Subject
from challenge.moderation.catalogue.reasons import reason_text
from challenge.moderation.models import Decision, QueueItem, Statement
from challenge.moderation.rules import DecisionKind, ItemKind, Reason, Risk
from challenge.participants.models import Participant

EXCERPT = 300


def state_reasons(
    session: Session, person: Participant, item: QueueItem, decision: Decision, thing: Subject, words: str
) -> Statement:
    """Tell the author why, in their language, in the transaction of the restriction itself."""
    with speaking(person.language):
        statement = Statement(
            id=new_id(),
            decision_id=decision.id,
            participant_id=person.id,
            language=person.language,
            restriction_type=decision.kind,
            facts=_facts(ItemKind(item.kind), thing, item.created_at),
            source=_source(reported=reported(item)),
            automated_detection=False,
            automated_decision=False,
            issued_at=decision.decided_at,
            **_reasons(Reason(decision.reason or ""), person.language, words),
            **_reach(DecisionKind(decision.kind)),
        )
    session.add(statement)
    session.flush()
    return statement


def reported(item: QueueItem) -> bool:
    """Whether somebody's notice brought the item here."""
    return item.risk == Risk.reported


def _reasons(reason: Reason, language: str, words: str) -> dict[str, str]:
    text = reason_text(reason, language)
    explanation = "\n\n".join(filter(None, (text.sentence, words)))
    return {"ground": text.ground, "explanation": explanation, "instead": text.instead}


def _reach(kind: DecisionKind) -> dict[str, str]:
    """Where and how long it holds, and what one can do about it."""
    duration = _("bis du eine neue Fassung schickst, die wir freigeben")
    if kind is DecisionKind.hide:
        duration = _("bis wir fertig geprüft haben oder du eine neue Fassung schickst")
    return {"territory": _("überall"), "duration": duration, "redress": _redress()}


def _facts(kind: ItemKind, thing: Subject, written_at: datetime) -> str:
    excerpt = thing.text if len(thing.text) <= EXCERPT else thing.text[:EXCERPT] + " …"
    if kind is ItemKind.nickname:
        return _("Dein Name „{text}“").format(text=excerpt)
    if kind is ItemKind.goal:
        return _("Dein Ziel „{text}“").format(text=excerpt)
    date = full_date(local_date(written_at))
    if thing.photo:
        return _("Dein Beitrag vom {date}, mit Bild: „{text}“").format(date=date, text=excerpt or thing.url)
    return _("Dein Beitrag vom {date}: „{text}“").format(date=date, text=excerpt or thing.url)


def _source(*, reported: bool) -> str:
    if reported:
        return _("Jemand hat uns darauf hingewiesen. Wer, bleibt geheim.")
    return _("Wir sehen uns alles an, bevor andere es lesen.")


def _redress() -> str:
    return _(
        "Du kannst 6 Monate lang kostenlos widersprechen; eine andere Person entscheidet dann neu. Du kannst auch zu "
        "einer zertifizierten Stelle für außergerichtliche Streitbeilegung oder vor ein Gericht gehen."
    )
