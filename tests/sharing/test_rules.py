"""Codes of share links."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.sharing.rules import ALPHABET, CODE_LENGTH, is_code, new_code


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
