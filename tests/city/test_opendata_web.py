"""Open data: shapes that others rely on."""

import csv
import io
from datetime import datetime, timedelta

from challenge.city.web.opendata import HEADERS
from challenge.core.db import Database
from tests.city.city import SECOND_DAY, counting
from tests.conftest import Client
from tests.support.clocks import MovableClock
from tests.support.people import at

ROUND = {
    "slug": "2026-11-02",
    "title": "30 Tage lernen 2026",
    "starts_on": "2026-11-02",
    "ends_on": "2026-12-28",
    "hashtags": ["#DresdenLernt", "#30TageDresdenLernt", "#IamALifelongLearner"],
    "goal": 25000,
}


def test_the_json_has_exactly_the_documented_shape(db: Database, client: Client, clock: MovableClock) -> None:
    counting(db, days=3)
    clock.set(at(SECOND_DAY + timedelta(days=1), 20))
    answer = client.get("/stadt.json")
    data = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == HEADERS["cache-control"]
    assert list(data) == ["round", "total", "people", "posts", "days", "stadtraeume", "updated_at"]
    assert data["round"] == ROUND
    assert data["total"] == {"learning_days": 3, "app": 3, "posts": 0, "groups": 0}
    assert (data["people"], data["posts"]) == (1, 0)
    assert data["days"] == [{"date": f"2026-11-0{n}", "learning_days": 1} for n in (2, 3, 4)]
    assert data["stadtraeume"][0] == {
        "id": 1,
        "name": "Altstadt & Friedrichstadt",
        "people_per_1000": None,
        "learning_days": None,
    }
    assert len(data["stadtraeume"]) == 17
    assert datetime.fromisoformat(data["updated_at"]).utcoffset() == timedelta()


def test_the_csv_has_one_row_per_date_and_band(db: Database, client: Client) -> None:
    counting(db)
    answer = client.get("/stadt.csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert rows[0] == ["date", "band", "learning_days"]
    assert rows[1:5] == [
        ["2026-11-02", "app", "1"],
        ["2026-11-02", "posts", "0"],
        ["2026-11-02", "groups", "0"],
        ["2026-11-03", "app", "1"],
    ]
    assert len(rows) == 1 + 9 * 3
