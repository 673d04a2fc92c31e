"""`/robots.txt` and `/.well-known/security.txt`."""

from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser

from tests.conftest import Client
from tests.support.clocks import NOON


def test_robots_are_welcome_but_where_single_people_are_shown(client: Client) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("Somebot", "/stadt")
    for path in ("/mit/abc", "/konto", "/team/moderation"):
        assert not rules.can_fetch("Somebot", path)


def test_a_shared_page_can_be_previewed_where_it_was_shared(client: Client) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("Twitterbot/1.0", "/mit/abc")
    assert not rules.can_fetch("Twitterbot/1.0", "/team")


def test_whoever_finds_a_hole_finds_a_contact(client: Client) -> None:
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert client.get(fields["Contact"].removeprefix("http://testserver.local")).status_code == 200
    assert NOON < datetime.fromisoformat(fields["Expires"]) < NOON + timedelta(days=366)
