"""Reading the fields about a person: nickname, Stadtraum, what they can teach."""

from challenge.core.i18n import gettext as _
from challenge.core.texts import cleaned
from challenge.participants.rules import NICKNAME_MAX, TEACH_MAX
from challenge.rounds.catalogue import STADTRAEUME
from challenge.web.forms import Sent, too_long


def read_nickname(sent: Sent, errors: dict[str, str]) -> str:
    """A name of one line, or empty for a generated one."""
    name = " ".join(cleaned(sent.text("nickname")).split())
    if problem := too_long(name, NICKNAME_MAX):
        errors["nickname"] = problem
    return name


def read_stadtraum(sent: Sent, errors: dict[str, str]) -> int | None:
    """1 to 17, or None for people who do not say."""
    text = sent.text("stadtraum")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= STADTRAEUME:
        errors["stadtraum"] = _("Diesen Stadtraum gibt es nicht. Wähle einen aus der Liste oder keinen.")
        return None
    return int(text)


def read_teach(sent: Sent, errors: dict[str, str]) -> str:
    """What the person could show others; private for now."""
    text = cleaned(sent.text("teach"))
    if problem := too_long(text, TEACH_MAX):
        errors["teach"] = problem
    return text
