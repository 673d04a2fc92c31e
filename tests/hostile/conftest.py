"""The town under attack."""

import pytest

from challenge.core.db import Database
from tests.hostile.town import Town, built
from tests.support.clocks import MovableClock


@pytest.fixture
def town(db: Database, clock: MovableClock) -> Town:
    """Ada with everything she has."""
    return built(db, clock)
