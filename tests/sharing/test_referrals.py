"""Who came by a link: counted, celebrated, and kept as a number when they go."""

from collections import Counter

import pytest
from sqlmodel import func, select

from challenge.core.db import Database
from challenge.home.actions.leaving import leave
from challenge.sharing import queries
from challenge.sharing.actions.visits import add
from challenge.sharing.models import Referral, ShareLink, VisitTally
from tests.sharing.links import DAYS, ambassadors, brought, closed, friends, opened
from tests.support.people import ada, at, ben, log_days


def test_two_people_by_a_link_are_counted_and_strangers_are_not(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    friends(db, code, [0, 2])
    ben(db)
    assert brought(db, person) == (2, 0)


@pytest.mark.parametrize("via", ["22222222", "nonsense", "", "é" * 40])
def test_an_unknown_code_lets_people_in_and_counts_for_nobody(db: Database, via: str) -> None:
    ada(db, via=via)
    with db.read() as session:
        assert session.exec(select(Referral)).all() == []


def test_a_closed_code_counts_nobody(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    closed(db, person, code)
    friends(db, code, [1])
    assert brought(db, person) == (0, 0)


def test_the_third_learning_day_counts_once_and_for_good(db: Database) -> None:
    person = ada(db)
    [friend] = friends(db, opened(db, person), [2])
    assert brought(db, person) == (1, 0)
    log_days(db, friend, [DAYS[2]])
    assert brought(db, person) == (1, 1)
    log_days(db, friend, DAYS[2:6])
    assert brought(db, person) == (1, 1)
    with db.read() as session:
        assert session.get_one(Referral, friend.id).reached3_at == at(DAYS[2])


def test_figures_are_hidden_below_five_and_shown_from_five(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    people = friends(db, code, [3, 3, 3, 3])
    with db.read() as session:
        few = queries.figures(session, session.get_one(ShareLink, code))
    people += friends(db, code, [3])
    with db.read() as session:
        enough = queries.figures(session, session.get_one(ShareLink, code))
    assert (few.joined, few.reached) == (None, None)
    assert (enough.joined, enough.reached) == (5, 5)


def test_the_fifth_who_reaches_three_days_makes_an_ambassador(db: Database) -> None:
    person = ada(db)
    *_, last = friends(db, opened(db, person), [3, 3, 3, 3, 2])
    assert ambassadors(db) == []
    log_days(db, last, [DAYS[5]])
    assert ambassadors(db) == [(person.id, DAYS[5])]
    friends(db, opened(db, person), [3])
    assert len(ambassadors(db)) == 1


def test_whoever_goes_takes_link_and_tallies_along(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    [friend] = friends(db, code, [3])
    with db.write() as session:
        add(session, Counter({(code, DAYS[0]): 2}))
    with db.write() as session:
        leave(session, person.id, at(DAYS[5]))
    log_days(db, friend, [DAYS[6]])
    with db.read() as session:
        for table in (ShareLink, VisitTally, Referral):
            assert session.exec(select(func.count()).select_from(table)).one() == 0


def test_a_friend_who_goes_stays_as_a_number(db: Database) -> None:
    person = ada(db)
    people = friends(db, opened(db, person), [3, 1])
    for friend in people:
        with db.write() as session:
            leave(session, friend.id, at(DAYS[5]))
    assert brought(db, person) == (2, 1)
    with db.read() as session:
        assert session.exec(select(Referral)).all() == []
