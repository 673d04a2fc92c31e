"""The author's side and the notifier's, over HTTP."""

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.moderation.models import Report
from challenge.posts.queries import post
from tests.conftest import Client, NewClient
from tests.moderation.conftest import Team
from tests.support.clocks import MovableClock
from tests.support.desk import DESK, item_of
from tests.support.pages import Page
from tests.support.people import ada, ben
from tests.support.queue import APPROVE, REJECT, decided, hand_in, open_items, the_statement


def test_the_author_finds_and_reads_why(team: Team, new_client: NewClient, db: Database, clock: MovableClock) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    decided(db, team.who, REJECT, clock.now())
    told, client = the_statement(db), new_client(author)
    assert f"/bescheide?zu={post_id}" in Page(client.get(f"/beitraege/{post_id}").text).links
    assert client.get(f"/bescheide?zu={post_id}").headers["location"] == f"/bescheide/{told.id}"
    assert f"/bescheide/{told.id}" in Page(client.get("/bescheide").text).links
    page = Page(client.get(f"/bescheide/{told.id}").text)
    for words in (told.facts, told.ground, told.source, told.territory, told.duration, told.instead, told.redress):
        assert words in page.text


def test_the_author_appeals_with_one_tap_to_another_moderator(
    team: Team, new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    author = ada(db)
    post_id = hand_in(db, author, clock.now())
    decided(db, team.who, REJECT, clock.now())
    client, address = new_client(author), f"/bescheide/{the_statement(db).id}"
    assert client.post(f"{address}/widerspruch", data={"text": "x" * 4001}).status_code == 422
    assert client.post(f"{address}/widerspruch").headers["location"] == address
    assert "Eine andere Person sieht noch einmal hin" in Page(client.get(address).text).text
    team.mara.post(DESK)
    assert f"{DESK}/" not in team.mara.get(DESK).text
    appeal = item_of(team.milo)
    assert team.milo.post(appeal, data={"decision": "approve"}).status_code == 422
    assert team.milo.post(appeal, data={"decision": "reverse"}).status_code == 303
    assert "Du hattest recht" in Page(client.get(address).text).text
    with db.read() as session:
        assert post(session, post_id).status == "approved"


def test_somebody_elses_statement_is_not_found(
    team: Team, new_client: NewClient, db: Database, clock: MovableClock
) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    decided(db, team.who, REJECT, clock.now())
    told, stranger = the_statement(db), new_client(ben(db))
    assert stranger.get(f"/bescheide/{told.id}").status_code == 404
    assert stranger.post(f"/bescheide/{told.id}/widerspruch").status_code == 404
    assert stranger.get(f"/bescheide?zu={post_id}").status_code == 404
    assert new_client().get(f"/bescheide/{told.id}").status_code == 401


def test_anybody_reports_without_a_sign_in_and_follows_the_receipt(
    team: Team, client: Client, db: Database, clock: MovableClock
) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    decided(db, team.who, APPROVE, clock.now())
    address = f"/beitraege/{post_id}/melden"
    form = Page(client.get(address).text).form(address)
    fields = {**form.fields, "reason": "insult", "explanation": "Das ist gemein."}
    receipt = client.post(address, data=fields).headers["location"]
    assert client.post(address, data=fields).headers["location"] == receipt
    assert "Ein Mensch aus unserem Team" in Page(client.get(receipt).text).text
    case = next(
        each.action for each in Page(team.mara.get("/team/meldungen").text).forms if "/meldungen/" in each.action
    )
    assert team.mara.post(case).headers["location"] == DESK
    assert team.milo.post(case).headers["location"] == "/team/meldungen"
    assert "Das ist gemein." in Page(team.mara.get(DESK).text).text
    team.mara.post(item_of(team.mara), data={"decision": "hide", "reason": "insult"})
    assert "herausgenommen" in Page(client.get(receipt).text).text
    assert "ausgeblendet" in Page(team.mara.get("/team/meldungen").text).text
    assert client.get(address).status_code == 404
    with db.read() as session:
        assert len(session.exec(select(Report)).all()) == 1


@pytest.mark.parametrize("fields", [{}, {"reason": "boring"}, {"reason": "ads", "explanation": "x" * 1001}])
def test_a_bad_notice_is_refused_with_what_was_typed(
    team: Team, client: Client, db: Database, clock: MovableClock, fields: dict[str, str]
) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    decided(db, team.who, APPROVE, clock.now())
    address = f"/beitraege/{post_id}/melden"
    answer = client.post(address, data=fields)
    assert answer.status_code == 422
    assert Page(answer.text).form(address).fields["explanation"] == fields.get("explanation", "")


def test_waiting_posts_and_unknown_receipts_are_not_found(client: Client, db: Database, clock: MovableClock) -> None:
    post_id = hand_in(db, ada(db), clock.now())
    with db.read() as session:
        assert open_items(session)
    assert client.get(f"/beitraege/{post_id}/melden").status_code == 404
    assert client.post(f"/beitraege/{post_id}/melden", data={"reason": "ads"}).status_code == 404
    assert client.get("/meldungen/unknown").status_code == 404
