"""Share links: opening, closing, who came by them, and what they keep when somebody goes."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from sqlmodel import func, select

from challenge.badges.models import Award
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.home.leaving import leave
from challenge.sharing import queries
from challenge.sharing.actions import close_link, open_link
from challenge.sharing.models import Referral, ShareLink, VisitTally
from challenge.sharing.visits import Visits, add
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at, ben, cleo, log_days

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(10)]


def opened(db: Database, person: Person) -> str:
    """The code of the person's page, opened on day 1."""
    with db.write() as session:
        return open_link(session, person.id, at(FIRST_DAY, 9)).code


def closed(db: Database, person: Person, code: str) -> None:
    """The person closes the page."""
    with db.write() as session:
        close_link(session, person.id, code, at(FIRST_DAY, 10))


def friends(db: Database, code: str, learned: Iterable[int]) -> list[Person]:
    """One person by the link for each number of learning days."""
    found = []
    for days in learned:
        friend = ada(db, via=code)
        log_days(db, friend, DAYS[:days])
        found.append(friend)
    return found


def brought(db: Database, person: Person) -> tuple[int, int]:
    """Joined and reached, as they really are."""
    with db.read() as session:
        link = queries.link_of(session, person.id)
        assert link is not None
        return queries.brought(session, link)


def ambassadors(db: Database) -> list[tuple[str, date]]:
    """Who has the badge, and since when."""
    with db.read() as session:
        query = select(Award.participant_id, Award.awarded_on).where(Award.badge == "ambassador")
        return list(session.exec(query).all())


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
