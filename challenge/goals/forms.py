"""Reading the joining form: an idea or own words, and everything that is optional."""

from challenge.core.i18n import gettext as _
from challenge.core.i18n import language
from challenge.core.texts import cleaned
from challenge.goals.actions import GoalWish, JoinWish
from challenge.goals.catalogue import idea as find_idea
from challenge.goals.catalogue import topic as find_topic
from challenge.goals.rules import TITLE_MAX, WHY_MAX
from challenge.participants.forms import read_nickname, read_stadtraum, read_teach
from challenge.web.forms import Sent, too_long

DAILY_MINUTES = range(1, 181)


def read_join(sent: Sent, errors: dict[str, str]) -> JoinWish:
    """The wish of the form; what is wrong is put into `errors`, field by field."""
    return JoinWish(
        goal=read_goal(sent, errors),
        nickname=read_nickname(sent, errors),
        stadtraum_id=read_stadtraum(sent, errors),
        teach=read_teach(sent, errors),
        under16=sent.flag("under16"),
        tomorrow=_start(sent, errors),
        via=sent.text("von")[:40],
        language=language().code,
    )


def read_goal(sent: Sent, errors: dict[str, str]) -> GoalWish:
    """An idea of the catalogue, or a title in own words; an unknown idea is an error of the field."""
    idea, title = sent.text("idea"), cleaned(sent.text("title"))
    if idea and find_idea(idea) is None:
        errors["idea"] = _("Diese Idee kennen wir nicht. Such dir eine andere aus.")
    if not idea and not title:
        errors["title"] = _("Was möchtest du lernen? Ein paar Worte genügen.")
    if problem := too_long(title, TITLE_MAX):
        errors["title"] = problem
    why = cleaned(sent.text("why"))
    if problem := too_long(why, WHY_MAX):
        errors["why"] = problem
    topic = sent.text("topic")
    if topic and find_topic(topic) is None:
        errors["topic"] = _("Dieses Thema kennen wir nicht. Wähle eines aus der Liste oder keines.")
    return GoalWish(idea or None, "" if idea else title, _minutes(sent, errors), why, topic or None)


def _minutes(sent: Sent, errors: dict[str, str]) -> int | None:
    text = sent.text("minutes")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 3 or int(text) not in DAILY_MINUTES:
        errors["minutes"] = _("Schreib eine Zahl von 1 bis 180.")
        return None
    return int(text)


def _start(sent: Sent, errors: dict[str, str]) -> bool:
    text = sent.text("start") or "today"
    if text not in ("today", "tomorrow"):
        errors["start"] = _("Wähle heute oder morgen.")
    return text == "tomorrow"
