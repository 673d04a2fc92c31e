"""Reading the form of a post: text, hashtags to add, link, photo with its question, and the date."""

from dataclasses import dataclass
from datetime import date

from challenge.core.i18n import gettext, language, mark
from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.posts.actions.writing import PostWish
from challenge.posts.rules.hashtags import with_hashtags, without_hashtags
from challenge.posts.rules.links import LinkFault, LinkRefused, PostLink, canonical
from challenge.posts.rules.texts import TEXT_MAX, People
from challenge.web.forms import Sent, too_long

ALT_MAX = 200
FAULTS = {
    LinkFault.not_https: mark("Ein Link beginnt mit https://. Kopiere ihn am besten über „Teilen“ in der App."),
    LinkFault.credentials: mark("In diesem Link steckt ein Name oder Passwort. Kopiere ihn bitte noch einmal."),
    LinkFault.port: mark("Diesen Link kennen wir nicht. Kopiere ihn am besten über „Teilen“ in der App."),
    LinkFault.unknown_host: mark(
        "Diese Seite kennen wir nicht. Möglich sind Instagram, TikTok, Facebook, YouTube, Threads, LinkedIn, Mastodon, "
        "Pixelfed und Bluesky."
    ),
    LinkFault.look_alike: mark("Dieser Link sieht nur aus wie einer der bekannten Dienste. Schau ihn dir genau an."),
    LinkFault.private_host: mark("Diesen Link können andere nicht öffnen. Nimm den zu einem öffentlichen Beitrag."),
    LinkFault.too_long: mark("Dieser Link ist zu lang. Kopiere ihn am besten über „Teilen“ in der App."),
    LinkFault.control: mark("In diesem Link stecken unsichtbare Zeichen. Kopiere ihn bitte noch einmal."),
    LinkFault.not_a_post: mark("Das ist kein einzelner Beitrag. Öffne deinen Beitrag und kopiere dort den Link."),
}


@dataclass(frozen=True)
class PostForm:
    """A form as it was sent; `wish` has no new photo yet, `photo` is still untrusted."""

    wish: PostWish
    photo: bytes | None


def tag_field(number: int) -> str:
    """The name of the box for one of the round's hashtags."""
    return f"hashtag-{number}"


def read_post(
    sent: Sent, errors: dict[str, str], *, today: date, hashtags: tuple[str, ...], has_photo: bool = False
) -> PostForm:
    """The post; what is wrong is put into `errors`. `has_photo` says that a picture is stored already."""
    photo, drop_photo = sent.file("photo"), sent.flag("drop_photo")
    link = _link(sent, errors)
    shows_photo = photo is not None or (has_photo and not drop_photo)
    wish = PostWish(
        text=_text(sent, errors, hashtags, alone=link is None and not shows_photo and "url" not in errors),
        link=link,
        day=_day(sent, errors, today),
        photo=None,
        drop_photo=drop_photo,
        people=_people(sent, errors, asked=shows_photo),
        alt=_alt(sent, errors),
        language=language().code,
    )
    return PostForm(wish, photo)


def typed(wish: PostWish, hashtags: tuple[str, ...]) -> dict[str, str]:
    """The fields that a stored post would have come from."""
    body = without_hashtags(wish.text, hashtags)
    boxes = {tag_field(n): "1" for n, tag in enumerate(hashtags) if with_hashtags(wish.text, [tag]) == wish.text}
    url = wish.link.url if wish.link else ""
    return {"text": body, "url": url, "day": str(wish.day), "people": wish.people or "", "alt": wish.alt, **boxes}


def _text(sent: Sent, errors: dict[str, str], hashtags: tuple[str, ...], *, alone: bool) -> str:
    text = cleaned(sent.text("text"))
    if alone and not without_hashtags(text):
        errors["text"] = _("Schreib ein paar Worte, oder nimm ein Foto oder einen Link.")
    text = with_hashtags(text, [tag for n, tag in enumerate(hashtags) if sent.flag(tag_field(n))])
    if problem := too_long(text, TEXT_MAX):
        errors["text"] = problem
    return text


def _link(sent: Sent, errors: dict[str, str]) -> PostLink | None:
    typed_in = sent.text("url")
    if not typed_in:
        return None
    try:
        return canonical(_address(typed_in))
    except LinkRefused as refused:
        errors["url"] = gettext(FAULTS[refused.reason])
        return None


def _address(text: str) -> str:
    """The address in what an app's share sheet gives, which often puts words around it."""
    if "://" not in text and "." in text.split("/")[0]:
        return f"https://{text}"
    return next((word for word in text.split() if word.lower().startswith("https://")), text)


def _day(sent: Sent, errors: dict[str, str], today: date) -> date:
    text = sent.text("day")
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        errors["day"] = _("Dieses Datum konnten wir nicht lesen. Schreib es wie 2026-12-05.")
        return today
    if day > today:
        errors["day"] = _("Dieser Tag kommt erst noch. Zeigen kannst du ihn, wenn er da ist.")
    return day


def _people(sent: Sent, errors: dict[str, str], *, asked: bool) -> str | None:
    text = sent.text("people")
    if asked and text not in tuple(People):
        errors["people"] = _("Sag uns bitte, wer auf dem Foto ist.")
    return text if asked else None


def _alt(sent: Sent, errors: dict[str, str]) -> str:
    text = cleaned(sent.text("alt")).replace("\n", " ")
    if problem := too_long(text, ALT_MAX):
        errors["alt"] = problem
    return text
