"""Random lives of a city: whatever happens in whatever order, the sums can be proven."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text

from challenge.checkins import actions as checkins
from challenge.checkins.actions import Details
from challenge.city.actions import counting as actions
from challenge.core.clock import local_date
from challenge.core.db import Database
from challenge.goals.queries import current_goal
from tests.city.city import counting, leave, proven, round_of, total
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, at

DAY = timedelta(days=1)


class Life:
    """Does random things in a city and keeps its own, simple books."""

    def __init__(self, db: Database, seed: int) -> None:
        self.db, self.random = db, Random(seed)
        self.people: list[Person] = []
        self.logged: dict[str, set[date]] = {}
        self.credited: dict[str, dict[str, date]] = {}
        self.entered_on: dict[str, set[date]] = {}
        self.gone = 0
        self.today = FIRST_DAY

    def step(self) -> None:
        """One thing happens."""
        often = (self.log, self.log, self.log)
        seldom = (self.join, self.undo, self.credit, self.withdraw, self.sleep, self.leave)
        self.random.choice((*often, *seldom))()

    def days_of(self, person: Person) -> int:
        days = self.logged[person.id] | set(self.credited[person.id].values())
        return len(days) if len(self.entered_on[person.id]) > 1 else 0

    @property
    def learning_days(self) -> int:
        return self.gone + sum(self.days_of(person) for person in self.people)

    def join(self) -> None:
        if self.today < FIRST_DAY + 28 * DAY:
            person = ada(self.db, self.today, stadtraum_id=self.random.choice([None, 1, 2]))
            self.people.append(person)
            self.logged[person.id], self.credited[person.id], self.entered_on[person.id] = set(), {}, set()

    def log(self) -> None:
        self._write(learned=True)

    def undo(self) -> None:
        self._write(learned=False)

    def credit(self) -> None:
        for person in self._somebody():
            day, post = self._day(), f"post-{self.random.randrange(10**9)}"
            self._note(person, day)
            with self.db.write() as session:
                goal = current_goal(session, person.id)
                assert goal
                for _ in range(self.random.choice((1, 2))):
                    checkins.credit(session, goal, post, day, at(self.today))
            self.credited[person.id][post] = day

    def withdraw(self) -> None:
        for person in self._somebody():
            posts = self.credited[person.id]
            if posts:
                post = self.random.choice(sorted(posts))
                with self.db.write() as session:
                    goal = current_goal(session, person.id)
                    assert goal
                    for _ in range(self.random.choice((1, 2))):
                        checkins.withdraw_credit(session, goal, post, at(self.today))
                del posts[post]

    def sleep(self) -> None:
        self.today += DAY

    def leave(self) -> None:
        if len(self.people) > 3 and self.random.random() < 0.5:
            person = self.people.pop(self.random.randrange(len(self.people)))
            self.gone += self.days_of(person)
            with self.db.write() as session:
                leave(session, person.id, at(self.today))

    def _write(self, *, learned: bool) -> None:
        for person in self._somebody():
            day, now = self._day(), at(self.today, self.random.randrange(8, 23))
            with self.db.write() as session:
                goal = current_goal(session, person.id)
                assert goal
                if learned:
                    stands = checkins.check_in(session, goal, day, Details(), done_at=now, now=now, today=self.today)
                else:
                    stands = checkins.take_back(session, goal, day, done_at=now, now=now)
            if stands and learned:
                self._note(person, day)
                self.logged[person.id].add(day)
            elif stands:
                self.logged[person.id].discard(day)

    def _note(self, person: Person, day: date) -> None:
        """An entry is made on today's date, if the day was not a learning day before."""
        if day not in self.logged[person.id] | set(self.credited[person.id].values()):
            self.entered_on[person.id].add(local_date(at(self.today)))

    def _somebody(self) -> list[Person]:
        return [self.random.choice(self.people)] if self.people else []

    def _day(self) -> date:
        return max(FIRST_DAY, self.today - self.random.randrange(4) * DAY)


@pytest.mark.parametrize("seed", range(5))
def test_the_recount_agrees_after_every_step(db: Database, seed: int) -> None:
    life = Life(db, seed)
    for _ in range(70):
        life.step()
        assert proven(db)
        assert sum(total(db)[:3]) == life.learning_days
    assert life.learning_days > 0


def test_the_recount_agrees_when_held_people_learn_leave_and_are_released(db: Database) -> None:
    with db.write() as session:
        session.execute(text("UPDATE round SET milestones = '[1, 2]'"))
    first, second = counting(db), counting(db, days=3)
    now = at(FIRST_DAY + 4 * DAY)
    with db.write() as session:
        session.execute(text("UPDATE standing SET held_since = :now"), {"now": now.replace(tzinfo=None)})
        session.execute(text("UPDATE city_total SET app = 0, people = 0"))
        session.execute(text("UPDATE city_sum SET learning_days = 0"))
    assert proven(db)
    with db.write() as session:
        leave(session, first.id, now)
    with db.write() as session:
        actions.release(session, round_of(session).id, now, "olga", "", now)
    assert total(db) == (3, 0, 0, 1)
    assert proven(db)
    with db.write() as session:
        leave(session, second.id, now)
    assert total(db) == (3, 0, 0, 0)
    assert proven(db)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE city_sum SET learning_days = learning_days + 1",
        "UPDATE city_total SET app = app - 1",
        "UPDATE city_total SET people = people + 1",
        "DELETE FROM counted_date",
        "DELETE FROM check_in",
        "UPDATE standing SET mature_since = NULL",
    ],
)
def test_the_recount_finds_damage(db: Database, damage: str) -> None:
    counting(db)
    assert proven(db)
    with db.write() as session:
        session.execute(text(damage))
    assert not proven(db)
