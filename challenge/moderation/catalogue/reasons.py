"""The nine reasons in words, in every language. Data: challenge/seeds/data/reasons.toml."""

from dataclasses import dataclass
from functools import cache

from challenge.moderation.rules import Reason
from challenge.seeds.reading import read_toml

SOURCE = "de"


@dataclass(frozen=True)
class ReasonText:
    """`ground` names the rule that a decision rests on; `instead` what would be fine."""

    title: str
    sentence: str
    instead: str
    ground: str


def reason_text(reason: Reason, language: str) -> ReasonText:
    """The reason in a language; German where it is not translated yet."""
    texts = _texts()[reason]
    return texts.get(language, texts[SOURCE])


def languages(reason: Reason) -> frozenset[str]:
    """The languages in which the reason can be told."""
    return frozenset(_texts()[reason])


@cache
def _texts() -> dict[Reason, dict[str, ReasonText]]:
    """Raises ValueError for a missing or unknown reason, TypeError for a missing or unknown field."""
    data = read_toml("reasons.toml")
    if list(data) != list(Reason):
        raise ValueError("reasons.toml: the reasons must be the nine of the rules, in their order")
    return {
        Reason(name): {language: ReasonText(**fields) for language, fields in texts.items()}
        for name, texts in data.items()
    }
