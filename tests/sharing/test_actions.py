"""Opening and closing a share link, counting its visits, and taking its data along."""

from collections import Counter

import pytest
from sqlmodel import func, select

from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.sharing import queries
from challenge.sharing.actions.links import open_link
from challenge.sharing.actions.visits import Visits, add
from challenge.sharing.models import ShareLink, VisitTally
from tests.sharing.links import DAYS, closed, friends, opened
from tests.support.databases import FIRST_DAY
from tests.support.people import ada, at, ben, cleo


def test_nobody_has_a_link_before_they_open_one(db: Database) -> None:
    person = ada(db)
    with db.read() as session:
        assert queries.link_of(session, person.id) is None
        assert session.exec(select(func.count()).select_from(ShareLink)).one() == 0


def test_opening_twice_and_opening_again_keep_the_code(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    assert opened(db, person) == code
    closed(db, person, code)
    with db.read() as session, pytest.raises(NotFound):
        queries.open_page(session, code)
    assert opened(db, person) == code
    with db.read() as session:
        assert queries.open_page(session, code).id == person.id


def test_under_16_no_link_can_be_opened(db: Database) -> None:
    with db.write() as session, pytest.raises(NotFound):
        open_link(session, cleo(db).id, at(FIRST_DAY))


def test_a_link_of_before_is_no_page_for_somebody_who_turns_out_to_be_under_16(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    with db.write() as session:
        queries.open_page(session, code).under16 = True
    with db.read() as session, pytest.raises(NotFound):
        queries.open_page(session, code)


def test_another_persons_link_cannot_be_closed(db: Database) -> None:
    code, other = opened(db, ada(db)), ben(db)
    with pytest.raises(NotFound):
        closed(db, other, code)
    opened(db, other)
    with pytest.raises(NotFound):
        closed(db, other, code)
    with db.read() as session:
        assert queries.open_page(session, code)


def test_visits_are_added_up_per_date_and_shown_from_five(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    visits = Visits(db, every=3600)
    for _ in range(4):
        visits.count(code, DAYS[0])
    for _ in range(5):
        visits.count(code, DAYS[1])
    visits.flush()
    visits.count(code, DAYS[1])
    visits.close()
    with db.read() as session:
        numbers = queries.figures(session, session.get_one(ShareLink, code))
    assert (numbers.visits, numbers.days) == (10, ((DAYS[1], 6),))


def test_visits_write_themselves_after_a_while(db: Database) -> None:
    code = opened(db, ada(db))
    visits = Visits(db, every=0.01)
    visits.count(code, DAYS[0])
    timer = visits._timer
    assert timer is not None
    timer.join(10)
    with db.read() as session:
        assert session.get_one(VisitTally, (code, DAYS[0])).count == 1


def test_visits_of_a_link_that_is_gone_do_not_disturb_the_others(db: Database) -> None:
    code = opened(db, ada(db))
    with db.write() as session:
        add(session, Counter({("22222222", DAYS[0]): 3, (code, DAYS[0]): 2}))
    with db.read() as session:
        assert [(each.code, each.count) for each in session.exec(select(VisitTally)).all()] == [(code, 2)]


def test_a_tally_knows_code_date_and_number_and_nothing_else() -> None:
    assert set(VisitTally.model_fields) == {"code", "date", "count"}


def test_the_export_holds_the_link_and_how_the_person_came(db: Database) -> None:
    person = ada(db)
    code = opened(db, person)
    [friend] = friends(db, code, [3])
    with db.read() as session:
        own, theirs = queries.own_data(session, person.id), queries.own_data(session, friend.id)
    assert own["link"]["code"] == code
    assert own["link"]["joined"] is None
    assert own["came_by"] is None
    assert theirs["link"] is None
    assert theirs["came_by"]["code"] == code
