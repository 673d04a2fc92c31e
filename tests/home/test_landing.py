"""The landing page and /health."""

from datetime import timedelta

import pytest

from challenge.core.db import Database
from challenge.goals.catalogue import idea
from challenge.home.pages.landing import THREES, offers
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.pages import Page
from tests.support.people import ada, at


def test_it_asks_one_question_and_offers_three_ideas_and_a_start(client: Client) -> None:
    answer = client.get("/")
    page = Page(answer.text)
    assert "Was willst du in 30 Tagen lernen?" in page.text
    assert "ohne Anmeldung, ohne E-Mail" in page.text
    assert len([link for link in page.links if link.startswith("/mitmachen?idee=")]) == 3
    assert page.text.count("Jetzt anfangen") == 1
    assert "set-cookie" not in answer.headers


def test_each_idea_leads_to_its_form(client: Client) -> None:
    for link in Page(client.get("/").text).links:
        if link.startswith("/mitmachen?idee="):
            assert client.get(link).status_code == 200


@pytest.mark.parametrize("trio", THREES)
def test_every_trio_shows_three_topics(trio: tuple[str, str, str]) -> None:
    found = [idea(name) for name in trio]
    assert all(found)
    assert len({each.topic for each in found if each}) == 3


def test_the_ideas_change_with_the_date() -> None:
    assert {each.idea.id for each in offers(FIRST_DAY)} != {each.idea.id for each in offers(FIRST_DAY + timedelta(1))}


def test_who_is_signed_in_sees_the_way_to_their_house(db: Database, new_client: NewClient) -> None:
    page = Page(new_client(ada(db)).get("/").text)
    assert "Zu deinem Haus" in page.text
    assert "Jetzt anfangen" not in page.text


def test_before_day_1_it_counts_down(client: Client, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY - timedelta(days=1)))
    text = Page(client.get("/").text).text
    assert "Noch 1 Tag" in text
    assert "Jetzt vormerken" in text


def test_after_day_30_it_shows_the_results(client: Client, clock: MovableClock) -> None:
    clock.set(at(FIRST_DAY + timedelta(days=30)))
    page = Page(client.get("/").text)
    assert "Ergebnisse ansehen" in page.text
    assert not [link for link in page.links if link.startswith("/mitmachen?")]


def test_it_speaks_english(client: Client) -> None:
    assert 'lang="en"' in client.get("/", headers={"Accept-Language": "en"}).text


def test_a_notice_is_shown_once_and_not_to_others(client: Client, new_client: NewClient) -> None:
    client.cookies.set("notice", "deleted")
    assert "Alle deine Daten sind gelöscht" in client.get("/").text
    assert "Alle deine Daten sind gelöscht" not in new_client().get("/").text


def test_health_says_that_the_database_answers(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": True})
