"""Codes of share links, figures, and who counts as a visitor."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.sharing.rules import ALPHABET, CODE_LENGTH, is_code, is_machine, new_code, shown_from


def test_no_sign_looks_like_another_and_no_code_is_a_word() -> None:
    assert not set(ALPHABET) & set("01oilaeu")
    assert len(set(ALPHABET)) == len(ALPHABET) == 28
    assert ALPHABET.lower() == ALPHABET


@given(st.integers(0, 2**32))
def test_every_new_code_is_a_code(seed: int) -> None:
    assert is_code(new_code(Random(seed).randrange))


def test_every_sign_can_come() -> None:
    drawn = iter(range(1_000))
    codes = [new_code(lambda n: next(drawn) % n) for _ in range(28)]
    assert set("".join(codes)) == set(ALPHABET)


@given(st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_eight_signs_of_the_alphabet_are_a_code(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    ["", "2345678", "234567892", "2345678O", "2345678l", "BCDFGHJK", "bcdf hjk", "bcdfghj\n", "../../..", "é"],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(("n", "expected"), [(0, None), (4, None), (5, 5), (6, 6), (117, 117)])
def test_figures_of_a_link_are_shown_from_five(n: int, expected: int | None) -> None:
    assert shown_from(n) == expected


def test_another_least_figure_can_be_asked_for() -> None:
    assert shown_from(9, at_least=10) is None
    assert shown_from(10, at_least=10) == 10


@pytest.mark.parametrize(
    "agent",
    [
        "WhatsApp/2.23.20.0 A",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; SkypeUriPreview/1.0)",
        "Baiduspider",
        "",
    ],
)
def test_crawlers_and_link_previews_are_machines(agent: str) -> None:
    assert is_machine(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) AppleWebKit/605.1.15 Mobile/15E148 Instagram 359.0 (iPhone14,5)",
        "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36 Telegram-Android/11.4 (Samsung)",
    ],
)
def test_a_phone_and_the_browser_inside_an_app_are_people(agent: str) -> None:
    assert not is_machine(agent)
