"""Pauses, and coming back, on `/heute`."""

from datetime import timedelta
from uuid import uuid4

import pytest

from challenge.core.db import Database
from tests.conftest import NewClient
from tests.home.days import TODAY, learned
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, log_days


def test_a_pause_moves_the_windows_and_logging_ends_it(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    client = new_client(person)
    form = {"from": str(TODAY), "days": "3", "key": str(uuid4())}
    assert client.post("/pause", data=form).status_code == 303
    assert client.post("/pause", data=form).status_code == 303
    assert "Du hast Pause" in client.get("/heute").text
    client.post("/heute", data={})
    assert "Du hast Pause" not in client.get("/heute").text
    assert learned(db, person) == [str(TODAY)]


@pytest.mark.parametrize("days", ["0", "15", "viele", "-1", ""])
def test_a_wrong_pause_is_told_beside_the_field(new_client: NewClient, db: Database, days: str) -> None:
    client = new_client(ada(db))
    answer = client.post("/pause", data={"from": str(TODAY), "days": days})
    assert answer.status_code == 422
    assert 'id="days-error"' in answer.text
    assert "Du hast Pause" not in client.get("/heute").text


def test_coming_back_is_greeted_and_no_number_falls(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    log_days(db, person, [FIRST_DAY, FIRST_DAY + timedelta(days=1)])
    page = Page(new_client(person).get("/heute").text).text
    assert "Schön, dass du wieder da bist." in page
    assert "2 von 30 Fenstern leuchten." in page
    assert "Serie" not in page.replace("Serie 2", "") or "Serie 2" not in page
