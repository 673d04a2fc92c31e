"""The nine reasons in words."""

import pytest

from challenge.core.i18n import LANGUAGES
from challenge.moderation.catalogue.reasons import languages, reason_text
from challenge.moderation.rules import Reason
from challenge.seeds.pages import default_text


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_told_in_every_language(reason: Reason) -> None:
    assert languages(reason) >= set(LANGUAGES)


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_is_named_in_the_rules(reason: Reason, language: str) -> None:
    rules = default_text("regeln", language).replace("'", "’")
    assert f"**{reason_text(reason, language).title}**" in rules


def test_a_language_without_words_gets_german() -> None:
    assert reason_text(Reason.ads, "uk") == reason_text(Reason.ads, "de")
