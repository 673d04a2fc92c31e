"""What is written about a day on `/heute`: changed, kept and cleared."""

from uuid import uuid4

from challenge.core.db import Database
from tests.conftest import NewClient
from tests.home.days import TODAY, entries
from tests.support.people import ada


def test_a_second_entry_edits_the_first(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    client.post("/heute", data={"key": str(uuid4()), "note": "erst"})
    client.post("/heute", data={"key": str(uuid4()), "note": "dann", "mood": "good", "minutes": "25"})
    (entry,) = entries(db)
    assert (entry.note, entry.mood, entry.minutes) == ("dann", "good", 25)


def test_one_tap_on_a_logged_date_leaves_what_was_written(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    client.post("/heute", data={"note": "Mein Satz", "mood": "good", "minutes": "25"})
    client.post("/heute", data={"key": str(uuid4())})
    (entry,) = entries(db)
    assert (entry.note, entry.mood, entry.minutes) == ("Mein Satz", "good", 25)
    client.post("/heute", data={"key": str(uuid4()), "note": "", "minutes": "", "mood": ""})
    (entry,) = entries(db)
    assert (entry.note, entry.mood, entry.minutes) == ("", None, None)


def test_an_undone_date_logged_again_starts_empty(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    client.post("/heute", data={"note": "Mein Satz", "minutes": "25"})
    client.post(f"/heute/{TODAY}/zuruecknehmen", data={})
    client.post("/heute", data={"key": str(uuid4())})
    (entry,) = entries(db)
    assert (entry.learned, entry.note, entry.minutes) == (True, "", None)
