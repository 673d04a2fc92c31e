"""Who began by whose link, and the badge for having brought people to 3 days (product.md §3, ambassador)."""

from datetime import date

from sqlalchemy import String, bindparam
from sqlmodel import Session, col, select

from challenge.badges.actions.awards import award
from challenge.badges.catalogue import badges
from challenge.badges.rules import Facts, earned
from challenge.checkins.events import LearningDayAdded
from challenge.checkins.queries import learned_dates
from challenge.goals.events import Joined
from challenge.participants.models import Participant
from challenge.sharing.models import Referral, ShareLink
from challenge.sharing.queries import brought, link_of
from challenge.sharing.rules import DAYS_TO_REACH, is_code

# Asked with every check-in, so built once: building a statement costs more than running it.
WAITING_OWNER = (
    select(col(ShareLink.participant_id))
    .join(Referral, col(Referral.code) == col(ShareLink.code))
    .where(col(Referral.participant_id) == bindparam("person", type_=String), col(Referral.reached3_at).is_(None))
)


def remember_origin(session: Session, event: Joined) -> None:
    """Listener: a new person came by a link; an unknown or closed code is no reason not to let them in."""
    if not is_code(event.via):
        return
    query = select(ShareLink.code).where(ShareLink.code == event.via, col(ShareLink.closed_at).is_(None))
    # FOR KEY SHARE: the link cannot be deleted before our row, which points to it, is there.
    code = session.exec(query.with_for_update(read=True, key_share=True)).first()
    if code is not None:
        session.add(Referral(participant_id=event.participant_id, code=code, joined_at=event.at))
        session.flush()


def count_reached(session: Session, event: LearningDayAdded) -> None:
    """Listener: the third learning day of somebody who came by a link counts for its owner, once and for good."""
    owner_id = session.scalars(WAITING_OWNER, {"person": event.participant_id}).first()
    if owner_id is None or len(learned_dates(session, event.participant_id, date.min)) < DAYS_TO_REACH:
        return
    # The owner is locked before anything is counted: two friends never both think that they are the fourth. An
    # owner who left while we waited is nobody's ambassador any more.
    owner = session.get(Participant, owner_id, with_for_update=True)
    referral = session.get(Referral, event.participant_id)
    if owner is not None and referral is not None:
        referral.reached3_at = event.at
        session.flush()
        _award_crossed(session, owner.id, event)


def _award_crossed(session: Session, owner_id: str, event: LearningDayAdded) -> None:
    """Badges whose line this very person crossed: once in all rounds, because the count runs through all of them."""
    link = link_of(session, owner_id)
    reached = brought(session, link)[1] if link else 0
    before, after = _facts(reached - 1), _facts(reached)
    for each in badges():
        crossed = each.kind == "brought" and not earned(each.kind, each.params, before)
        if crossed and earned(each.kind, each.params, after):
            award(session, owner_id, each.id, event.round_id, event.at)


def _facts(people: int) -> Facts:
    return Facts(0, (), 0, back_again=False, approved_posts=0, brought=people, city_milestone=False)
