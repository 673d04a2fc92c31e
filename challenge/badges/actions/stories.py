"""Badges for telling others: what approved posts have earned, and what is left when moderation takes a post down."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from challenge.badges.actions.awards import award_all, restore, revoke
from challenge.badges.catalogue import Badge, badges
from challenge.badges.models import Award
from challenge.badges.queries import approved_posts
from challenge.badges.rules import Facts, earned
from challenge.posts.events import PostApproved


def award_stories(session: Session, event: PostApproved) -> None:
    """Listener: what the person's approved posts have earned; what a decision took back holds again."""
    for each, is_earned in _stories(session, event.participant_id, event.round_id):
        if is_earned:
            award_all(session, each.id, event.round_id, (event.participant_id,), event.at)
            for award in _awards(session, each, event.participant_id, event.round_id, valid=False):
                restore(session, award.id)


def revoke_stories(session: Session, participant_id: str, round_id: str, decision_id: str, now: datetime) -> None:
    """Take back what the posts no longer earn, after a decision took one down; the author's own edits never do."""
    for each, is_earned in _stories(session, participant_id, round_id):
        for award in _awards(session, each, participant_id, round_id, valid=True):
            if not is_earned:
                revoke(session, award.id, decision_id, now)


def _stories(session: Session, participant_id: str, round_id: str) -> Iterator[tuple[Badge, bool]]:
    """The badges by posts, and whether the person's approved posts suffice now."""
    posts = approved_posts(session, participant_id, round_id)
    facts = Facts(0, (), 0, back_again=False, approved_posts=posts, brought=0, city_milestone=False)
    for each in badges():
        if each.kind == "posts":
            yield each, earned(each.kind, each.params, facts)


def _awards(session: Session, found: Badge, participant_id: str, round_id: str, *, valid: bool) -> list[Award]:
    query = select(Award).where(Award.participant_id == participant_id, Award.round_id == round_id)
    taken = col(Award.revoked_at)
    query = query.where(Award.badge == found.id, taken.is_(None) if valid else taken.is_not(None))
    return list(session.exec(query).all())
