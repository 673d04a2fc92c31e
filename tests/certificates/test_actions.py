"""Certificates: issued when asked for, grown with the days, never lowered by one's own undoing."""

from datetime import date, timedelta

import pytest

from challenge.certificates.actions import issue_due, restore, revoke
from challenge.certificates.models import Certificate
from challenge.certificates.queries import own_data, with_owner
from challenge.core.db import Database
from challenge.core.errors import NotFound
from challenge.home.actions.leaving import leave
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at, ben, log_days, take_back

DAYS = [FIRST_DAY + timedelta(days=n) for n in range(30)]


def issued(db: Database, person: Person, today: date) -> list[Certificate]:
    with db.write() as session:
        return issue_due(session, person.id, today)


def test_below_ten_days_there_is_no_document(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:9])
    assert issued(db, person, DAYS[9]) == []


def test_the_document_names_days_and_dates(db: Database) -> None:
    person = ada(db)
    log_days(db, person, [DAYS[1], *DAYS[5:15]])
    (found,) = issued(db, person, DAYS[15])
    assert (found.learning_days, found.best) == (11, 10)
    assert (found.first_on, found.last_on, found.issued_on) == (DAYS[1], DAYS[14], DAYS[15])
    assert len(found.id) == 16


def test_asking_again_gives_the_same_document_grown(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:10])
    (first,) = issued(db, person, DAYS[10])
    log_days(db, person, DAYS[10:21])
    (later,) = issued(db, person, DAYS[21])
    assert (later.id, later.issued_on) == (first.id, DAYS[10])
    assert (later.learning_days, later.last_on) == (21, DAYS[20])


def test_undoing_days_leaves_what_may_be_printed_already(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:10])
    issued(db, person, DAYS[9])
    take_back(db, person, DAYS[9])
    (found,) = issued(db, person, DAYS[10])
    assert (found.learning_days, found.last_on) == (10, DAYS[9])


def test_a_decision_takes_it_back_and_another_restores_it(db: Database) -> None:
    person = ada(db)
    log_days(db, person, DAYS[:10])
    (found,) = issued(db, person, DAYS[10])
    with db.write() as session:
        revoke(session, found.id, "decision-1", at(DAYS[11]))
        revoke(session, found.id, "decision-2", at(DAYS[12]))
    (taken,) = issued(db, person, DAYS[12])
    assert (taken.revoked_by, taken.revoked_at) == ("decision-1", at(DAYS[11]))
    with db.write() as session:
        restore(session, found.id)
    (restored,) = issued(db, person, DAYS[12])
    assert restored.revoked_at is None


def test_a_certificate_goes_with_its_person(db: Database) -> None:
    person, neighbour = ada(db), ben(db)
    for each in (person, neighbour):
        log_days(db, each, DAYS[:10])
    (gone,), (kept,) = issued(db, person, DAYS[10]), issued(db, neighbour, DAYS[10])
    with db.write() as session:
        assert [each["learning_days"] for each in own_data(session, person.id)] == [10]
        leave(session, person.id, at(DAYS[11]))
    with db.read() as session:
        assert with_owner(session, kept.id)[1].id == neighbour.id
        with pytest.raises(NotFound):
            with_owner(session, gone.id)
