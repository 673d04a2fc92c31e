"""What the made-up people show each other, and what the made-up moderators have decided and not decided yet."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlmodel import Session, col, select

from challenge.core.clock import local_date
from challenge.core.db import Database
from challenge.core.tokens import new_id
from challenge.imaging import media
from challenge.imaging.uploads import cleaned
from challenge.moderation.actions.deciding import Verdict, decide
from challenge.moderation.models import QueueItem
from challenge.moderation.rules import DecisionKind
from challenge.posts.actions.authoring import Author, submit
from challenge.posts.actions.cheering import cheer
from challenge.posts.actions.writing import Photo, PostWish
from challenge.posts.rules.links import canonical
from challenge.posts.rules.states import CheerKind
from challenge.rounds.models import Round
from challenge.seeds.demo_people import DAY, Somebody, moment, words
from challenge.seeds.demo_pictures import picture
from challenge.staff.actions.accounts import add_account
from challenge.staff.rules import Role

ENOUGH_DAYS = 4
WORDS_LEFT = 9
"""Goals and nicknames that still wait for approval."""


def tell(db: Database, random: Random, round_: Round, people: Sequence[Somebody], folder: Path, now: datetime) -> None:
    """Posts, approved and waiting, and cheers for the approved ones."""
    with db.write() as session:
        moderator = add_account(session, "Mara Muster (Demo)", Role.moderator, now).id
    told = _hand_in(db, random, round_, people, words()["approved"], folder, now)
    with db.write() as session:
        items = session.exec(select(QueueItem).order_by(col(QueueItem.created_at))).all()
        posts = [each for each in items if each.kind == "post"]
        wishes = [each for each in items if each.kind != "post"]
        for item in [*posts, *wishes[:-WORDS_LEFT]]:
            at = min(item.created_at + timedelta(hours=random.randint(1, 20)), now)
            decide(session, item.id, moderator, Verdict(DecisionKind.approve), at)
    with db.write() as session:
        for post_id, author in told:
            _cheer(session, random, people, post_id, author, now)
    _hand_in(db, random, round_, people, words()["waiting"], folder, now)


def _hand_in(
    db: Database,
    random: Random,
    round_: Round,
    people: Sequence[Somebody],
    texts: Sequence[dict[str, Any]],
    folder: Path,
    now: datetime,
) -> list[tuple[str, Somebody]]:
    """Each text by somebody who speaks its language, if there is one; pictures are made before the transaction."""
    authors = [(_author(random, people, text["l"]), text) for text in texts]
    wishes = [(who, _wish(random, round_, who, text, folder, now)) for who, text in authors if who]
    told = []
    with db.write() as session:
        for who, wish in wishes:
            at = min(moment(random, wish.day), now)
            post_id = submit(session, Author(who.id, new_id(), ""), wish, now=at, today=local_date(at))
            told.append((post_id, who))
    return told


def _author(random: Random, people: Sequence[Somebody], language: str) -> Somebody | None:
    found = [
        each
        for each in people
        if each.wish.language == language and not each.wish.under16 and len(each.learned) >= ENOUGH_DAYS
    ]
    return random.choice(found) if found else None


def _wish(
    random: Random, round_: Round, author: Somebody, text: dict[str, Any], folder: Path, now: datetime
) -> PostWish:
    tag = f" {random.choice(round_.hashtags)}" if random.random() < 0.85 else ""
    return PostWish(
        text=text["t"] + tag,
        link=canonical(text["u"]) if "u" in text else None,
        day=random.choice(list(_possible_days(author, now))),
        photo=_photo(random, text["p"], folder) if "p" in text else None,
        drop_photo=False,
        people="nobody" if "p" in text else None,
        alt="",
        language=text["l"],
    )


def _possible_days(author: Somebody, now: datetime) -> Iterator[Any]:
    """Mostly days that were logged, sometimes one that only the post tells of."""
    yield from sorted(author.learned)
    day = local_date(author.joins_at)
    while day < local_date(now):
        if day not in author.learned and not (author.pause and day in author.pause):
            yield day
        day += DAY


def _photo(random: Random, motif: str, folder: Path) -> Photo:
    found = cleaned(picture(motif, random))
    return Photo(media.store(folder, found.data, ".webp"), found.width, found.height)


def _cheer(
    session: Session, random: Random, people: Sequence[Somebody], post_id: str, author: Somebody, now: datetime
) -> None:
    others = [each for each in people if each is not author]
    for each in random.sample(others, min(int(random.expovariate(0.25)), 14, len(others))):
        cheer(session, each.id, post_id, random.choice(list(CheerKind)), now)
