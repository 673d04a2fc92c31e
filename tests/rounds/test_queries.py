"""Which round is the current one."""

from datetime import date, timedelta

import pytest

from challenge.core.db import Database
from challenge.rounds.actions import set_round
from challenge.rounds.queries import current_round
from tests.support.databases import FIRST_DAY

NEXT = FIRST_DAY + timedelta(days=40)


@pytest.mark.parametrize(
    ("today", "starts_on"),
    [
        (FIRST_DAY - timedelta(days=60), FIRST_DAY),
        (FIRST_DAY - timedelta(days=1), FIRST_DAY),
        (FIRST_DAY + timedelta(days=14), FIRST_DAY),  # the next one calls already
        (FIRST_DAY + timedelta(days=27), FIRST_DAY),
        (FIRST_DAY + timedelta(days=28), NEXT),  # nobody can begin in the first any more
        (NEXT, NEXT),
        (NEXT + timedelta(days=200), NEXT),
    ],
)
def test_a_round_that_runs_goes_before_one_that_calls(db: Database, today: date, starts_on: date) -> None:
    with db.write() as session:
        set_round(session, NEXT)
    with db.read() as session:
        assert current_round(session, today).starts_on == starts_on
