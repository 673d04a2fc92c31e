"""`/pruefen`: what anybody can check about a certificate."""

from datetime import timedelta

import pytest

from challenge.certificates.actions import revoke
from challenge.checkins.models import CheckIn
from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import Person, ada, at, ben, cleo

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]


@pytest.fixture(autouse=True)
def after_the_end(clock: MovableClock) -> None:
    """The day on which window 30 is lit."""
    clock.set(at(DAYS[29]))


def address_of(db: Database, client: Client, person: Person, days: int = 22) -> str:
    """Log so many days and ask for the certificate."""
    learn(db, person, days)
    answer = client.get("/urkunde")
    assert answer.status_code == 303
    return str(answer.headers["location"])


def learn(db: Database, person: Person, days: int) -> None:
    """So many learning days by one transaction."""
    with db.write() as session:
        for day in DAYS[:days]:
            done = at(day)
            session.add(CheckIn(participant_id=person.id, date=day, learned=True, done_at=done, entered_at=done))


def test_anybody_can_check_a_certificate(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    number = address_of(db, new_client(person), person).rsplit("/", 1)[1]
    answer = new_client().get(f"/pruefen/{number}")
    page = Page(answer.text)
    assert "Diese Urkunde ist echt." in page.text
    assert "22 von 30" in page.text
    assert "eigene Angaben" in page.text
    assert "Den Namen auf dem Papier hat die Person selbst eingesetzt" in page.text
    assert person.viewer.nickname in page.text
    assert answer.headers["x-robots-tag"] == "noindex"


def test_checking_shows_no_name_under_16_and_none_that_waits(db: Database, new_client: NewClient) -> None:
    young, waiting = cleo(db), ben(db)
    for person in (young, waiting):
        number = address_of(db, new_client(person), person).rsplit("/", 1)[1]
        assert person.viewer.nickname not in new_client().get(f"/pruefen/{number}").text


def test_a_certificate_that_was_taken_back_says_so(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    client = new_client(person)
    address = address_of(db, client, person)
    with db.write() as session:
        revoke(session, address.rsplit("/", 1)[1], "decision", at(DAYS[29]))
    assert client.get(address).status_code == 404
    checked = new_client().get(address.replace("urkunde", "pruefen"))
    assert "gilt nach einer Entscheidung" in checked.text
    assert "Diese Urkunde ist echt." not in checked.text


@pytest.mark.parametrize(
    "pasted", ["{n}", " {n} ", "https://lernt.example/pruefen/{n}", "lernt.example/pruefen/{n}?x=1"]
)
def test_a_pasted_number_or_address_leads_to_the_check(new_client: NewClient, pasted: str) -> None:
    answer = new_client().post("/pruefen", data={"id": pasted.format(n="AbCdEfGh_-345678")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pruefen/AbCdEfGh_-345678")


@pytest.mark.parametrize("typed", ["", "zu kurz", "AbCdEfGh_-3456789", "x" * 5000, "//evil.example/a"])
def test_what_is_no_number_comes_back_with_a_sentence(new_client: NewClient, typed: str) -> None:
    answer = new_client().post("/pruefen", data={"id": typed})
    assert answer.status_code == 422
    assert "Die Nummer hat 16 Zeichen" in answer.text


def test_an_unknown_number_gets_a_friendly_404(new_client: NewClient) -> None:
    answer = new_client().get("/pruefen/AbCdEfGh12345678")
    assert answer.status_code == 404
    assert "keine Urkunde" in answer.text


def test_guessing_numbers_is_slowed_down(new_client: NewClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("challenge.certificates.web.check.CHECKS_AN_HOUR", 3)
    client = new_client()
    codes = [client.get(f"/pruefen/AbCdEfGh12345{n:03}").status_code for n in range(5)]
    assert codes == [404, 404, 404, 429, 429]
