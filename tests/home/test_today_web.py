"""`/heute`: logging, undoing, editing, pausing, and everything that must not work."""

from datetime import timedelta
from uuid import uuid4

import pytest

from challenge.core.clock import BERLIN
from challenge.core.db import Database
from tests.conftest import NewClient
from tests.home.days import TODAY, entries, learned
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, at, ben


def test_one_tap_lights_a_window_and_undo_darkens_it(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    client = new_client(person)
    form = Page(client.get("/heute").text).form("/heute")
    assert client.post("/heute", data=form.fields).headers["location"] == "/heute"
    assert learned(db, person) == [str(TODAY)]
    page = client.get("/heute").text
    assert "1 von 30 Fenstern leuchtet." in page
    undo = Page(page).form(f"/heute/{TODAY}/zuruecknehmen")
    assert client.post(undo.action, data=undo.fields).status_code == 303
    assert learned(db, person) == []


def test_htmx_gets_the_same_part_of_the_page_with_the_window_just_lit(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db), **{"HX-Request": "true"})
    answer = client.post("/heute", data={"key": str(uuid4())})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="today"' in answer.text
    assert "data-fresh" in answer.text
    assert "Ein Licht mehr" in answer.text


def test_the_same_key_counts_once_and_another_body_is_refused(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    key = str(uuid4())
    for _ in range(3):
        assert client.post("/heute", data={"key": key, "note": "eins"}).status_code == 303
    assert client.post("/heute", data={"key": key, "note": "zwei"}).status_code == 422
    assert [each.note for each in entries(db)] == ["eins"]


def test_the_same_key_of_two_people_are_two_writes(new_client: NewClient, db: Database) -> None:
    key = str(uuid4())
    for person in (ada(db), ben(db)):
        assert new_client(person).post("/heute", data={"key": key}).status_code == 303
    assert len(entries(db)) == 2


@pytest.mark.parametrize("back", range(8))
def test_today_and_the_last_seven_dates_are_open(new_client: NewClient, db: Database, back: int) -> None:
    person = ada(db)
    day = str(TODAY - timedelta(days=back))
    assert new_client(person).post("/heute", data={"day": day}).status_code == 303
    assert learned(db, person) == [day]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"day": str(TODAY + timedelta(days=1))}, "day"),
        ({"day": str(TODAY - timedelta(days=8))}, "day"),
        ({"day": str(FIRST_DAY - timedelta(days=1))}, "day"),
        ({"day": "gestern"}, "day"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"done_at": "noon"}, "done_at"),
        ({"done_at": "2026-10-20T12:00:00Z"}, "day"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "601"}, "minutes"),
        ({"minutes": "1e3"}, "minutes"),
        ({"mood": "angry"}, "mood"),
        ({"note": "x" * 501}, "note"),
        ({"key": "x"}, "key"),
    ],
)
def test_a_refused_entry_says_why_and_keeps_the_note(
    new_client: NewClient, db: Database, fields: dict[str, str], field: str
) -> None:
    client = new_client(ada(db))
    answer = client.post("/heute", data={"note": "Das hier nicht verlieren", **fields})
    assert answer.status_code == 422
    assert field == "note" or "Das hier nicht verlieren" in answer.text
    assert entries(db) == []


def test_a_date_after_the_thirty_windows_needs_a_new_goal(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(FIRST_DAY + timedelta(days=30)))
    answer = new_client(person).post("/heute", data={})
    assert answer.status_code == 422
    assert "neues Ziel" in answer.text


@pytest.mark.parametrize("day", ["2019-01-01", "9999-12-31", str(TODAY + timedelta(days=1))])
def test_a_date_that_is_not_open_shows_today(new_client: NewClient, db: Database, day: str) -> None:
    client = new_client(ada(db))
    page = client.get(f"/heute?tag={day}").text
    assert f'name="day" value="{day}"' not in page
    assert f'name="day" value="{TODAY}"' in page


def test_the_round_is_closed_after_day_64(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    person = ada(db, on=FIRST_DAY + timedelta(days=27))
    clock.set(at(FIRST_DAY + timedelta(days=64)))
    answer = new_client(person).post("/heute", data={"day": str(FIRST_DAY + timedelta(days=57))})
    assert answer.status_code == 422
    assert "abgeschlossen" in answer.text


def test_an_entry_waiting_offline_counts_for_the_date_it_was_done(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(FIRST_DAY + timedelta(days=10)))
    done = at(FIRST_DAY, 20).isoformat()
    answer = new_client(person).post("/heute", data={"day": str(FIRST_DAY), "done_at": done, "owner": person.id})
    assert answer.status_code == 303
    assert learned(db, person) == [str(FIRST_DAY)]


def test_an_entry_of_another_person_is_never_written_under_a_wrong_name(new_client: NewClient, db: Database) -> None:
    owner, other = ada(db), ben(db)
    assert new_client(other).post("/heute", data={"owner": owner.id}).status_code == 409
    assert entries(db) == []


def test_before_three_at_night_yesterday_counts_and_the_page_says_so(
    new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    person = ada(db)
    clock.set(at(TODAY, 12).astimezone(BERLIN).replace(hour=2, minute=59))
    client = new_client(person)
    assert "Das zählt noch für Montag" in client.get("/heute").text
    client.post("/heute", data={})
    clock.set(at(TODAY, 3))
    assert "Das zählt noch" not in client.get("/heute").text
    client.post("/heute", data={})
    assert learned(db, person) == [str(TODAY - timedelta(days=1)), str(TODAY)]


def test_an_expired_sign_in_keeps_what_was_typed(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    client.cookies.set("s", "gone")
    answer = client.post("/heute", data={"note": "Meine <b>Notiz</b>", "key": str(uuid4())})
    assert answer.status_code == 401
    kept = Page(answer.text).form("/heute")
    assert kept.fields["note"] == "Meine <b>Notiz</b>"
    assert client.get("/heute").status_code == 401


def test_nothing_of_another_site_is_written(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert client.post("/heute", data={}, headers=headers).status_code == 403
    del client.headers["Sec-Fetch-Site"]
    assert client.post("/heute", data={}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post("/heute", data={}).status_code == 403
    assert entries(db) == []


def test_someone_elses_photo_does_not_exist(new_client: NewClient, db: Database) -> None:
    ada(db)
    assert new_client(ben(db)).get(f"/heute/{TODAY}/bild").status_code == 404
    assert new_client().get(f"/heute/{TODAY}/bild").status_code == 401


def test_text_of_people_is_text(new_client: NewClient, db: Database) -> None:
    person = ada(db, nickname="<script>alert(1)</script>")
    client = new_client(person)
    client.post("/heute", data={"note": "</textarea><script>1</script> \u202e RTL עברית 🎉"})
    page = client.get("/heute").text
    assert "<script>alert" not in page
    assert "<script>1" not in page
    assert "\u202e" not in page
