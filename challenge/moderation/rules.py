"""Who may decide what and when, what needs a reason, and what comes first (product.md §3, moderation)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from challenge.posts.rules.texts import Hint

LEASE = timedelta(minutes=10)
"""How long an opened item is kept for one moderator."""

APPEAL_TIME = timedelta(days=184)
"""Six months (Digital Services Act, article 20), as long as six months can be."""


SMALLEST_CELL = 5
"""Smaller numbers are not shown on `/transparenz`."""


class ItemKind(StrEnum):
    """What can wait in the queue."""

    post = "post"
    nickname = "nickname"
    goal = "goal"


class DecisionKind(StrEnum):
    """What a moderator can decide; `escalate` hands the item to somebody else and changes nothing public."""

    approve = "approve"
    approve_without_picture = "approve_without_picture"
    ask_change = "ask_change"
    reject = "reject"
    hide = "hide"
    suspend = "suspend"
    escalate = "escalate"


class AppealOutcome(StrEnum):
    """How an appeal ends; `moot` when the author took the thing back meanwhile."""

    upheld = "upheld"
    reversed = "reversed"
    moot = "moot"


class Reason(StrEnum):
    """Why something can't be shown."""

    insult = "insult"
    threat = "threat"
    sexual = "sexual"
    youth = "youth"
    privacy = "privacy"
    ads = "ads"
    copyright = "copyright"
    offtopic = "offtopic"
    illegal = "illegal"


class Risk(IntEnum):
    """How soon an item is looked at; the number is stored with it and sorted by, highest first."""

    plain = 0
    picture = 1
    delicate = 2
    reported = 3


def lease_is_free(lease_until: datetime | None, now: datetime, holder: object, me: object) -> bool:
    """Whether I may take the item: nobody holds it, the lease has run out, or it is mine."""
    return lease_until is None or lease_until <= now or holder == me


def needs_reason(kind: DecisionKind) -> bool:
    """Whether the decision takes something from the author, who is then told why (article 17)."""
    return kind not in {DecisionKind.approve, DecisionKind.escalate}


def takes_down(kind: DecisionKind) -> bool:
    """Whether a public post is gone for good or until it is judged; one that shall be changed is still welcome."""
    return kind in {DecisionKind.reject, DecisionKind.hide}


def choices(item: ItemKind, *, has_picture: bool) -> tuple[DecisionKind, ...]:
    """What can be decided about an item: words are shown or not, a post knows more shades."""
    kinds = DecisionKind
    if item is not ItemKind.post:
        return (kinds.approve, kinds.reject)
    picture = (kinds.approve_without_picture,) if has_picture else ()
    return (kinds.approve, *picture, kinds.ask_change, kinds.reject, kinds.hide)


def needs_words(reason: Reason) -> bool:
    """Whether the reason says nothing by itself: for something illegal the author is told which law (article 17)."""
    return reason is Reason.illegal


def may_decide_appeal(first_moderator: object, me: object) -> bool:
    """An appeal goes to another moderator."""
    return first_moderator != me


def appeal_open(decided_at: datetime, now: datetime) -> bool:
    """Whether the author can still appeal."""
    return now <= decided_at + APPEAL_TIME


def risk(hints: Iterable[Hint], *, reported: bool) -> Risk:
    """The risk of an item: a report outweighs every hint, and a first post alone is none."""
    if reported:
        return Risk.reported
    return max((_RISKS[hint] for hint in hints), default=Risk.plain)


_RISKS = {
    Hint.contact: Risk.delicate,
    Hint.unknown_link: Risk.delicate,
    Hint.people_on_picture: Risk.delicate,
    Hint.short_link: Risk.delicate,
    Hint.picture: Risk.picture,
    Hint.first_post: Risk.plain,
}
