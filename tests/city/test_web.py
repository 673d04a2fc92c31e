"""The city's pages and open data."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from litestar.testing import TestClient
from sqlalchemy import event

from challenge.app import create_app
from challenge.city.actions import counting as actions
from challenge.city.actions import figures
from challenge.city.models import SignUpHour
from challenge.city.pages.board import Board
from challenge.city.queries.snapshot import read_snapshot
from challenge.config import Settings
from challenge.core.db import Database
from challenge.rounds.actions import set_round
from tests.city.city import SECOND_DAY, counting, leave, round_of
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, at, log_days

PAGES = ("/stadt", "/stadt/anzeige", "/stadt/widget", "/stadt.json", "/stadt.csv")


@pytest.mark.parametrize(("people", "shown"), [(9, (None, None)), (10, (0.3, 20))])
def test_figures_of_a_stadtraum_need_ten_people(
    db: Database, client: Client, people: int, shown: tuple[float | None, int | None]
) -> None:
    for _ in range(people):
        counting(db, stadtraum_id=1)
    with db.write() as session:
        figures.recompute(session, at(SECOND_DAY, 20))
    first = client.get("/stadt.json").json()["stadtraeume"][0]
    assert (first["people_per_1000"], first["learning_days"]) == shown
    page = Page(client.get("/stadt").text)
    assert page.text.count("zeigen wir ab 10 Menschen") == 2 + (17 if people < 10 else 16)


def test_the_page_shows_the_sum_and_what_it_is_made_of(db: Database, client: Client) -> None:
    counting(db, days=3)
    page = Page(client.get("/stadt").text)
    assert "3 Lerntage" in page.text
    assert "1 Fenster = 200 Lerntage" in page.text
    assert "1 Mensch macht mit." in page.text
    assert "opendata.dresden.de" in page.text
    assert "/mitmachen" in page.links


def test_an_empty_city_shows_no_zero(client: Client) -> None:
    text = Page(client.get("/stadt").text).text
    assert "Gleich gehen Lichter an" in text
    assert "0 Lerntage" not in text.replace("200 Lerntage", "").replace(".000 Lerntage", "")


def test_the_call_counts_down(db: Database, client: Client, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY - timedelta(days=3)))
    text = Page(client.get("/stadt").text).text
    assert "Noch 3 Tage" in text
    assert client.get("/stadt.json").json()["days"] == []


def test_the_after_phase_shows_results(db: Database, client: Client, clock: MovableClock) -> None:
    counting(db, days=3)
    clock.set(at(FIRST_DAY + timedelta(days=30)))
    page = Page(client.get("/stadt").text)
    assert "Das hat Dresden gelernt" in page.text
    assert "3 Lerntage sind zusammengekommen." in page.text
    assert page.links.count("/mitmachen") == client.get("/hilfe").text.count('href="/mitmachen"')


def test_decisions_about_a_rush_are_visible(db: Database, client: Client) -> None:
    with db.write() as session:
        session.add(SignUpHour(hour=at(FIRST_DAY, 8), sign_ups=200))
    counting(db, days=3)
    with db.write() as session:
        actions.release(session, round_of(session).id, datetime.now(UTC), "olga", "Aktion einer Schule", at(SECOND_DAY))
    assert "3 Lerntage sind nach Prüfung dazugekommen." in Page(client.get("/stadt").text).text


def test_pages_need_no_query_while_nothing_changes(db: Database, client: Client) -> None:
    statements: list[str] = []
    for engine in {db.writer, db._reader}:
        event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    rounds = []
    for _ in range(5):  # the board may read anew once in 15 s, and when it begins to listen
        statements.clear()
        assert {client.get(path).status_code for path in (*PAGES, "/")} == {200}
        rounds.append(list(statements))
    assert [] in rounds


def test_reading_the_city_takes_the_same_statements_for_few_and_many(db: Database) -> None:
    def statements() -> int:
        seen: list[str] = []
        reader = db._reader
        listen = lambda *given: seen.append(given[2])  # noqa: E731
        event.listen(reader, "before_cursor_execute", listen)
        with db.read() as session:
            read_snapshot(session, SECOND_DAY, at(SECOND_DAY))
        event.remove(reader, "before_cursor_execute", listen)
        return len(seen)

    before = statements()
    for _ in range(4):
        counting(db)
    assert statements() == before <= 9


def test_the_widget_may_be_framed_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/stadt/widget?lang=en&farben=dunkel")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert 'class="night"' in answer.text
    assert 'lang="en"' in answer.text


def test_the_kiosk_reloads_itself_without_javascript(client: Client) -> None:
    answer = client.get("/stadt/anzeige")
    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in answer.text
    assert Page(answer.text).links == ["#main"]


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_every_encoding_holds_the_same_page(client: Client, encoding: str) -> None:
    plain = client.get("/stadt", headers={"Accept-Encoding": "identity"}).text
    answer = client.get("/stadt", headers={"Accept-Encoding": encoding})
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert answer.text == plain
    assert "Accept-Encoding" in answer.headers["vary"]


def test_the_page_knows_who_is_signed_in(db: Database, new_client: NewClient) -> None:
    assert "/heute" in Page(new_client(ada(db)).get("/stadt").text).links
    assert "/heute" not in Page(new_client().get("/stadt").text).links


def test_a_new_round_is_seen_on_its_first_date_of_call(db: Database, client: Client, clock: MovableClock) -> None:
    assert client.get("/stadt.json").json()["round"]["slug"] == "2026-11-02"
    with db.write() as session:
        set_round(session, FIRST_DAY + timedelta(days=70))
    clock.set(at(FIRST_DAY + timedelta(days=42)))
    assert client.get("/stadt.json").json()["round"]["slug"] == "2027-01-11"


def test_a_date_ends_at_three(db: Database, client: Client, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY + timedelta(days=2), 2, 59))
    assert len(client.get("/stadt.json").json()["days"]) == 2
    clock.set(at(FIRST_DAY + timedelta(days=2), 3))
    assert len(client.get("/stadt.json").json()["days"]) == 3


def test_a_deleted_person_does_not_change_the_sum(db: Database, client: Client, clock: MovableClock) -> None:
    person = counting(db, days=3)
    with db.write() as session:
        leave(session, person.id, at(SECOND_DAY, 21))
    data = client.get("/stadt.json").json()
    assert (data["total"]["learning_days"], data["people"]) == (3, 0)


def test_a_board_reads_at_most_once_a_second(db: Database, clock: MovableClock) -> None:
    async def story() -> None:
        board = Board(db, clock)
        first = await board.current()
        log_days(db, ada(db), [FIRST_DAY])
        board.hear("city")
        assert await board.current() is first
        assert (await board.settled()).people == 1

    asyncio.run(story())


@pytest.mark.parametrize("path", ["/stadt", "/stadt/anzeige", "/stadt/widget"])
@pytest.mark.parametrize("demo", [True, False])
def test_made_up_people_are_called_so_on_every_page_of_the_city(
    settings: Settings, db: Database, clock: MovableClock, path: str, demo: bool
) -> None:
    with TestClient(create_app(replace(settings, demo=demo), db=db, clock=clock)) as client:
        shown = client.get(path, headers={"Accept-Language": "de"}).text
    assert ("Demo – erfundene Daten" in shown) == demo
