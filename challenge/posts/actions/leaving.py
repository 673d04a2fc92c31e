"""A person leaves: posts, their cheers, and the cheers the person gave go with them."""

from sqlmodel import Session, col, delete, select

from challenge.imaging.media import drop
from challenge.participants.events import Leaving
from challenge.posts.models import Cheer, Post, PostHashtag
from challenge.posts.queries import posts_of


def forget(session: Session, event: Leaving) -> None:
    """Listener: delete everything; the pictures follow after the commit."""
    photos = {each.photo for each in posts_of(session, event.participant_id) if each.photo}
    own = select(Post.id).where(Post.participant_id == event.participant_id)
    session.exec(delete(Cheer).where(col(Cheer.participant_id) == event.participant_id))
    session.exec(delete(Cheer).where(col(Cheer.post_id).in_(own)))
    session.exec(delete(PostHashtag).where(col(PostHashtag.post_id).in_(own)))
    session.exec(delete(Post).where(col(Post.participant_id) == event.participant_id))
    for name in sorted(photos):
        drop(session, name, event.at)
