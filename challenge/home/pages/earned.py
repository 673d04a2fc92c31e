"""What `/heute` shows of badges and certificate: what is new, what comes next, and what to do after day 30."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from challenge.badges.catalogue import badge
from challenge.badges.models import Award
from challenge.badges.pages import BadgeView, NextView, badge_view, next_view
from challenge.badges.queries import BY_DAYS, awards_of, next_badge
from challenge.certificates.rules import kind_for
from challenge.checkins.queries import Progress
from challenge.core.i18n import gettext as _
from challenge.goals.rules import may_begin_another
from challenge.participants.queries import Viewer
from challenge.rounds.models import Place
from challenge.rounds.queries import places

JUST_NOW = timedelta(seconds=20)
REMEMBERED = timedelta(days=3)


@dataclass(frozen=True)
class EarnedView:
    """`new` badges, the newest first; `certificate` says that there is one to print; `places` only after the end."""

    new: tuple[BadgeView, ...]
    next: NextView | None
    certificate: bool
    places: tuple[Place, ...]

    @property
    def said(self) -> str:
        """The sentence for the live region about what came with this very request; empty for nothing."""
        return " ".join(_("Neues Abzeichen: {name}.").format(name=each.text.name) for each in self.new if each.fresh)


def is_finished(progress: Progress) -> bool:
    """Whether the house is done, so that the next goal may begin."""
    last = progress.dates[-1]
    lit = progress.series.learning_days
    return may_begin_another(last, lit, progress.today, last_lit=last in progress.learned)


def earned_view(session: Session, viewer: Viewer, progress: Progress, *, now: datetime) -> EarnedView:
    """What a person has just earned and can earn next, by one query, with another one after the end."""
    awards = awards_of(session, viewer.participant_id)
    return EarnedView(
        new=tuple(view for award in awards if (view := _new(award, now, progress.today))),
        next=next_view(next_badge(progress, {each.badge for each in awards})),
        certificate=kind_for(progress.series.learning_days) is not None,
        places=tuple(places(session, viewer.stadtraum_id)) if is_finished(progress) else (),
    )


def _new(award: Award, now: datetime, today: date) -> BadgeView | None:
    """Own learning is celebrated on its date; what others brought also some dates later, at the next visit."""
    found = badge(award.badge)
    if found is None:
        return None
    since = today if found.kind in BY_DAYS else today - REMEMBERED
    return badge_view(found, award, fresh=now - award.awarded_at < JUST_NOW) if award.awarded_on >= since else None
