"""The key card: derived, looked up by keyed hash, replaceable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from challenge.core.clock import Clock
from challenge.core.db import Database
from challenge.participants.actions.key_cards import card_of, holder, looks_like_card, make_card, replace_card
from challenge.participants.models import KeyCard
from challenge.participants.rules import card_number, grouped, with_check_digit
from tests.conftest import SECRET
from tests.support.people import ada, ben

NOW = Clock().now()


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(digits: str, place: int, shift: int) -> None:
    whole = with_check_digit(digits)
    wrong = whole[:place] + str((int(whole[place]) + shift) % 10) + whole[place + 1 :]
    assert card_number(whole) == whole
    assert card_number(wrong) is None


@pytest.mark.parametrize("typed", ["{}", " {} ", "{} ", "Karte: {}", "{}\n"])
def test_digits_are_read_with_any_spaces_and_in_any_script(typed: str) -> None:
    whole = with_check_digit("123456789012345")
    assert card_number(typed.format(grouped(whole))) == whole
    arabic = whole.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert card_number(typed.format(arabic)) == whole


def test_a_card_opens_by_digits_by_secret_and_by_link(db: Database) -> None:
    person = ada(db)
    with db.write() as session:
        card = make_card(session, SECRET, person.id, NOW)
    for text in (card.digits, card.groups, card.secret, f"https://x.example/wiederherstellen#k={card.secret}"):
        assert looks_like_card(text)
        with db.write() as session:
            assert holder(session, SECRET, text, NOW) == person.id


def test_making_it_twice_is_the_same_card_and_two_people_have_two(db: Database) -> None:
    first, second = ada(db), ben(db)
    with db.write() as session:
        card = make_card(session, SECRET, first.id, NOW)
        assert make_card(session, SECRET, first.id, NOW) == card == card_of(session, SECRET, first.id)
        assert make_card(session, SECRET, second.id, NOW).digits != card.digits


def test_a_replaced_card_opens_nothing(db: Database) -> None:
    person = ada(db)
    with db.write() as session:
        old = make_card(session, SECRET, person.id, NOW)
        new = replace_card(session, SECRET, person.id, NOW)
        assert holder(session, SECRET, old.digits, NOW) is None
        assert holder(session, SECRET, old.secret, NOW) is None
        assert holder(session, SECRET, new.digits, NOW) == person.id


def test_neither_digits_nor_secret_stand_in_the_database(db: Database) -> None:
    person = ada(db)
    with db.write() as session:
        card = make_card(session, SECRET, person.id, NOW)
    with db.read() as session:
        row = session.exec(select(KeyCard)).one().model_dump_json()
    assert card.digits not in row
    assert card.secret not in row
