"""What the pages about badges show, each as one dataclass."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from challenge.badges.artwork import url
from challenge.badges.catalogue import Badge, BadgeText, badge, badges
from challenge.badges.models import Award
from challenge.badges.queries import NextBadge
from challenge.core.i18n import language
from challenge.participants.models import Participant


@dataclass(frozen=True)
class BadgeView:
    """One badge; without an `award` it is still ahead. `fresh`: it came with this very request."""

    id: str
    text: BadgeText
    art: str
    award: str = ""
    awarded_on: date | None = None
    public: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class NextView:
    """The badge ahead, and how many learning days bring it."""

    badge: BadgeView
    missing: int


@dataclass(frozen=True)
class BadgesPage:
    """`badges/index.html`."""

    earned: tuple[BadgeView, ...]
    ahead: tuple[BadgeView, ...]
    next: NextView | None


@dataclass(frozen=True)
class AwardPage:
    """`badges/award.html`; `own` for the one who has it, who alone sees it before it is public.

    `link` is the absolute address to share, `picture` that of the PNG; `may_publish` is False under 16.
    """

    badge: BadgeView
    name: str
    round_title: str
    own: bool
    may_publish: bool
    revoked: bool
    link: str
    picture: str
    signed_in: bool


def badge_view(found: Badge, award: Award | None = None, *, fresh: bool = False) -> BadgeView:
    """The badge in the reader's language."""
    plain = BadgeView(found.id, found.text(language().code), url(found.id))
    if award is None:
        return plain
    return BadgeView(plain.id, plain.text, plain.art, award.id, award.awarded_on, award.public_since is not None, fresh)


def badges_page(awards: Sequence[Award], ahead: NextBadge | None) -> BadgesPage:
    """All badges: those earned with the newest first, then the others in the catalogue's order."""
    known = [(badge(award.badge), award) for award in awards]
    has = {award.badge for award in awards}
    return BadgesPage(
        earned=tuple(badge_view(found, award) for found, award in known if found),
        ahead=tuple(badge_view(each) for each in badges() if each.id not in has),
        next=next_view(ahead),
    )


def next_view(ahead: NextBadge | None) -> NextView | None:
    """The next badge for a page."""
    return NextView(badge_view(ahead.badge), ahead.missing) if ahead else None


def award_page(
    award: Award, owner: Participant, round_title: str, base_url: str, viewer_id: str | None
) -> AwardPage | None:
    """The page of an award, None for an award whose badge has left the catalogue."""
    found = badge(award.badge)
    if found is None:
        return None
    return AwardPage(
        badge=badge_view(found, award),
        name=owner.nickname if viewer_id == owner.id else owner.public_name,
        round_title=round_title,
        own=viewer_id == owner.id,
        may_publish=not owner.under16,
        revoked=not award.valid,
        link=f"{base_url}/abzeichen/{award.id}",
        picture=f"{base_url}/abzeichen/{award.id}.png",
        signed_in=viewer_id is not None,
    )


def may_see(award: Award, owner: Participant, viewer_id: str | None) -> bool:
    """The owner always; others while it is open, holds, and its owner is 16 or more."""
    return viewer_id == owner.id or (award.valid and award.public_since is not None and not owner.under16)
