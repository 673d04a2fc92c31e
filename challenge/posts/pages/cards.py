"""Posts as people see them: the author's public name and goal, the text, the link's card, the cheers."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from challenge.core.errors import NotFound
from challenge.core.i18n import language
from challenge.goals.models import Goal
from challenge.goals.queries import public_title
from challenge.participants.models import Participant
from challenge.posts.models import Post
from challenge.posts.queries import Cheers, cheers
from challenge.posts.rules.hashtags import without_hashtags
from challenge.posts.rules.states import PostState
from challenge.rounds.models import Stadtraum

PLATFORMS = {
    "instagram": "Instagram",
    "tiktok": "TikTok",
    "facebook": "Facebook",
    "youtube": "YouTube",
    "threads": "Threads",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "pixelfed": "Pixelfed",
    "bluesky": "Bluesky",
}
Row = tuple[Post, Participant, Goal, str]  # the Stadtraum is None for who named none


@dataclass(frozen=True)
class LinkView:
    """A post elsewhere; nothing of it is fetched or embedded."""

    platform: str
    host: str
    url: str


@dataclass(frozen=True)
class Card:
    """One post. `photo` is empty where this reader sees none; `own` means that the reader wrote it."""

    id: str
    author: str
    goal: str
    stadtraum: str
    day: date
    text: str
    hashtags: tuple[str, ...]
    link: LinkView | None
    photo: str
    photo_width: int
    photo_height: int
    alt: str
    state: str
    own: bool
    cheers: Cheers


def rows() -> Select[Post, Participant, Goal, str]:
    """The query that all cards are made from; add conditions and an order."""
    return (
        select(Post, Participant, Goal, Stadtraum.name)
        .join(Participant, col(Participant.id) == col(Post.participant_id))
        .join(Goal, col(Goal.id) == col(Post.goal_id))
        .join(Stadtraum, col(Stadtraum.id) == col(Participant.stadtraum_id), isouter=True)
    )


def cards(session: Session, found: list[Row], reader: str | None) -> tuple[Card, ...]:
    """The rows as cards, with one more query for all their cheers."""
    given = cheers(session, [each[0].id for each in found], reader)
    return tuple(_card(row, given.get(row[0].id, Cheers()), reader) for row in found)


def card(session: Session, post_id: str, reader: str | None) -> Card:
    """One post; NotFound unless it is public or the reader's own."""
    row = session.exec(rows().where(Post.id == post_id)).first()
    if row is None or (row[0].status != PostState.approved and row[0].participant_id != reader):
        raise NotFound
    return cards(session, [row], reader)[0]


def _card(row: Row, given: Cheers, reader: str | None) -> Card:
    post, author, goal, stadtraum = row
    own = post.participant_id == reader
    shown = post.photo if own else post.public_photo
    return Card(
        id=post.id,
        author=author.public_name,
        goal=public_title(goal, language().code),
        stadtraum=stadtraum or "",
        day=post.day,
        text=without_hashtags(post.text),
        hashtags=tuple(post.hashtags),
        link=_link(post),
        photo=f"/beitraege/{post.id}/bild" if shown else "",
        photo_width=post.photo_width,
        photo_height=post.photo_height,
        alt=post.alt,
        state=post.status,
        own=own,
        cheers=given,
    )


def _link(post: Post) -> LinkView | None:
    if not post.url:
        return None
    return LinkView(PLATFORMS[post.platform], urlsplit(post.url).netloc.removeprefix("www."), post.url)
