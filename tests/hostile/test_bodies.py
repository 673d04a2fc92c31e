"""Bodies that no browser sends, at every address that takes a form: refused, nothing written, never our fault."""

from typing import Any

import pytest
from litestar import Litestar

from challenge.core.db import Database
from challenge.web.forms import new_key
from tests.conftest import Client, NewClient
from tests.hostile.town import FIELDS, Town, routes
from tests.house.test_routes import counts, handlers

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ENDINGS = ("/loeschen", "/abmelden", "/andere-abmelden", "/entfernen", "/schliessen", "/zurueckziehen", "/neu", "/link")
"""What they do asks for no field, or for a box that is checked by any word."""
LONG = "x" * 60_000
UPLOADS = ("/heute", "/beitraege", "/beitraege/{post_id}")
ORGANISERS = ("/team/konten", "/team/runde")
WRONG = ("-1", "1e309", "٣", "2026-02-30", "\0\u202e\u200b", "../../etc/passwd%s%n{}")
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
MULTIPART = {"content-type": "multipart/form-data; boundary=b"}


def part(name: bytes, value: bytes, more: bytes = b"") -> bytes:
    return b'--b\r\nContent-Disposition: form-data; name="' + name + b'"' + more + b"\r\n\r\n" + value + b"\r\n"


BROKEN = {
    "nothing": ({}, b""),
    "no UTF-8": (URLENCODED, b"&".join(f"{name}=%ff%fe".encode() for name in FIELDS)),
    "raw bytes": (URLENCODED, b"&".join(name.encode() + b"=\xff\xfe\x00" for name in FIELDS)),
    "surrogates": (URLENCODED, b"&".join(f"{name}=%ED%A0%80".encode() for name in FIELDS)),
    "strange names": (URLENCODED, b"%00=1&%ff=2&%ED%A0%80=3&[]=4&a[b]=5&__proto__=6&=7&&&"),
    "JSON": ({"content-type": "application/json"}, b'{"text": {"$gt": ""}, "key": [1]}'),
    "broken JSON": ({"content-type": "application/json"}, b'{"text": '),
    "no kind": ({"content-type": "\u00e4"}, b"text=1"),
    "unknown charset": ({"content-type": "application/x-www-form-urlencoded; charset=klingon"}, b"text=1"),
    "no boundary": ({"content-type": "multipart/form-data"}, part(b"text", b"1")),
    "two boundaries": ({"content-type": "multipart/form-data; boundary=b; boundary=c"}, part(b"text", b"1")),
    "empty boundary": ({"content-type": "multipart/form-data; boundary="}, part(b"text", b"1")),
    "no end": (MULTIPART, part(b"text", b"1")),
    "no UTF-8 in parts": (MULTIPART, b"".join(part(n.encode(), b"\xff\xfe\x00") for n in FIELDS) + b"--b--\r\n"),
    "no UTF-8 in names": (MULTIPART, part(b"\xff\xfe\xed\xa0\x80", b"1") + b"--b--\r\n"),
    "1001 parts": (MULTIPART, b"".join(part(b"f%d" % n, b"1") for n in range(1001)) + b"--b--\r\n"),
}


def asking(app: Litestar, town: Town) -> list[str]:
    """Every address that takes a form, but for those where an unreadable one does what it is there for."""
    return [address for path in routes(app, "POST") if not (address := town.address(path)).endswith(ENDINGS)]


class Attacker:
    """Sends to Olga's pages as Olga, to all others as Ada with Mara's desk open beside."""

    def __init__(self, town: Town, new_client: NewClient, db: Database) -> None:
        self._olga = town.browser(new_client, town.olga)
        self._mara = town.browser(new_client, town.mara)
        self._db = db
        self._before = counts(db)

    def reads(self, *addresses: str) -> list[int]:
        """Statuses of pages, each read by who may."""
        return [self._who(each).get(each).status_code for each in addresses]

    def _who(self, address: str) -> Client:
        return self._olga if address.startswith(ORGANISERS) else self._mara

    def send(self, address: str, **what: Any) -> None:
        """Send it; what was refused has written nothing."""
        answer = self._who(address).post(address, **what)
        assert answer.status_code in range(200, 500), address
        after = counts(self._db)
        assert answer.status_code < 400 or after == self._before, address
        self._before = after


@pytest.fixture
def attacker(town: Town, new_client: NewClient, db: Database) -> Attacker:
    """Somebody with a grudge and two open doors."""
    return Attacker(town, new_client, db)


def test_there_are_forms_and_fields_to_attack(app: Litestar, town: Town) -> None:
    assert len(asking(app, town)) > 25
    assert {"note", "photo", "text", "nickname", "why", "sicher"} <= set(FIELDS)
    assert "" not in town.ids.values()


def test_the_doors_that_are_attacked_are_open(attacker: Attacker) -> None:
    assert attacker.reads("/heute", "/team/moderation", "/team/konten") == [200, 200, 200]


@pytest.mark.parametrize("start", range(4))
def test_a_broken_body_is_never_our_fault(app: Litestar, town: Town, attacker: Attacker, start: int) -> None:
    for headers, body in list(BROKEN.values())[start::4]:
        raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        for address in asking(app, town):
            attacker.send(address, content=body, headers=raw)


@pytest.mark.parametrize("start", range(2))
def test_every_field_of_the_wrong_kind_is_never_our_fault(
    app: Litestar, town: Town, attacker: Attacker, start: int
) -> None:
    for value in WRONG[start::2]:
        for address in asking(app, town):
            attacker.send(address, data=dict.fromkeys(FIELDS, value))


def test_a_field_as_long_as_a_body_may_be_is_never_our_fault(app: Litestar, town: Town, attacker: Attacker) -> None:
    for address in asking(app, town):
        attacker.send(address, data={"text": LONG, "key": new_key()})


def test_a_body_past_the_limit_gets_the_page_that_says_so(app: Litestar, town: Town, new_client: NewClient) -> None:
    browsers = town.browser(new_client, town.mara), town.browser(new_client, town.olga)
    for method, path, handler in handlers(app):
        if method == "POST" and "sent" in handler.parsed_fn_signature.parameters:
            body = b"text=" + b"x" * (9 << 20 if path in UPLOADS else 1 << 16)
            browser = browsers[path.startswith(ORGANISERS)]
            answer = browser.post(town.address(path), content=body, headers=URLENCODED)
            assert (path, answer.status_code) == (path, 413)
            assert "zu groß" in answer.text
