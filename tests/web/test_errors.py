"""Refusals: a page in the person's language, problem+json for programs, a number instead of the SQL."""

import re

import pytest
from litestar import Litestar

from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.people import ada

JSON = {"Accept": "application/json"}


def test_what_is_not_there_is_a_page_with_a_way_back(client: Client) -> None:
    answer = client.get("/gibt-es-nicht")
    assert answer.status_code == 404
    assert "gibt es nicht" in answer.text or "nicht" in answer.text
    assert 'href="/"' in answer.text or 'href="/heute"' in answer.text


def test_it_speaks_the_visitors_language(client: Client) -> None:
    assert 'lang="en"' in client.get("/gibt-es-nicht?lang=en").text
    assert 'lang="en"' in client.get("/gibt-es-nicht").text


@pytest.mark.parametrize(("path", "status"), [("/gibt-es-nicht", 404), ("/heute", 401)])
def test_programs_get_problem_json(client: Client, path: str, status: int) -> None:
    answer = client.get(path, headers=JSON)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == status
    assert answer.json()["title"]


@pytest.mark.parametrize(
    ("path", "fields", "wrong"),
    [
        ("/heute", {"minutes": "viele"}, "minutes"),
        ("/heute/gestern/zuruecknehmen", {}, "day"),
        ("/pause", {"days": "0"}, "days"),
        ("/beitraege", {"text": ""}, "text"),
        ("/konto/ziel", {"title": ""}, "title"),
    ],
)
def test_programs_get_a_sentence_for_each_wrong_field(
    new_client: NewClient, db: Database, path: str, fields: dict[str, str], wrong: str
) -> None:
    answer = new_client(ada(db)).post(path, data=fields, headers=JSON)
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["errors"][wrong]
    assert answer.json()["errors"][wrong] in answer.json()["title"]


def test_joining_with_wrong_fields_is_a_problem_for_programs(client: Client) -> None:
    answer = client.post("/mitmachen", data={}, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_a_write_after_the_sign_in_ended_keeps_what_was_typed(client: Client) -> None:
    answer = client.post("/heute", data={"note": "Drei Sätze gesprochen <3"})
    assert answer.status_code == 401
    assert "Drei Sätze gesprochen &lt;3" in answer.text


def test_our_own_fault_has_a_number_and_no_sql(
    new_client: NewClient, app: Litestar, db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    client = new_client(ada(db))
    app.state.clock = object()
    answer = client.get("/heute")
    assert answer.status_code == 500
    (incident,) = re.findall(r"incident (\w+) at /heute", caplog.text)
    assert incident in answer.text
    for secret in ("Traceback", "SELECT", "AttributeError", "sqlalchemy"):
        assert secret not in answer.text


def test_the_wrong_method_is_no_page(client: Client) -> None:
    assert client.delete("/heute").status_code in (404, 405)
    assert client.put("/mitmachen").status_code in (404, 405)
