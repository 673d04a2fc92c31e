"""`/wiederherstellen` and the devices of a person."""

from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, ben, log_days


def card_digits(client: Client) -> str:
    """Make the card on the page and read its digits there."""
    client.post("/konto/schluesselkarte")
    words = Page(client.get("/konto/schluesselkarte").text).text.split()
    groups = [word for word in words if len(word) == 4 and word.isdigit()]
    return " ".join(groups[:4])


def test_the_card_is_offered_after_the_first_logged_day(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    client = new_client(person)
    assert "Schlüsselkarte machen" not in client.get("/heute").text
    log_days(db, person, [FIRST_DAY])
    assert "Schlüsselkarte machen" in client.get("/heute").text
    client.post("/konto/schluesselkarte")
    assert "Schlüsselkarte machen" not in client.get("/heute").text


def test_a_second_phone_gets_everything_and_the_first_is_told(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    log_days(db, person, [FIRST_DAY])
    first, second = new_client(person), new_client()
    answer = second.post("/wiederherstellen", data={"code": card_digits(first)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/heute")
    assert "1 von 30 Fenstern leuchtet." in second.get("/heute").text
    assert "Neues Gerät" in first.get("/heute").text
    assert "Neues Gerät" not in second.get("/heute").text


def test_the_first_phone_signs_the_second_out(new_client: NewClient, db: Database) -> None:
    first, second = new_client(ada(db)), new_client()
    second.post("/wiederherstellen", data={"code": card_digits(first)})
    page = Page(first.get("/heute").text)
    sign_out = next(form for form in page.forms if form.action.endswith("/abmelden"))
    first.post(sign_out.action)
    assert second.get("/heute").status_code == 401
    assert "Neues Gerät" not in first.get("/heute").text


def test_a_typing_error_is_told_and_kept(new_client: NewClient) -> None:
    answer = new_client().post("/wiederherstellen", data={"code": "1234 5678"})
    assert answer.status_code == 422
    assert "16 Ziffern" in answer.text
    assert Page(answer.text).form("/wiederherstellen").fields["code"] == "1234 5678"


def test_guessing_is_stopped_and_goes_on_after_an_hour(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    guess = {"code": "4111 1111 1111 1111"}
    client = new_client()
    answers = [client.post("/wiederherstellen", data=guess).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    clock.forward(hours=1, minutes=1)
    assert client.post("/wiederherstellen", data=guess).status_code == 422


def test_nobody_ends_or_confirms_a_foreign_device(new_client: NewClient, db: Database) -> None:
    mine, foreign = ada(db), ben(db)
    device = foreign.viewer.device_id
    client = new_client(mine)
    assert client.post(f"/konto/geraete/{device}/kenne-ich").status_code == 404
    assert client.post(f"/konto/geraete/{device}/abmelden").status_code == 404
    assert new_client(foreign).get("/heute").status_code == 200


def test_signing_out_ends_this_device_and_wipes_the_browser(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    answer = client.post("/konto/abmelden")
    assert answer.headers["clear-site-data"]
    client.cookies.set("s", "")
    assert client.get("/heute").status_code == 401


def test_the_name_changes_once_a_round(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    fields = {"nickname": "Ada L.", "stadtraum": "3", "language": "en"}
    assert client.post("/konto/profil", data=fields).status_code == 303
    assert client.post("/konto/profil", data=fields).status_code == 303
    assert client.post("/konto/profil", data={**fields, "nickname": "Ada B."}).status_code == 422
    assert client.post("/konto/profil", data={**fields, "stadtraum": "4"}).status_code == 422
    assert client.post("/konto/profil", data={**fields, "language": "tlh"}).status_code == 422


def test_the_goal_changes_until_the_third_day(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    person = ada(db, on=clock.today())
    client = new_client(person)
    assert client.post("/konto/ziel", data={"title": "Stricken"}).status_code == 303
    assert "Stricken" in client.get("/heute").text
    clock.forward(days=3)
    assert client.post("/konto/ziel", data={"title": "Häkeln"}).status_code == 422
