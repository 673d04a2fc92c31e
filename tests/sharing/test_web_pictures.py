"""Pictures, codes and tags of a share page: what leaves the app, and what must not."""

from io import BytesIO

import zxingcpp
from PIL import Image

from challenge.config import Settings
from challenge.core.db import Database
from challenge.core.worker import Worker
from challenge.goals.actions import approve_title
from challenge.goals.queries import current_goal
from challenge.participants.models import Participant
from challenge.wiring import handlers
from tests.conftest import Client, NewClient
from tests.sharing.links import Tags, opened_by_form
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import OWN_WORDS, ada, at, ben, log_days

SIZES = {"story": (1080, 1920), "quadrat": (1080, 1080), "vorschau": (1200, 630)}


def test_messengers_get_absolute_tags_and_a_picture_they_have_not_seen(
    db: Database, new_client: NewClient, client: Client, clock: MovableClock
) -> None:
    person = ada(db)
    code = opened_by_form(new_client(person))
    before = Tags(client.get(f"/mit/{code}").text).found
    log_days(db, person, [FIRST_DAY])
    answer = client.get(f"/mit/{code}", headers={"Accept-Language": "en"})
    after = Tags(answer.text).found
    assert before["og:url"] == f"http://testserver.local/mit/{code}"
    assert before["og:image"].startswith(f"http://testserver.local/mit/{code}/karte.png?format=vorschau&v=")
    assert before["twitter:image"] == before["og:image"] != after["og:image"]
    assert before["twitter:card"] == "summary_large_image"
    assert after["og:title"] == before["og:title"]
    assert answer.headers["x-robots-tag"] == "noindex"


def test_a_card_has_its_size_and_its_code_leads_to_the_page(
    db: Database, new_client: NewClient, client: Client
) -> None:
    code = opened_by_form(new_client(ada(db)))
    for form, size in SIZES.items():
        answer = client.get(f"/mit/{code}/karte.png?format={form}")
        picture = Image.open(BytesIO(answer.content))
        assert picture.size == size
        assert answer.headers["content-type"] == f"image/{str(picture.format).lower()}"
        [found] = zxingcpp.read_barcodes(picture.convert("RGB"))
        assert found.text == f"http://testserver.local/mit/{code}"
    assert len(client.get(f"/mit/{code}/karte.png?format=vorschau").content) <= 250 * 1024


def test_an_unchanged_card_is_not_sent_again_and_not_drawn_again(
    db: Database, new_client: NewClient, client: Client, settings: Settings
) -> None:
    code = opened_by_form(new_client(ada(db)))
    address = f"/mit/{code}/karte.png?format=vorschau"
    first = client.get(address)
    [kept] = settings.media_dir.glob("*/*.card")
    drawn_at = kept.stat().st_mtime_ns
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address).content == first.content
    assert kept.stat().st_mtime_ns == drawn_at


def test_an_unknown_format_is_not_there(db: Database, new_client: NewClient, client: Client) -> None:
    code = opened_by_form(new_client(ada(db)))
    for query in ("", "?format=", "?format=plakat", "?format=../story"):
        assert client.get(f"/mit/{code}/karte.png{query}").status_code == 404


def test_the_codes_lead_to_the_page(db: Database, new_client: NewClient, client: Client) -> None:
    code = opened_by_form(new_client(ada(db)))
    png = Image.open(BytesIO(client.get(f"/mit/{code}/qr.png").content)).convert("L")
    assert [each.text for each in zxingcpp.read_barcodes(png)] == [f"http://testserver.local/mit/{code}"]
    assert client.get(f"/mit/{code}/qr.svg").headers["content-type"].startswith("image/svg+xml")


def test_own_words_and_a_nickname_are_not_shown_before_approval(
    db: Database, new_client: NewClient, client: Client
) -> None:
    person = ben(db)
    code = opened_by_form(new_client(person))
    hidden = client.get(f"/mit/{code}")
    card = client.get(f"/mit/{code}/karte.png?format=quadrat")
    kit = new_client(person).get("/teilen").text
    for words in (OWN_WORDS.title, "Ben vom Elbufer", OWN_WORDS.why):
        assert words not in hidden.text
        assert words not in kit
    with db.write() as session:
        goal = current_goal(session, person.id)
        assert goal is not None
        approve_title(session, goal.id, at(FIRST_DAY))
        session.get_one(Participant, person.id).nickname_approved_at = at(FIRST_DAY)
    shown = client.get(f"/mit/{code}")
    assert OWN_WORDS.title in shown.text
    assert "Ben vom Elbufer" in Tags(shown.text).found["og:title"]
    assert OWN_WORDS.title in Tags(shown.text).found["og:description"]
    assert client.get(f"/mit/{code}/karte.png?format=quadrat").headers["etag"] != card.headers["etag"]


def test_the_drawn_cards_of_a_closed_page_are_deleted(
    db: Database, new_client: NewClient, clock: MovableClock, settings: Settings
) -> None:
    owner = new_client(ada(db))
    code = opened_by_form(owner)
    owner.get(f"/mit/{code}/karte.png?format=quadrat")
    owner.post("/teilen/schliessen", data={"code": code})
    Worker(db, clock, (), handlers(settings)).once()
    assert list(settings.media_dir.glob("*/*.card")) == []
