"""What a share page shows of a person: public things only, on the page, in its tags, on the cards and in captions."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from challenge.checkins import queries as checkins
from challenge.checkins.rules.windows import Window, WindowState
from challenge.core.errors import NotFound
from challenge.core.i18n import gettext as _
from challenge.core.i18n import language, ngettext
from challenge.goals.models import Goal
from challenge.goals.queries import current_goal, public_title
from challenge.participants.models import Participant
from challenge.rounds.queries import round_of


@dataclass(frozen=True)
class Portrait:
    """Its words are in the language at hand when they are read.

    `lit` is the number of learning days, the only number that others see: it does not fall by missing days.
    """

    name: str
    subject: Goal
    windows: tuple[Window, ...]
    lit: int
    hashtags: tuple[str, ...]

    @property
    def goal(self) -> str:
        """What the person learns; own words only after approval."""
        return public_title(self.subject, language().code)

    @property
    def headline(self) -> str:
        """The large words of a card."""
        return _("Tag {n}").format(n=self.lit) if self.lit else _("Los geht’s")

    @property
    def sentence(self) -> str:
        """Who learns, and how bright the house is already."""
        if self.lit == 0:
            return _("{name} lernt mit Dresden").format(name=self.name)
        shining = ngettext("{name}: {n} Fenster leuchtet", "{name}: {n} Fenster leuchten", self.lit)
        return shining.format(name=self.name, n=self.lit)

    @property
    def invitation(self) -> str:
        """The title of the page, as a messenger shows it."""
        return _("{name} lernt. Lernst du mit?").format(name=self.name)

    @property
    def description(self) -> str:
        """The line below the title in a messenger."""
        return _("{goal} · 30 Tage lernen, 30 Fenster zum Leuchten bringen. Ohne Anmeldung.").format(goal=self.goal)

    def caption(self, url: str) -> str:
        """Words to post beside a picture, with link and hashtags."""
        lines = [_("Mein Ziel: {goal}.").format(goal=self.goal)]
        if self.lit:
            shining = ngettext("Schon {n} Fenster leuchtet.", "Schon {n} Fenster leuchten.", self.lit)
            lines.append(shining.format(n=self.lit))
        lines.append(_("Lernst du mit?"))
        return " ".join(lines) + f"\n{url}\n" + " ".join(self.hashtags)


def portrait(session: Session, person: Participant, today: date) -> Portrait:
    """What others may see of a person today; NotFound for somebody without a goal."""
    goal = current_goal(session, person.id)
    if goal is None:
        raise NotFound
    shown = checkins.progress(session, person.id, goal.starts_on, today).house
    return Portrait(
        name=person.public_name,
        subject=goal,
        windows=shown,
        lit=sum(each.state is WindowState.lit for each in shown),
        hashtags=tuple(round_of(session, goal.round_id).hashtags),
    )
