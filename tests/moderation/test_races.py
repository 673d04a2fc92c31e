"""Two moderators at once never hold or decide the same item, on both engines."""

from collections.abc import Iterable
from threading import Barrier, Thread

import pytest
from sqlmodel import select

from challenge.core.db import Database
from challenge.moderation.actions.deciding import Taken, decide, lease_item, lease_next
from challenge.moderation.models import Decision
from tests.support.clocks import MovableClock
from tests.support.people import ada
from tests.support.queue import APPROVE, hand_in, open_items
from tests.support.staff import Colleague, mara, milo


def test_two_moderators_with_50_items_never_decide_one_twice(db: Database, clock: MovableClock) -> None:
    author, team = ada(db), (mara(db, clock), milo(db, clock))
    for n in range(50):
        hand_in(db, author, clock.now(), text=f"Vokabel {n} #DresdenLernt")
    together, mine = Barrier(2, timeout=60), {who.id: list[str]() for who in team}

    def work(who: Colleague) -> None:
        while True:
            together.wait()
            with db.write() as session:
                item_id = lease_next(session, who.id, clock.now())
            if item_id is None:
                return
            with db.write() as session:
                decide(session, item_id, who.id, APPROVE, clock.now())
            mine[who.id].append(item_id)

    _at_once(Thread(target=work, args=(who,)) for who in team)
    done = [item_id for items in mine.values() for item_id in items]
    assert (len(done), len(set(done))) == (50, 50)
    assert {len(items) for items in mine.values()} == {25}
    with db.read() as session:
        assert len(session.exec(select(Decision)).all()) == 50
        assert not open_items(session)


def test_two_deliveries_of_a_decision_at_once_leave_one(db: Database, clock: MovableClock) -> None:
    author, team = ada(db), (mara(db, clock), milo(db, clock))
    hand_in(db, author, clock.now())
    with db.read() as session:
        item_id = open_items(session)[0].id
    start, taken = Barrier(4), list[bool]()

    def deliver(who: Colleague) -> None:
        start.wait()
        try:
            with db.write() as session:
                decide(session, item_id, who.id, APPROVE, clock.now())
            taken.append(False)
        except Taken:
            taken.append(True)

    _at_once(Thread(target=deliver, args=(who,)) for who in team * 2)
    assert sorted(taken) == [False, True, True, True]


def test_a_held_item_is_not_decided_by_another(db: Database, clock: MovableClock) -> None:
    hand_in(db, ada(db), clock.now())
    mine, other = mara(db, clock), milo(db, clock)
    with db.write() as session:
        item_id = lease_next(session, mine.id, clock.now())
        assert item_id
        assert lease_next(session, other.id, clock.now()) is None
        assert lease_next(session, mine.id, clock.now()) == item_id
        with pytest.raises(Taken):
            lease_item(session, item_id, other.id, clock.now())
    with db.write() as session, pytest.raises(Taken):
        decide(session, item_id, other.id, APPROVE, clock.now())
    clock.forward(minutes=11)
    with db.write() as session:
        assert lease_next(session, other.id, clock.now()) == item_id
    with db.write() as session, pytest.raises(Taken):
        decide(session, item_id, mine.id, APPROVE, clock.now())


def _at_once(threads: Iterable[Thread]) -> None:
    running = list(threads)
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
