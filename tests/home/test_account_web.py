"""`/konto`: taking everything along, and going for good."""

import io
import json
import zipfile
from datetime import timedelta

from sqlmodel import select

from challenge.city.queries.recount import recount
from challenge.core.db import Database
from challenge.participants.models import Participant
from tests.conftest import NewClient
from tests.imaging.good_images import encoded, scene
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, ben, log_days


def test_the_export_holds_everything_and_only_ones_own(new_client: NewClient, db: Database) -> None:
    person, other = ada(db, teach="Häkeln"), ben(db)
    log_days(db, person, [FIRST_DAY])
    client = new_client(person)
    client.post("/konto/schluesselkarte")
    client.post(
        "/heute", data={"note": "Mein Satz"}, files={"photo": ("a.jpg", encoded(scene(), "JPEG"), "image/jpeg")}
    )
    answer = client.get("/konto/export.zip")
    assert answer.headers["content-type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    text = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".json"))
    assert "Häkeln" in text
    assert "Mein Satz" in text
    assert other.id not in text
    days = json.loads(archive.read("days.json"))
    assert len(days["check_ins"]) == 2
    city = json.loads(archive.read("city.json"))
    assert [each["date"] for each in city["counted_dates"]] == [each["date"] for each in days["check_ins"]]
    assert len(city["standings"]) == 1
    assert set(json.loads(archive.read("person.json"))["key_card"]) == {"made_at", "used_at"}
    assert [name for name in archive.namelist() if name.startswith("bilder/")] == [
        f"bilder/{each['photo']}" for each in days["check_ins"] if each["photo"]
    ]


def test_deleting_needs_one_clear_yes(new_client: NewClient, db: Database) -> None:
    client = new_client(ada(db))
    answer = client.post("/konto/loeschen")
    assert answer.status_code == 422
    assert 'id="sicher-error"' in answer.text
    assert client.get("/heute").status_code == 200


def test_after_deleting_nobody_is_there_and_the_city_keeps_its_sum(new_client: NewClient, db: Database) -> None:
    person = ada(db)
    log_days(db, person, [FIRST_DAY + timedelta(days=n) for n in range(3)])
    client = new_client(person)
    before = new_client().get("/stadt.json").json()["total"]
    answer = client.post("/konto/loeschen", data={"sicher": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["clear-site-data"]
    with db.read() as session:
        assert session.exec(select(Participant)).all() == []
        assert recount(session) == ()
    assert new_client().get("/stadt.json").json()["total"] == before
    client.cookies.set("s", person.token)
    assert client.get("/heute").status_code == 401
