"""Taking in the form of a post: fields first, then its photo, then one transaction; nothing is left half done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from challenge.config import Settings
from challenge.core.db import Database
from challenge.core.errors import Invalid
from challenge.core.idempotency import body_digest
from challenge.imaging import media
from challenge.imaging.uploads import UploadRefused, cleaned, sentence
from challenge.posts import queries
from challenge.posts.actions import authoring
from challenge.posts.actions.authoring import Author
from challenge.posts.actions.writing import Photo, PostWish
from challenge.posts.forms import read_post
from challenge.rounds.queries import current_round, round_of
from challenge.web.forms import FormState, Sent, write_key

SUFFIX = ".webp"
Write = Callable[[Session, Author, PostWish], str]


class Refused(Exception):
    """The form goes back to the person: what was typed, what is wrong, and the answer's status."""

    def __init__(self, sent: Sent, errors: dict[str, str], status: int) -> None:
        super().__init__(", ".join(errors))
        self.form = FormState(sent.fields, errors)
        self.status = status


@dataclass(frozen=True)
class Desk:
    """Where forms are taken in, at one moment. Both ways raise Refused."""

    db: Database
    settings: Settings
    now: datetime
    today: date

    def submit(self, participant_id: str, sent: Sent) -> str:
        """The id of the new post."""

        def write(session: Session, author: Author, wish: PostWish) -> str:
            return authoring.submit(session, author, wish, now=self.now, today=self.today)

        with self.db.read() as session:
            hashtags = tuple(current_round(session, self.today).hashtags)
        return self._take_in(participant_id, sent, hashtags, write)

    def edit(self, participant_id: str, post_id: str, sent: Sent) -> str:
        """The id again. NotFound for another's post."""

        def write(session: Session, author: Author, wish: PostWish) -> str:
            return authoring.edit(session, author, post_id, wish, self.now)

        with self.db.read() as session:
            own = queries.own_post(session, participant_id, post_id)
            hashtags = tuple(round_of(session, own.round_id).hashtags)
        return self._take_in(participant_id, sent, hashtags, write, has_photo=own.photo is not None)

    def _take_in(
        self, participant_id: str, sent: Sent, hashtags: tuple[str, ...], write: Write, *, has_photo: bool = False
    ) -> str:
        errors: dict[str, str] = {}
        form = read_post(sent, errors, today=self.today, hashtags=hashtags, has_photo=has_photo)
        author = Author(participant_id, write_key(sent, errors), body_digest(self.settings.secret, sent.body))
        if errors:
            raise Refused(sent, errors, 422)
        photo = _stored(self.settings.media_dir, form.photo, sent)
        try:
            with self.db.write() as session:
                return write(session, author, replace(form.wish, photo=photo))
        except Exception as error:
            self._drop(photo)
            if isinstance(error, Invalid):
                raise Refused(sent, dict(error.errors), 422) from error
            raise

    def _drop(self, photo: Photo | None) -> None:
        if photo:
            with self.db.write() as session:
                media.drop(session, photo.name, self.now)


def _stored(folder: Path, data: bytes | None, sent: Sent) -> Photo | None:
    """Blocks while the picture is decoded."""
    if data is None:
        return None
    try:
        picture = cleaned(data)
    except UploadRefused as refused:
        raise Refused(sent, {"photo": sentence(refused.reason)}, refused.status) from refused
    return Photo(media.store(folder, picture.data, SUFFIX), picture.width, picture.height)
