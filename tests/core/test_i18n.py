"""Languages: whose wish counts, plural forms, dates."""

from datetime import UTC, date, datetime

import pytest

from challenge.core import i18n
from challenge.core.i18n import LANGUAGES, chosen, speaking


@pytest.mark.parametrize(
    ("wish", "cookie", "accept", "language"),
    [
        ("en", "de", "de", "en"),
        (None, "en", "de", "en"),
        ("xx", "en", "de", "en"),
        ("xx", "yy", "en", "en"),
        (None, None, "en-GB,de;q=0.5", "en"),
        (None, None, "de;q=0.5, en;q=0.9", "en"),
        (None, None, "fr,nl;q=0.9", "de"),
        (None, None, "", "de"),
        (None, None, ";;;,q=,en;q=much", "de"),
        (None, None, "*", "de"),
        (None, None, "en;q=0, de;q=0.1", "de"),
        ("EN", None, "de", "de"),
    ],
)
def test_the_wish_counts_then_the_cookie_then_the_browser(
    wish: str | None, cookie: str | None, accept: str, language: str
) -> None:
    assert chosen(wish, cookie, accept) == language


def test_a_very_long_header_costs_nothing() -> None:
    assert chosen(None, None, "fr," * 100_000 + "en") == "de"


def test_speaking_is_over_at_its_end() -> None:
    with speaking("en"):
        assert i18n.language().code == "en"
        with speaking("nonsense"):
            assert i18n.language().code == "de"
        assert i18n.language().code == "en"
    assert i18n.language().code == "de"


def test_german_is_its_own_catalogue() -> None:
    assert i18n.gettext("Heute gelernt") == "Heute gelernt"
    assert [i18n.ngettext("ein Tag", "{n} Tage", n) for n in (0, 1, 2)] == ["{n} Tage", "ein Tag", "{n} Tage"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_writes_dates_and_numbers(code: str) -> None:
    day = date(2026, 11, 23)
    with speaking(code):
        written = [i18n.long_date(day), i18n.short_date(day), i18n.full_date(day), i18n.weekday(day), i18n.number(1234)]
        assert all(written)
        assert i18n.moment(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))


def test_dates_are_written_as_in_dresden() -> None:
    assert i18n.long_date(date(2026, 11, 23)) == "Montag, 23. November"
    assert i18n.full_date(date(2026, 11, 23)) == "23. November 2026"
    assert i18n.moment(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "24.11.26, 00:30"
    assert i18n.number(1234567) == "1.234.567"
