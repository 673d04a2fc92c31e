"""What moderators do with a post. Each raises NotFound for an unknown one, ActForbidden from a wrong state."""

from datetime import datetime

from sqlmodel import Session

from challenge.posts.actions.publishing import move
from challenge.posts.queries import locked_post
from challenge.posts.rules.states import PostAct


def approve(session: Session, post_id: str, now: datetime) -> None:
    """Everybody can read it now; it counts for its date."""
    post = locked_post(session, post_id)
    move(session, post, PostAct.approve, now)
    post.photo_refused_at = None


def approve_without_picture(session: Session, post_id: str, now: datetime) -> None:
    """As `approve`, but only the author still sees the picture."""
    post = locked_post(session, post_id)
    move(session, post, PostAct.approve_without_picture, now)
    post.photo_refused_at = now if post.photo else None


def ask_change(session: Session, post_id: str, now: datetime) -> None:
    """The author is asked for another version; a public one is taken down until then."""
    move(session, locked_post(session, post_id), PostAct.ask_change, now)


def reject(session: Session, post_id: str, now: datetime) -> None:
    """It does not become public, and counts for nothing."""
    move(session, locked_post(session, post_id), PostAct.reject, now)


def hide(session: Session, post_id: str, now: datetime) -> None:
    """Out of sight at once, before it is judged."""
    move(session, locked_post(session, post_id), PostAct.hide, now)


def restore(session: Session, post_id: str, now: datetime) -> None:
    """Undo a decision, or grant an appeal: public again, and counted again."""
    move(session, locked_post(session, post_id), PostAct.restore, now)
