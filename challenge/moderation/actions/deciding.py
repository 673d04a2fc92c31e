"""Deciding: one moderator at a time holds an item, one decision closes it, and the author is told why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select, update

from challenge.badges.actions.stories import revoke_stories
from challenge.core.errors import ChallengeError, Invalid, NotFound
from challenge.core.i18n import gettext as _
from challenge.core.tokens import new_id
from challenge.moderation.actions.appeals import judged_words_stand
from challenge.moderation.actions.statements import state_reasons
from challenge.moderation.actions.subjects import carry_out, give_back, subject
from challenge.moderation.models import Appeal, Decision, QueueItem, Report
from challenge.moderation.rules import (
    LEASE,
    AppealOutcome,
    DecisionKind,
    ItemKind,
    Reason,
    choices,
    lease_is_free,
    may_decide_appeal,
    needs_reason,
    needs_words,
    takes_down,
)
from challenge.participants.queries import locked
from challenge.posts.queries import post as find_post
from challenge.posts.rules.states import ActForbidden, PostState


class Taken(ChallengeError):
    """Somebody else holds the item, has decided it, or its author has changed it."""


@dataclass(frozen=True)
class Verdict:
    """What a moderator decided; `words` are for the author, beside the reason's own."""

    kind: DecisionKind
    reason: Reason | None = None
    words: str = ""


def lease_next(session: Session, staff_id: str, now: datetime) -> str | None:
    """The item this moderator holds, else the next free one, held for 10 minutes; None when nothing waits."""
    held = select(QueueItem.id).where(
        QueueItem.lease_by == staff_id, col(QueueItem.lease_until) > now, col(QueueItem.closed_at).is_(None)
    )
    mine = session.exec(held).first()
    if mine is not None:
        return mine
    query = select(QueueItem.id).where(*_free_for(staff_id, now))
    query = query.order_by(col(QueueItem.risk).desc(), col(QueueItem.created_at), col(QueueItem.id))
    found = session.exec(query.limit(1).with_for_update(skip_locked=True)).first()
    return found if found is not None and _lease(session, found, staff_id, now) else None


def lease_item(session: Session, item_id: str, staff_id: str, now: datetime) -> None:
    """Hold this very item for 10 minutes, and give back another one held until now. Raises NotFound, Taken."""
    if session.get(QueueItem, item_id) is None:
        raise NotFound
    others = update(QueueItem).where(col(QueueItem.lease_by) == staff_id, col(QueueItem.id) != item_id)
    session.exec(others.values(lease_by=None, lease_until=None))
    if not _lease(session, item_id, staff_id, now):
        raise Taken


def decide(session: Session, item_id: str, staff_id: str, verdict: Verdict, now: datetime) -> Decision:
    """Close the item with a decision and do what it says; a restriction tells the author why.

    Raises NotFound, Taken, and Invalid for a reason or words that are missing; nothing is written then.
    """
    item = _closed(session, item_id, staff_id, now, appeals=False)
    kind = ItemKind(item.kind)
    thing = subject(session, kind, item.subject_id)
    _refuse_incomplete(verdict, choices(kind, has_picture=thing.photo is not None))
    decision = _append(session, item, staff_id, verdict.kind, verdict.reason, now)
    try:
        carry_out(session, kind, item.subject_id, verdict.kind, now)
    except ActForbidden as error:
        raise Taken from error
    if thing.state == PostState.approved and takes_down(verdict.kind):
        post = find_post(session, item.subject_id)
        revoke_stories(session, post.participant_id, post.round_id, decision.id, now)
    session.exec(update(Report).where(col(Report.item_id) == item_id).values(decision_id=decision.id))
    if needs_reason(verdict.kind) and item.participant_id:
        person = locked(session, item.participant_id)
        state_reasons(session, person, item, decision, thing, verdict.words)
    return decision


def decide_appeal(session: Session, item_id: str, staff_id: str, *, granted: bool, now: datetime) -> None:
    """Another moderator upholds the first decision, or gives back what it took. Raises NotFound, Taken.

    A name or goal that was chosen since then is other words: only its own decision makes them public.
    """
    item = _closed(session, item_id, staff_id, now, appeals=True)
    outcome = AppealOutcome.reversed if granted else AppealOutcome.upheld
    _append(session, item, staff_id, outcome, None, now)
    appeal = session.get_one(Appeal, item.appeal_id)
    kind = ItemKind(item.kind)
    if granted and (kind is ItemKind.post or judged_words_stand(session, appeal)):
        give_back(session, kind, item.subject_id, now)
    appeal.outcome, appeal.decided_at = outcome, now


def _closed(session: Session, item_id: str, staff_id: str, now: datetime, *, appeals: bool) -> QueueItem:
    """The item, closed by this moderator and nobody else. Its author is locked first, as everywhere."""
    item = session.get(QueueItem, item_id)
    if item is None or (item.appeal_id is not None) is not appeals:
        raise NotFound
    if item.participant_id:
        locked(session, item.participant_id)
    if not _is_free(session, item, staff_id, now):
        raise Taken
    item.closed_at = now
    session.flush()
    return item


def _lease(session: Session, item_id: str, staff_id: str, now: datetime) -> bool:
    item = session.get_one(QueueItem, item_id)
    if not _is_free(session, item, staff_id, now):
        return False
    item.lease_by, item.lease_until = staff_id, now + LEASE
    session.flush()
    return True


def _is_free(session: Session, item: QueueItem, staff_id: str, now: datetime) -> bool:
    """Whether this moderator may have the item, which is locked until the commit: of two at once one succeeds."""
    session.refresh(item, with_for_update=True)
    free = lease_is_free(item.lease_until, now, item.lease_by, staff_id)
    return item.closed_at is None and free and may_decide_appeal(item.not_by, staff_id)


def _free_for(staff_id: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The same as conditions, to find an item among many."""
    item = QueueItem
    return (
        col(item.closed_at).is_(None),
        or_(col(item.lease_until).is_(None), col(item.lease_until) <= now, col(item.lease_by) == staff_id),
        or_(col(item.not_by).is_(None), col(item.not_by) != staff_id),
    )


def _refuse_incomplete(verdict: Verdict, possible: Collection[DecisionKind]) -> None:
    if verdict.kind not in possible:
        raise Invalid({"decision": _("Das lässt sich hier nicht entscheiden.")})
    if needs_reason(verdict.kind) and verdict.reason is None:
        raise Invalid({"reason": _("Wähle den Grund. Die Person erfährt ihn.")})
    if verdict.reason is not None and needs_words(verdict.reason) and not verdict.words:
        raise Invalid({"words": _("Schreib dazu, gegen welches Gesetz es verstößt und warum.")})


def _append(
    session: Session, item: QueueItem, staff_id: str, kind: str, reason: Reason | None, now: datetime
) -> Decision:
    decision = Decision(id=new_id(), item_id=item.id, staff_id=staff_id, kind=kind, reason=reason, decided_at=now)
    session.add(decision)
    session.flush()
    return decision
