"""`/urkunde`: my paper with the name of my choice."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import inspect, text

from challenge.checkins.models import CheckIn
from challenge.config import Settings
from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import Person, ada, at, ben

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]
SECRET_NAME = "Ottilie Qwertzmann"


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


def printed(content: bytes) -> str:
    return " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())


def test_before_ten_days_the_page_says_what_will_be_there(db: Database, new_client: NewClient) -> None:
    answer = new_client(ada(db)).get("/urkunde")
    assert answer.status_code == 200
    assert "Hier wird deine Urkunde liegen" in answer.text


@pytest.mark.parametrize(("days", "kind"), [(10, "Teilnahmeblatt"), (19, "Teilnahmeblatt"), (20, "Urkunde")])
def test_the_page_is_called_what_the_days_give(db: Database, new_client: NewClient, days: int, kind: str) -> None:
    person = ada(db)
    client = new_client(person)
    page = Page(client.get(address_of(db, client, person, days)).text)
    assert page.title.startswith(kind)
    assert f"hat an {days} von 30 Tagen gelernt:" in page.text
    assert "eigene Angaben" in page.text


def test_today_leads_to_the_certificate_and_beyond(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    learn(db, person, 30)
    page = Page(new_client(person).get("/heute").text)
    assert {"/urkunde", "/beitraege/neu", "/teilen", "/heute/neues-ziel"} <= set(page.links)
    assert "Ungeprüfte Beispiele" in page.text


def test_a_certificate_is_its_owners_alone(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    address = address_of(db, new_client(person), person)
    neighbour, stranger = new_client(ben(db)), new_client()
    for path in (address, f"{address}.pdf"):
        assert neighbour.get(path).status_code == 404
        assert stranger.get(path).status_code == 401
    assert neighbour.post(f"{address}.pdf", data={"name": "Ben"}).status_code == 404
    assert stranger.post(f"{address}.pdf", data={"name": "Ben"}).status_code == 401
    assert new_client(person).post(address, data={"name": "Ada"}).status_code == 404


def test_without_a_name_the_nickname_is_printed(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    client = new_client(person)
    answer = client.get(f"{address_of(db, client, person)}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert person.viewer.nickname in printed(answer.content)


def test_the_typed_name_is_on_the_paper_and_nowhere_else(
    db: Database, new_client: NewClient, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    person = ada(db)
    client = new_client(person)
    answer = client.post(f"{address_of(db, client, person)}.pdf", data={"name": SECRET_NAME})
    assert SECRET_NAME in printed(answer.content)
    assert SECRET_NAME not in caplog.text
    assert SECRET_NAME not in _whole(db)
    kept = [path.read_bytes() for path in Path(settings.media_dir).rglob("*") if path.is_file()]
    assert not any(SECRET_NAME.encode() in content for content in kept)


def test_german_and_the_readers_language_stand_side_by_side(db: Database, new_client: NewClient) -> None:
    person = ada(db)
    client = new_client(person)
    address = address_of(db, client, person)
    alone = printed(client.get(f"{address}.pdf").content)
    both = printed(client.get(f"{address}.pdf", headers={"Accept-Language": "en"}).content)
    assert "hat an 22 von 30 Tagen gelernt:" in alone
    assert "hat an 22 von 30 Tagen gelernt:" in both
    assert len(both) > len(alone) + 80


@pytest.mark.parametrize(("typed", "offered"), [("Ada 🌟 Stern", "Ada Stern"), ("Ada 李", "Ada")])
def test_signs_we_cannot_print_are_named_before_the_download(
    db: Database, new_client: NewClient, typed: str, offered: str
) -> None:
    person = ada(db)
    client = new_client(person)
    address = f"{address_of(db, client, person)}.pdf"
    answer = client.post(address, data={"name": typed})
    assert answer.status_code == 422
    form = Page(answer.text).form(address)
    assert form.fields["name"] == offered
    assert offered in printed(client.post(address, data=form.fields).content)


@pytest.mark.parametrize("typed", ["李小龍", "🌟🌟", "x" * 61])
def test_a_name_that_cannot_be_printed_is_refused_with_a_sentence(
    db: Database, new_client: NewClient, typed: str
) -> None:
    person = ada(db)
    client = new_client(person)
    answer = client.post(f"{address_of(db, client, person)}.pdf", data={"name": typed})
    assert answer.status_code == 422
    assert "field__error" in answer.text


def test_a_nickname_of_emoji_still_gives_a_sheet(db: Database, new_client: NewClient) -> None:
    person = ada(db, nickname="🌟🌟")
    client = new_client(person)
    address = address_of(db, client, person)
    assert "können wir nicht drucken" in client.get(address).text
    assert client.get(f"{address}.pdf").status_code == 200


def _whole(db: Database) -> str:
    """Everything that stands in the database, as text."""
    with db.writer.connect() as connection:
        tables = inspect(connection).get_table_names()
        return "".join(str(connection.execute(text(f'SELECT * FROM "{name}"')).all()) for name in tables)  # noqa: S608
