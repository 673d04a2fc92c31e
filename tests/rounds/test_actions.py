"""Setting up rounds: a first day that moves, and values that stay."""

from datetime import timedelta

from challenge.core.db import Database
from challenge.goals.queries import untouched_round
from challenge.rounds.actions import set_round
from challenge.rounds.queries import all_rounds, current_round
from tests.support.databases import FIRST_DAY
from tests.support.people import ada

EARLIER = FIRST_DAY - timedelta(days=60)
LATER = FIRST_DAY + timedelta(days=400)


def test_the_only_round_moves_in_both_directions_while_nobody_has_joined(db: Database) -> None:
    for start in (EARLIER, LATER):
        with db.write() as session:
            set_round(session, start, instead_of=untouched_round(session))
        with db.read() as session:
            found = current_round(session, FIRST_DAY)
            assert [each.starts_on for each in all_rounds(session)] == [start]
        assert (found.starts_on, found.slug) == (start, start.isoformat())
        assert found.title == f"30 Tage lernen {start.year}"


def test_a_round_with_people_stays_and_another_one_begins(db: Database) -> None:
    ada(db)
    with db.write() as session:
        set_round(session, LATER, instead_of=untouched_round(session))
    with db.read() as session:
        assert [each.starts_on for each in all_rounds(session)] == [LATER, FIRST_DAY]


def test_what_is_not_given_stays(db: Database) -> None:
    with db.write() as session:
        set_round(session, FIRST_DAY, title="Herbst", hashtags=["Herbst"], goal=900, milestones=[10, 20])
    with db.write() as session:
        set_round(session, FIRST_DAY)
        set_round(session, LATER, instead_of=untouched_round(session))
    with db.read() as session:
        found = current_round(session, FIRST_DAY)
    assert (found.title, found.hashtags, found.goal, found.milestones) == ("Herbst", ["#Herbst"], 900, [10, 20])
