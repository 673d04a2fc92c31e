"""`/pinnwand`: approved posts, the newest first, by hashtag, topic and Stadtraum."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from challenge.core.i18n import gettext as _
from challenge.core.i18n import language
from challenge.goals.catalogue import topics
from challenge.goals.models import Goal
from challenge.participants.models import Participant
from challenge.participants.queries import Viewer
from challenge.posts.models import Post, PostHashtag
from challenge.posts.pages.cards import Card, Row, cards, rows
from challenge.posts.rules.hashtags import folded
from challenge.posts.rules.states import PostState
from challenge.rounds.queries import current_round, stadtraeume
from challenge.web.forms import FormState

AT_ONCE = 20
FILTERS = ("hashtag", "thema", "stadtraum")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Tag:
    """A hashtag to filter by."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class WallPage:
    """`posts/wall.html`; `here` is the page's own address, `older` the next page's or empty."""

    cards: tuple[Card, ...]
    tags: tuple[Tag, ...]
    hashtag: str
    topics: tuple[tuple[str, str], ...]
    stadtraeume: tuple[tuple[str, str], ...]
    form: FormState
    filtered: bool
    here: str
    older: str
    signed_in: bool
    may_write: bool


def wall_page(session: Session, query: Mapping[str, str], visitor: Viewer | None, today: date) -> WallPage:
    """The wall for a reader; unknown values of a filter leave it open."""
    areas = tuple((str(each.id), each.name) for each in stadtraeume(session))
    themes = tuple((each.id, each.name(language().code)) for each in topics())
    chosen = _chosen(query, dict(themes), dict(areas))
    found = _page(session, chosen, query.get("nach", ""))
    return WallPage(
        cards=cards(session, found[:AT_ONCE], visitor.participant_id if visitor else None),
        tags=_tags(current_round(session, today).hashtags, chosen),
        hashtag=chosen.get("hashtag", ""),
        topics=(("alle", _("Alle Themen")), *themes),
        stadtraeume=(("alle", _("Ganz Dresden")), *areas),
        form=FormState(chosen),
        filtered=bool(chosen),
        here=wall_address(chosen),
        older=_address({**chosen, "nach": _cursor(found[AT_ONCE - 1][0])}) if len(found) > AT_ONCE else "",
        signed_in=visitor is not None,
        may_write=visitor is None or not visitor.under16,
    )


def wall_address(query: Mapping[str, str]) -> str:
    """The address of the wall with these filters and nothing else."""
    return _address({name: query[name] for name in FILTERS if query.get(name)})


def _address(query: Mapping[str, str]) -> str:
    return f"/pinnwand?{urlencode(query)}" if query else "/pinnwand"


def _chosen(query: Mapping[str, str], themes: Mapping[str, str], areas: Mapping[str, str]) -> dict[str, str]:
    known = {
        "hashtag": folded(query.get("hashtag", "")),
        "thema": query.get("thema", "") if query.get("thema") in themes else "",
        "stadtraum": query.get("stadtraum", "") if query.get("stadtraum") in areas else "",
    }
    return {name: value for name, value in known.items() if value}


def _tags(hashtags: list[str], chosen: Mapping[str, str]) -> tuple[Tag, ...]:
    """The round's hashtags and, in front, another one that the reader came for."""
    now = chosen.get("hashtag", "")
    others = {name: value for name, value in chosen.items() if name != "hashtag"}
    extra = [f"#{now}"] if now and now not in map(folded, hashtags) else []
    every = Tag(_("Alle"), _address(others), not now)
    tags = [Tag(each, _address({"hashtag": each[1:], **others}), folded(each) == now) for each in (*extra, *hashtags)]
    return (every, *tags)


def _page(session: Session, chosen: Mapping[str, str], cursor: str) -> list[Row]:
    """One row more than is shown, so that one knows whether there are older ones."""
    query = rows().where(Post.status == PostState.approved.value)
    if "hashtag" in chosen:
        tagged = select(PostHashtag.post_id).where(PostHashtag.tag == chosen["hashtag"])
        query = query.where(col(Post.id).in_(tagged))
    if "thema" in chosen:
        query = query.where(Goal.topic == chosen["thema"])
    if "stadtraum" in chosen:
        query = query.where(Participant.stadtraum_id == int(chosen["stadtraum"]))
    after = _decided(cursor)
    if after is not None:
        moment, post_id = after
        at, at_once = col(Post.decided_at), col(Post.id)
        query = query.where(or_(at < moment, and_(at == moment, at_once < post_id)))
    return list(session.exec(query.order_by(col(Post.decided_at).desc(), col(Post.id).desc()).limit(AT_ONCE + 1)).all())


def _cursor(post: Post) -> str:
    """Where a page ended: microseconds since 1970 and the id."""
    return f"{((post.decided_at or EPOCH) - EPOCH) // timedelta(microseconds=1)}.{post.id}"


def _decided(cursor: str) -> tuple[datetime, str] | None:
    moment, _dot, post_id = cursor.partition(".")
    if not moment.isdecimal() or len(moment) > 17:
        return None
    return EPOCH + timedelta(microseconds=int(moment)), post_id
