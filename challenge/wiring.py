"""Event -> listeners, on one page. Listeners run inside the transaction of the event, in this order."""

from functools import partial

from challenge.badges.actions import awards as badges
from challenge.badges.actions import milestones, stories
from challenge.certificates import actions as certificates
from challenge.checkins.events import LearningDayAdded, LearningDayRemoved
from challenge.city.actions import counting as city
from challenge.city.events import MilestoneReached
from challenge.config import Settings
from challenge.core.db import Listeners
from challenge.core.outbox import Handler
from challenge.goals.events import Joined
from challenge.imaging import media
from challenge.moderation.actions import queueing as moderation
from challenge.participants.events import Leaving, WordsChosen, WordsDropped
from challenge.posts.actions import leaving as posts
from challenge.posts.actions import pictures
from challenge.posts.events import PostApproved, PostSubmitted, PostTakenDown, PostWithdrawn
from challenge.sharing.actions import links as sharing
from challenge.sharing.actions import referrals

LISTENERS: Listeners = {
    Joined: (referrals.remember_origin, city.on_joined),
    # The city comes last here: its booking locks the round's total until the commit.
    LearningDayAdded: (badges.award_due, referrals.count_reached, city.on_learning_day_added),
    LearningDayRemoved: (city.on_learning_day_removed,),
    WordsChosen: (moderation.on_words_chosen,),
    WordsDropped: (moderation.on_words_dropped,),
    PostSubmitted: (moderation.on_post_submitted,),
    PostWithdrawn: (moderation.on_post_withdrawn,),
    PostApproved: (stories.award_stories, city.on_posts_changed),
    PostTakenDown: (city.on_posts_changed,),
    MilestoneReached: (milestones.celebrate_milestone,),
    # The city comes before posts: what it carries must not be taken back by posts that go.
    Leaving: (moderation.on_leaving, sharing.forget, city.on_leaving, certificates.forget, badges.forget, posts.forget),
}

HANDLERS: dict[str, Handler] = {
    milestones.KIND: milestones.award_crowd,
}
"""Outbox kind -> what a worker does after the commit."""


def handlers(settings: Settings) -> dict[str, Handler]:
    """All of `HANDLERS`, and those that need to know where files lie."""
    return {**HANDLERS, media.DROP: partial(pictures.drop_media, settings.media_dir)}
