"""Forms of every kind: what browsers send, and what only somebody with a grudge sends."""

from uuid import uuid4

import pytest

from challenge.core.db import Database
from challenge.web.forms import Sent, too_long, write_key
from tests.conftest import NewClient
from tests.support.pages import Page
from tests.support.people import ada

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "body",
    [
        b"note=%ff%fe",
        b"note=\xff\xfe",
        b"note=%00",
        b"note=%ED%A0%80",
        b"&".join(b"a%d=1" % n for n in range(5000)),
        b"=" * 1000,
        b"day=2026-11-10&day=2026-11-09",
        b"minutes=" + b"9" * 10_000,
        b"day=" + "２０２６-11-10".encode(),
        b"mood=" + "🎉".encode() * 100,
        b"done_at=9999-12-31T23:59:59-23:59",
    ],
)
def test_a_strange_form_is_never_our_fault(new_client: NewClient, db: Database, body: bytes) -> None:
    client = new_client(ada(db))
    answer = client.post("/heute", content=body, headers={"content-type": FORM})
    assert answer.status_code in (303, 400, 413, 422)


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=x", "application/json", "", "x/y"]
)
def test_a_body_that_is_not_what_it_says_is_never_our_fault(new_client: NewClient, db: Database, kind: str) -> None:
    client = new_client(ada(db))
    answer = client.post("/heute", content=b"--x\r\nbroken", headers={"content-type": kind})
    assert answer.status_code in (303, 400, 413, 415, 422)


def test_a_form_of_ten_thousand_parts_is_refused_or_read(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    parts = [(f"f{n}", ("", b"1", "text/plain")) for n in range(10_000)]
    assert client.post("/heute", files=parts).status_code in (303, 400, 413, 422)


def test_two_files_in_one_field_are_the_first_one(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    files = [("photo", ("a.txt", b"no picture", "text/plain")), ("photo", ("b.txt", b"none either", "text/plain"))]
    answer = client.post("/heute", files=files, data={"note": "Zwei Bilder"})
    assert answer.status_code in (415, 422)
    assert Page(answer.text).form("/heute").fields is not None
    assert "Zwei Bilder" in answer.text


def test_a_body_past_the_limit_is_413(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    assert client.post("/pause", data={"from": "x" * 70_000}).status_code == 413
    assert client.post("/heute", files={"photo": ("a.jpg", b"x" * (9 * 1024 * 1024 + 1))}).status_code == 413


def test_a_missing_key_is_made_and_a_broken_one_is_told() -> None:
    errors: dict[str, str] = {}
    key = str(uuid4())
    assert write_key(Sent({"key": key}, {}), errors) == key
    assert len(write_key(Sent({}, {}), errors)) == 36
    assert errors == {}
    write_key(Sent({"key": "1 OR 1"}, {}), errors)
    assert list(errors) == ["key"]


def test_a_text_may_be_just_as_long_as_it_may() -> None:
    assert too_long("ä" * 40, 40) is None
    assert "41" in (too_long("ä" * 41, 40) or "")


def test_a_box_that_is_checked_says_yes_in_any_way() -> None:
    assert all(Sent({"x": value}, {}).flag("x") for value in ("on", "1", "true", "yes"))
    assert not any(Sent({"x": value}, {}).flag("x") for value in ("", "0", "false", "off"))
    assert not Sent({}, {}).flag("x")
