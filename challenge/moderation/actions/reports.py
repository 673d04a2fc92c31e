"""Notices by anybody (article 16): no account, no name, a receipt that shows what became of it."""

from datetime import datetime

from sqlmodel import Session

from challenge.core.errors import NotFound
from challenge.core.tokens import new_id
from challenge.moderation.actions.queueing import new_item, open_item
from challenge.moderation.models import Report
from challenge.moderation.rules import ItemKind, Reason, Risk
from challenge.posts.queries import locked_post
from challenge.posts.rules.states import PostState, is_public

EXPLANATION_MAX = 1000


def report_post(session: Session, post_id: str, reason: Reason, explanation: str, now: datetime) -> str:
    """Report a public post; returns the receipt. Many notices about one post are one case. Raises NotFound."""
    post = locked_post(session, post_id)
    if not is_public(PostState(post.status)):
        raise NotFound
    item = open_item(session, ItemKind.post, post_id)
    if item is None:
        item = new_item(session, ItemKind.post, post_id, post.participant_id, (), now, reported=True)
    item.risk = Risk.reported
    report = Report(
        id=new_id(),
        receipt=new_id(),
        item_id=item.id,
        kind=ItemKind.post,
        subject_id=post_id,
        reason=reason,
        explanation=explanation,
        made_at=now,
    )
    session.add(report)
    session.flush()
    return report.receipt
