"""What it means that a post is public: it counts for its date, and others hear of it (product.md §3)."""

from datetime import datetime

from sqlmodel import Session

from challenge.checkins import actions as checkins
from challenge.checkins.queries import progress
from challenge.core.clock import local_date
from challenge.core.events import record
from challenge.goals.models import Goal
from challenge.posts.events import PostApproved, PostTakenDown
from challenge.posts.models import Post
from challenge.posts.rules.hashtags import matches
from challenge.posts.rules.states import PostAct, PostState, is_public, next_state
from challenge.rounds.queries import round_of


def move(session: Session, post: Post, act: PostAct, now: datetime) -> None:
    """Lead a locked post to the act's next state, with everything that follows. Raises ActForbidden."""
    before, after = PostState(post.status), next_state(PostState(post.status), act)
    post.status = after.value
    if is_public(after) and not is_public(before):
        _publish(session, post, now)
    if is_public(before) and not is_public(after):
        _take_down(session, post, now)
    session.flush()


def _publish(session: Session, post: Post, now: datetime) -> None:
    post.decided_at = now
    goal = session.get_one(Goal, post.goal_id)
    if _stands_for_its_day(session, post, goal, now):
        checkins.credit(session, goal, post.id, post.day, now)
    session.flush()
    record(session, PostApproved(post.id, post.participant_id, post.round_id, post.day, now))


def _take_down(session: Session, post: Post, now: datetime) -> None:
    post.decided_at = now
    checkins.withdraw_credit(session, session.get_one(Goal, post.goal_id), post.id, now)
    session.flush()
    record(session, PostTakenDown(post.id, post.participant_id, now))


def _stands_for_its_day(session: Session, post: Post, goal: Goal, now: datetime) -> bool:
    """Only with a hashtag of the round, and only in the person's own windows."""
    if not matches(post.hashtags, round_of(session, post.round_id).hashtags):
        return False
    return post.day in progress(session, post.participant_id, goal.starts_on, local_date(now)).dates
