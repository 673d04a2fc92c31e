"""Badges for telling others: what approved posts have earned."""

from sqlmodel import Session

from challenge.badges.actions import award_all
from challenge.badges.catalogue import badges
from challenge.badges.queries import approved_posts
from challenge.badges.rules import Facts, earned
from challenge.posts.events import PostApproved


def award_stories(session: Session, event: PostApproved) -> None:
    """Listener: what the person's approved posts have earned."""
    posts = approved_posts(session, event.participant_id, event.round_id)
    facts = Facts(0, (), 0, back_again=False, approved_posts=posts, brought=0, city_milestone=False)
    for each in badges():
        if each.kind == "posts" and earned(each.kind, each.params, facts):
            award_all(session, each.id, event.round_id, (event.participant_id,), event.at)
