"""The desk with two moderators at it."""

from dataclasses import dataclass

import pytest

from challenge.core.db import Database
from tests.conftest import Client, NewClient
from tests.support.clocks import MovableClock
from tests.support.staff import Colleague, mara, milo


@dataclass(frozen=True)
class Team:
    """Mara's browser and Milo's."""

    mara: Client
    milo: Client
    who: Colleague


@pytest.fixture
def team(new_client: NewClient, db: Database, clock: MovableClock) -> Team:
    """Both signed in."""
    first, second = mara(db, clock), milo(db, clock)
    browsers = new_client(), new_client()
    browsers[0].cookies.set("t", first.token)
    browsers[1].cookies.set("t", second.token)
    return Team(*browsers, first)


@pytest.fixture
def moderator(db: Database, clock: MovableClock) -> Colleague:
    """Mara at her desk."""
    return mara(db, clock)
