"""The organiser's figures: counted from what people logged, small cells hidden."""

from datetime import timedelta

import pytest

from challenge.city.queries.evaluation import as_csv, evaluation
from challenge.core.db import Database
from challenge.rounds.queries import current_round
from tests.conftest import NewClient
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, log_days
from tests.support.staff import mara, olga


def crowd(db: Database, stadtraum: int, people: int, days: int) -> None:
    for _ in range(people):
        log_days(db, ada(db, stadtraum_id=stadtraum), [FIRST_DAY + timedelta(n) for n in range(days)])


def test_people_and_the_lines_they_reached_are_counted(db: Database) -> None:
    crowd(db, 1, 10, 3)
    crowd(db, 2, 11, 1)
    crowd(db, 3, 2, 10)
    with db.read() as session:
        found = evaluation(session, current_round(session, FIRST_DAY).id)
    assert (found.everybody.people, found.everybody.reached) == (23, (12, 2, 0, 0))
    first, second, third = found.stadtraeume[:3]
    assert (first.people, second.people, third.people) == (10, 11, None)
    assert (first.reached[0], second.reached[0]) == (10, None)
    assert all(cell is None for each in found.stadtraeume for cell in each.reached[1:])
    assert as_csv(found).splitlines()[:2] == [
        "stadtraum,people,reached_3_days,reached_10_days,reached_20_days,reached_30_days",
        "Dresden,23,12,2,0,0",
    ]


def test_a_round_without_people_has_zeros(db: Database) -> None:
    with db.read() as session:
        found = evaluation(session, current_round(session, FIRST_DAY).id)
    assert (found.everybody.people, found.everybody.reached) == (0, (0, 0, 0, 0))


@pytest.mark.parametrize("path", ["/team/auswertung", "/team/auswertung/tabelle.csv"])
def test_the_figures_are_the_organisers_alone(
    new_client: NewClient, db: Database, clock: MovableClock, path: str
) -> None:
    moderator, organiser = new_client(), new_client()
    moderator.cookies.set("t", mara(db, clock).token)
    organiser.cookies.set("t", olga(db, clock).token)
    assert new_client().get(path).status_code == 401
    assert moderator.get(path).status_code == 404
    answer = organiser.get(path)
    assert answer.status_code == 200
    assert "Prohlis" in answer.text
