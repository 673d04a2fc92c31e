"""`/team/konten`: the organiser's list, over HTTP."""

import pytest

from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.pages import Page
from tests.support.staff import PASSWORD, milo, olga

DOOR = "/team/anmelden"


def test_an_organiser_invites_renews_and_removes(new_client: NewClient, db: Database, clock: MovableClock) -> None:
    boss, friend = new_client(), new_client()
    boss.cookies.set("t", olga(db, clock).token)
    answer = boss.post("/team/konten", data={"name": "Nora", "role": "moderator"})
    link = answer.text.split('data-text="http://testserver.local')[1].split('"')[0]
    form = Page(friend.get(link).text).form(f"{DOOR}/link")
    friend.post(f"{DOOR}/link", data={**form.fields, "password": PASSWORD})
    assert friend.get("/team/konten").status_code == 404
    remove = next(each.action for each in Page(boss.get("/team/konten").text).forms if "/entfernen" in each.action)
    assert boss.post(remove.replace("/entfernen", "/link")).status_code == 200
    assert boss.post(remove).headers["location"] == "/team/konten"
    assert friend.get("/team/konten").status_code == 401
    assert boss.post(remove).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"name": "Nora"}, {"name": "Nora", "role": "king"}, {"role": "moderator"}])
def test_a_bad_invitation_makes_nobody(
    client: Client, db: Database, clock: MovableClock, fields: dict[str, str]
) -> None:
    client.cookies.set("t", olga(db, clock).token)
    assert client.post("/team/konten", data=fields).status_code == 422
    assert "Moderation prüft" in Page(client.get("/team/konten").text).text


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("POST", ""), ("POST", "/x/link"), ("POST", "/x/entfernen")],
)
def test_accounts_are_the_organisers_alone(
    new_client: NewClient, db: Database, clock: MovableClock, method: str, path: str
) -> None:
    nobody, moderator = new_client(), new_client()
    moderator.cookies.set("t", milo(db, clock).token)
    assert nobody.request(method, f"/team/konten{path}").status_code == 401
    assert moderator.request(method, f"/team/konten{path}").status_code == 404
