"""Hints for moderators."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.core.texts import cleaned
from challenge.posts.rules.texts import Hint, People, hints

messy = st.text(
    st.one_of(st.characters(), st.sampled_from("\u200c\u200d\u200b\u202e\r\n \tae\u0308👩\ufe0f")), max_size=60
)


@pytest.mark.parametrize(
    "text",
    [
        "Ruf an: 0351 4881234",
        "Tel. 0351/488-12 34",
        "+49 (0)170 1234567",
        "0049 170 1234567",
        "015112345678",
        "٠١٥١١٢٣٤٥٦٧٨",
        "Schreib an ada@example.org",
        "ada.lernt+dd (at) example.org",
        "Komm in die Prager Straße 12",
        "hauptstr. 5, zweiter Stock",
        "Treffpunkt Wiener Platz 4",
        "Am Elbufer 3",
        "улица Ленина 5",
        "вул. Шевченка, 12",
        "شارع الجامعة 7",
    ],
)
def test_a_way_to_reach_somebody_is_pointed_out(text: str) -> None:
    assert Hint.contact in hints(text, has_photo=False, people=None, approved_before=1)


@pytest.mark.parametrize(
    "text",
    [
        "Tag 12 von 30, 45 Minuten gelesen #30TageDresdenLernt",
        "Vom 05.12. bis 09.12.2026",
        "05.12.-09.12.2026 in der Bibliothek",
        "Am 2026-12-05 um 08:30-09:15 Uhr",
        "1.000.000 Wörter, 3,14159265",
        "Auf dem Heimweg 20 Minuten Vokabeln",
        "Ich bin weg 5 Minuten",
        "Im Quiz auf Platz 3",
        "@lisa@dresden.network hat mir geholfen",
        "Von 100000 Lerntagen kommt einer von mir",
        "ISBN 9783161484100",
    ],
)
def test_dates_and_numbers_are_no_way_to_reach_somebody(text: str) -> None:
    assert hints(text, has_photo=False, people=None, approved_before=1) == ()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Siehe https://evil.net/x", True),
        ("http://www.evil.net", True),
        ("Siehe www.evil.net.", True),
        ("bit.ly/abc", True),
        ("https://instagram.com@evil.net/", True),
        ("https://dresden.de.evil.net/", True),
        ("https://instаgram.com/p/C8xY_z9AbC/", True),
        ("https://www.dresden.de/bildung und www.dresden.de.", False),
        ("https://www.instagram.com/p/C8xY_z9AbC/ (https://youtu.be)", False),
        ("Lesen und/oder schreiben, z.B./usw., am 5.12./6.12.", False),
    ],
)
def test_a_link_to_an_unknown_place_is_pointed_out(text: str, unknown: bool) -> None:
    assert (Hint.unknown_link in hints(text, has_photo=False, people=None, approved_before=1)) is unknown


@pytest.mark.parametrize(
    ("has_photo", "people", "expected"),
    [
        (False, None, ()),
        (False, People.others, ()),
        (True, People.nobody, (Hint.picture,)),
        (True, People.me, (Hint.people_on_picture, Hint.picture)),
        (True, People.others, (Hint.people_on_picture, Hint.picture)),
        (True, None, (Hint.people_on_picture, Hint.picture)),
    ],
)
def test_a_picture_is_pointed_out_and_people_on_it(
    has_photo: bool, people: People | None, expected: tuple[Hint, ...]
) -> None:
    assert hints("Gelernt!", has_photo=has_photo, people=people, approved_before=3) == expected


def test_the_first_post_of_somebody_is_pointed_out() -> None:
    assert hints("Gelernt!", has_photo=False, people=None, approved_before=0) == (Hint.first_post,)


def test_the_most_urgent_hint_comes_first() -> None:
    text = "0351 4881234 https://evil.net"
    found = hints(text, has_photo=True, people=People.me, approved_before=0, short_link=True)
    assert found == tuple(Hint)


@given(messy)
def test_hints_take_any_text(typed: str) -> None:
    assert Hint.picture not in hints(cleaned(typed), has_photo=False, people=None, approved_before=1)
