"""Photos of one's days: few, and none that nobody can see any more stays in the folder."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from challenge import wiring
from challenge.checkins.models import CheckIn
from challenge.config import Settings
from challenge.core import outbox
from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.imaging.good_images import encoded, scene
from tests.support.clocks import MovableClock
from tests.support.people import ada
from tests.support.posts import DAY

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def photo(number: int = 0) -> dict[str, tuple[str, bytes, str]]:
    """A picture that differs from others by its number."""
    return {"photo": ("bild.png", encoded(scene(64 + number, 64), "PNG"), "image/png")}


@pytest.fixture
def browser(db: Database, new_client: NewClient) -> Client:
    """Ada's."""
    return new_client(ada(db))


@pytest.fixture
def kept(db: Database, settings: Settings, clock: MovableClock) -> "Kept":
    """The folder after all waiting work is done."""
    return Kept(db, settings, clock)


class Kept:
    """Which pictures there are, and which of them a day shows."""

    def __init__(self, db: Database, settings: Settings, clock: MovableClock) -> None:
        self._db, self._settings, self._clock = db, settings, clock

    def files(self) -> set[str]:
        """Names of stored pictures once the worker has done its work."""
        while outbox.work_off(self._db, wiring.handlers(self._settings), self._clock.now() + timedelta(hours=1)):
            pass
        return {each.name for each in Path(self._settings.media_dir).rglob("*") if each.is_file()}

    def shown(self) -> set[str]:
        """Names that entries hold."""
        with self._db.read() as session:
            return {name for name in session.exec(select(CheckIn.photo)).all() if name}


def test_another_photo_takes_the_place_of_the_first(browser: Client, kept: Kept) -> None:
    assert browser.post("/heute", files=photo(0)).status_code == 303
    assert browser.post("/heute", files=photo(1)).status_code == 303
    assert len(kept.shown()) == 1
    assert kept.files() == kept.shown()


def test_taking_a_date_back_takes_its_photo_out_of_the_folder(browser: Client, kept: Kept) -> None:
    assert browser.post("/heute", files=photo()).status_code == 303
    assert browser.post(f"/heute/{DAY}/zuruecknehmen").status_code == 303
    assert kept.files() == set()


@pytest.mark.parametrize(
    "refused",
    [{"day": "2026-10-01"}, {"day": "2026-11-11"}, {"owner": "somebody-else"}],
    ids=["too old", "tomorrow", "another person"],
)
def test_a_refused_entry_leaves_no_photo_behind(browser: Client, kept: Kept, refused: dict[str, str]) -> None:
    assert browser.post("/heute", data=refused, files=photo()).status_code in (409, 422)
    assert kept.files() == set()


def test_a_late_delivery_that_no_longer_counts_leaves_no_photo_behind(browser: Client, kept: Kept) -> None:
    assert browser.post("/heute", data={"done_at": "2026-11-10T10:00:00+01:00"}, files=photo(0)).status_code == 303
    assert browser.post("/heute", data={"done_at": "2026-11-10T09:00:00+01:00"}, files=photo(1)).status_code == 303
    assert len(kept.files()) == 1


def test_a_flood_of_photos_is_stopped_and_taps_go_on(browser: Client, clock: MovableClock) -> None:
    answers = [browser.post("/heute", data={"note": "x"}, files={"photo": ("a", b"no picture")}) for _ in range(41)]
    assert {each.status_code for each in answers[:-1]} == {415}
    assert answers[-1].status_code == 429
    assert browser.post("/heute", data={"note": "ohne Bild"}).status_code == 303
    clock.forward(hours=2)
    assert browser.post("/heute", files=photo()).status_code == 303
