"""The pages of one's own posts: the form, one post, and the list."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from challenge.core.i18n import gettext, mark
from challenge.participants.queries import Viewer
from challenge.posts import queries as posts
from challenge.posts.actions.writing import PostWish
from challenge.posts.forms import tag_field, typed
from challenge.posts.models import Post
from challenge.posts.pages.cards import PLATFORMS, Card, card
from challenge.posts.rules.hashtags import without_hashtags
from challenge.posts.rules.links import PostLink
from challenge.posts.rules.states import PostState
from challenge.posts.rules.texts import TEXT_MAX
from challenge.rounds.queries import current_round, round_of
from challenge.web.forms import FormState, new_key

STATES = {
    PostState.waiting: ("waiting", mark("Wir schauen noch")),
    PostState.approved: ("good", mark("Für alle zu sehen")),
    PostState.changes_asked: ("asked", mark("Bitte noch etwas ändern")),
    PostState.rejected: ("closed", mark("Nur für dich zu sehen")),
    PostState.hidden: ("closed", mark("Gerade nicht zu sehen")),
    PostState.withdrawn: ("closed", mark("Zurückgezogen")),
}

TAKEN_AWAY = (PostState.changes_asked, PostState.rejected, PostState.hidden)


@dataclass(frozen=True)
class StateView:
    """How a state is shown: the kind of its mark, and its words."""

    kind: str
    text: str


@dataclass(frozen=True)
class EditorPage:
    """`posts/new.html`, and the form of `posts/post.html`; `hashtags` are field and text, `photo` is stored already."""

    form: FormState
    key: str
    action: str
    hashtags: tuple[tuple[str, str], ...]
    text_max: int
    photo: str
    photo_width: int
    photo_height: int


@dataclass(frozen=True)
class PostPage:
    """`posts/post.html`; `state` and `editor` only for the author, the editor open where a change is asked for.

    `reasons` says that a decision took something away, so that there is a statement about it.
    """

    card: Card
    here: str
    signed_in: bool
    state: StateView | None
    editor: EditorPage | None
    open: bool
    reasons: bool

    @property
    def form(self) -> FormState:
        """What its form holds; nothing for other readers."""
        return self.editor.form if self.editor else FormState()


@dataclass(frozen=True)
class OwnPost:
    """A line of `posts/own.html`."""

    id: str
    title: str
    day: date
    state: StateView


def new_page(session: Session, today: date, form: FormState | None = None) -> EditorPage:
    """The empty form, or what was typed."""
    hashtags = tuple(current_round(session, today).hashtags)
    fresh = FormState({"day": today.isoformat(), tag_field(0): "1"})
    return _editor(form or fresh, "/beitraege", hashtags, None)


def post_page(session: Session, post_id: str, reader: Viewer | None, form: FormState | None = None) -> PostPage:
    """One post; NotFound unless it is public or the reader's own."""
    shown = card(session, post_id, reader.participant_id if reader else None)
    own = posts.post(session, post_id) if shown.own else None
    editor = _own_editor(session, own, form) if own else None
    asked = shown.state == PostState.changes_asked or bool(form and form.errors)
    return PostPage(
        card=shown,
        here=f"/beitraege/{post_id}",
        signed_in=reader is not None,
        state=state_view(shown.state) if own else None,
        editor=editor,
        open=asked,
        reasons=own is not None and (own.status in TAKEN_AWAY or own.photo_refused_at is not None),
    )


def own_posts(session: Session, viewer: Viewer) -> tuple[OwnPost, ...]:
    """All of the person's posts, the newest first."""
    found = posts.posts_of(session, viewer.participant_id)
    return tuple(OwnPost(each.id, _title(each), each.day, state_view(each.status)) for each in found)


def state_view(status: str) -> StateView:
    """In the current language."""
    kind, text = STATES[PostState(status)]
    return StateView(kind, gettext(text))


def _own_editor(session: Session, post: Post, form: FormState | None) -> EditorPage:
    hashtags = tuple(round_of(session, post.round_id).hashtags)
    link = PostLink(post.platform, post.key, post.url, post.needs_review) if post.url else None
    stored = PostWish(post.text, link, post.day, None, False, post.people, post.alt, post.language)  # noqa: FBT003
    return _editor(form or FormState(typed(stored, hashtags)), f"/beitraege/{post.id}", hashtags, post)


def _editor(form: FormState, action: str, hashtags: tuple[str, ...], post: Post | None) -> EditorPage:
    return EditorPage(
        form=form,
        key=form.value("key") or new_key(),
        action=action,
        hashtags=tuple((tag_field(n), tag) for n, tag in enumerate(hashtags)),
        text_max=TEXT_MAX,
        photo=f"/beitraege/{post.id}/bild" if post and post.photo else "",
        photo_width=post.photo_width if post else 0,
        photo_height=post.photo_height if post else 0,
    )


def _title(post: Post) -> str:
    first = (without_hashtags(post.text) or post.text).split("\n")[0]
    return first or (PLATFORMS[post.platform] if post.platform else gettext(mark("Foto")))
