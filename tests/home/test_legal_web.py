"""The pages a German authority must have."""

import pytest

from challenge.core.db import Database
from challenge.core.i18n import LANGUAGES
from challenge.rounds.actions import set_text
from challenge.seeds.pages import PAGES
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.pages import Page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_for_everybody(new_client: NewClient, page: str, language: str) -> None:
    answer = new_client(**{"Accept-Language": language}).get(f"/{page}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert len(Page(answer.text).text) > 500
    assert "{{" not in answer.text


def test_the_operators_own_text_takes_the_place_of_the_default(
    client: Client, db: Database, clock: MovableClock
) -> None:
    with db.write() as session:
        set_text(session, "impressum", "de", "# Impressum\n\nAmt für <script>1</script> *Bildung*", clock.now())
    text = client.get("/impressum").text
    assert "<em>Bildung</em>" in text
    assert "<script>1" not in text


def test_transparency_shows_the_figures_of_moderation(client: Client) -> None:
    assert "Widersprüche" in client.get("/transparenz").text
