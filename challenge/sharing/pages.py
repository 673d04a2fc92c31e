"""What `/teilen` and a share page show."""

from dataclasses import dataclass, field

from challenge.checkins.rules.windows import WindowState
from challenge.core.i18n import gettext as _
from challenge.core.i18n import ngettext, speaking
from challenge.imaging.house import HouseView, house, windows
from challenge.participants.models import Participant
from challenge.sharing.artwork.cards import FORMATS, Format, card
from challenge.sharing.artwork.portraits import Portrait
from challenge.sharing.models import ShareLink
from challenge.sharing.queries import Figures
from challenge.web.forms import new_key

LABELS = {"story": lambda: _("Story"), "quadrat": lambda: _("Quadrat"), "vorschau": lambda: _("Breit")}
STATES = {
    WindowState.lit: lambda: _("leuchtet"),
    WindowState.joker: lambda: _("ein Stern hält die Serie"),
    WindowState.dark: lambda: _("dunkel"),
    WindowState.today: lambda: _("heute"),
    WindowState.future: lambda: _("kommt noch"),
}


@dataclass(frozen=True)
class Picture:
    """One card with its address; `file` is its name once it is downloaded."""

    form: str
    label: str
    size: Format
    address: str
    file: str


@dataclass(frozen=True)
class Kit:
    """Everything to share with: only there while the page is open."""

    code: str
    url: str
    invitation: str
    caption: str
    pictures: tuple[Picture, ...]
    figures: Figures
    most: int


@dataclass(frozen=True)
class SharePage:
    """`sharing/kit.html`; `kit` is None while the page is closed, `known` says that it was open once.

    `name` and `goal` are what others read; the `waiting` flags say that own words wait for approval.
    """

    house: HouseView
    name: str
    goal: str
    name_waiting: bool
    goal_waiting: bool
    known: bool
    kit: Kit | None
    key: str = field(default_factory=new_key)


@dataclass(frozen=True)
class InvitationPage:
    """`sharing/invitation.html`; `visitor` is nobody, participant or owner. The tags are in the owner's language."""

    code: str
    url: str
    name: str
    goal: str
    lit: int
    idea: str | None
    house: HouseView
    title: str
    description: str
    picture: str
    visitor: str


def share_page(person: Participant, shown: Portrait, link: ShareLink | None, kit: Kit | None) -> SharePage:
    """The page of somebody of 16 or more."""
    return SharePage(
        house=house_view(shown),
        name=shown.name,
        goal=shown.goal,
        name_waiting=person.nickname_approved_at is None,
        goal_waiting=not shown.subject.idea and shown.subject.title_approved_at is None,
        known=link is not None,
        kit=kit,
    )


def kit(shown: Portrait, language: str, code: str, url: str, numbers: Figures) -> Kit:
    """Link, pictures, words and figures; what leaves the app is in the person's own language."""
    with speaking(language):
        keys = {form: card(shown, code, url, form).key for form in FORMATS}
        caption, invitation = shown.caption(url), shown.invitation
    pictures = tuple(
        Picture(form, LABELS[form](), size, _address(code, form, keys[form]), f"dresden-lernt-{form}{size.suffix}")
        for form, size in FORMATS.items()
    )
    most = max((count for _day, count in numbers.days), default=0)
    return Kit(code, url, invitation, caption, pictures, numbers, most)


def invitation_page(shown: Portrait, language: str, code: str, url: str, base_url: str, visitor: str) -> InvitationPage:
    """The page in the visitor's language, its tags for messengers in the person's own."""
    with speaking(language):
        key, title, description = card(shown, code, url, "vorschau").key, shown.invitation, shown.description
    return InvitationPage(
        code=code,
        url=url,
        name=shown.name,
        goal=shown.goal,
        lit=shown.lit,
        idea=shown.subject.idea,
        house=house_view(shown),
        title=title,
        description=description,
        picture=base_url + _address(code, "vorschau", key),
        visitor=visitor,
    )


def house_view(shown: Portrait) -> HouseView:
    """The house as others see it: states, no dates."""
    drawing = house()
    labels = [_("Fenster {n}: {state}").format(n=each.number, state=STATES[each.state]()) for each in shown.windows]
    return HouseView(
        drawing=drawing,
        windows=windows(drawing, [each.state.value for each in shown.windows], labels),
        title=_("Das Haus von {name}").format(name=shown.name),
        description=ngettext("{n} Fenster leuchtet.", "{n} Fenster leuchten.", shown.lit).format(n=shown.lit)
        if shown.lit
        else _("30 Fenster warten auf ihr Licht."),
        plate=str(shown.lit or ""),
    )


def _address(code: str, form: str, key: str) -> str:
    """The version makes messengers and browsers fetch the picture again when the house has changed."""
    return f"/mit/{code}/karte.png?format={form}&v={key[:10]}"
