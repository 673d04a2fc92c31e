"""What `/konto` shows."""

from dataclasses import dataclass

from sqlmodel import Session

from challenge.core.clock import Clock
from challenge.core.errors import Expired
from challenge.core.i18n import LANGUAGES, language
from challenge.goals import queries as goals
from challenge.goals.catalogue import idea_options, topic_options
from challenge.goals.models import Goal
from challenge.goals.rules import may_change
from challenge.participants import queries as people
from challenge.participants.models import Device, Participant
from challenge.participants.queries import Viewer
from challenge.rounds.queries import stadtraeume
from challenge.web.forms import FormState


@dataclass(frozen=True)
class AccountPage:
    """`home/account.html`; `waiting` says that the chosen name is not seen by others yet."""

    nickname: str
    public_name: str
    waiting: bool
    under16: bool
    goal_title: str
    goal_may_change: bool
    ideas: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    this_device: str
    devices: tuple[Device, ...]
    languages: tuple[tuple[str, str], ...]
    stadtraeume: tuple[tuple[str, str], ...]
    form: FormState


def account_page(session: Session, viewer: Viewer, clock: Clock, form: FormState | None = None) -> AccountPage:
    """The account of the signed-in person; `form` carries what was typed and what is wrong with it."""
    person = people.participant(session, viewer.participant_id)
    goal = goals.current_goal(session, person.id)
    if goal is None:
        raise Expired
    values = _values(person, goal)
    return AccountPage(
        nickname=person.nickname,
        public_name=person.public_name,
        waiting=person.nickname_approved_at is None and not person.under16,
        under16=person.under16,
        goal_title=goals.title(goal, language().code),
        goal_may_change=may_change(goal.starts_on, clock.today()),
        ideas=idea_options(language().code),
        topics=topic_options(language().code),
        this_device=viewer.device_id,
        devices=tuple(people.devices(session, person.id)),
        languages=tuple((each.code, each.name) for each in LANGUAGES.values()),
        stadtraeume=tuple((str(each.id), each.name) for each in stadtraeume(session)),
        form=FormState({**values, **form.values}, form.errors) if form else FormState(values),
    )


def _values(person: Participant, goal: Goal) -> dict[str, str]:
    """What the forms of the page hold before anybody typed."""
    return {
        "nickname": person.nickname,
        "stadtraum": str(person.stadtraum_id or ""),
        "language": person.language,
        "idea": goal.idea or "",
        "title": goal.title,
        "topic": "" if goal.idea else goal.topic or "",
        "why": goal.why,
        "minutes": str(goal.minutes or ""),
    }
