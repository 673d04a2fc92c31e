"""What happens on one date of the demo, in one transaction.

Joining, pauses, links and badges go through the features' own actions. The thousands of entries do not: they
are written table by table, as `check_in` and the city's listener would have written them, because 15,000 of
those calls take minutes. `recount` proves that the sums agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import insert
from sqlmodel import Session, select

from challenge.badges.actions.awards import award_all
from challenge.badges.catalogue import badges
from challenge.badges.queries import BY_DAYS, facts_of
from challenge.badges.rules import earned
from challenge.checkins.actions import take_pause
from challenge.checkins.events import LearningDayAdded
from challenge.checkins.models import CheckIn
from challenge.checkins.queries import Progress
from challenge.city.actions.ledger import NOBODY_SAID, book
from challenge.city.actions.standings import ripen
from challenge.city.models import CountedDate, Standing
from challenge.city.rules.bands import Band
from challenge.city.rules.sums import Cell
from challenge.core.clock import local_date
from challenge.goals.actions import join
from challenge.goals.queries import current_goal
from challenge.rounds.models import Round
from challenge.seeds.demo_people import Somebody, moment
from challenge.sharing.actions import visits
from challenge.sharing.actions.links import open_link
from challenge.sharing.actions.referrals import count_reached

MOODS = ("great", "great", "good", "good", "good", "okay", "hard", None, None, None, None)
DAYS_TO_REACH = 3


def arrive(session: Session, random: Random, round_: Round, people: Iterable[Somebody], codes: list[str]) -> None:
    """Those who join on a date, some by a link, some opening one of their own."""
    for each in people:
        via = random.choice(codes) if each.came_by_link and codes else ""
        wish = replace(each.wish, via=via)
        each.came_by_link = bool(via)
        person = join(session, round_, wish, today=local_date(each.joins_at), now=each.joins_at)
        each.id, each.goal = person.id, current_goal(session, person.id)
        if each.shares:
            codes.append(open_link(session, each.id, each.joins_at + timedelta(minutes=5)).code)


def live(session: Session, random: Random, round_: Round, people: Sequence[Somebody], day: date, now: datetime) -> None:
    """One date of everybody who is there, up to the instant `now`."""
    _pause(session, people, day)
    done = {each.id: moment(random, day) for each in people if day in each.days}
    learning = [each for each in people if each.id in done and max(done[each.id], each.joins_at) <= now]
    if not learning:
        return
    at = max(done[each.id] for each in learning)
    for each in learning:
        each.learned.add(day)
    session.execute(insert(CheckIn), [_entry(random, each, day, done[each.id]) for each in learning])
    session.execute(insert(CountedDate), [_counted(round_, each, day) for each in learning])
    _count(session, round_, learning, day, done)
    _award(session, round_, learning, day, at)
    for each in learning:
        if each.came_by_link and len(each.learned) == DAYS_TO_REACH:
            count_reached(session, LearningDayAdded(each.id, round_.id, day, "app", done[each.id]))


def visit(session: Session, random: Random, codes: Sequence[str], day: date) -> None:
    """Some people look at some links."""
    visits.add(session, Counter({(code, day): random.randint(1, 9) for code in codes if random.random() < 0.4}))


def _pause(session: Session, people: Sequence[Somebody], day: date) -> None:
    for each in people:
        if each.pause and each.pause.first == day:
            days = (each.pause.last - each.pause.first).days + 1
            take_pause(session, each.begun, day, days, today=day, now=moment(Random(0), day))


def _entry(random: Random, each: Somebody, day: date, done: datetime) -> dict[str, object]:
    minutes = each.begun.minutes or 15
    return {
        "participant_id": each.id,
        "date": day,
        "learned": True,
        "done_at": max(done, each.joins_at),
        "entered_at": max(done, each.joins_at),
        "minutes": max(5, int(random.gauss(minutes, minutes / 4))) if random.random() < 0.5 else None,
        "mood": random.choice(MOODS),
        "note": "",
        "photo": None,
    }


def _counted(round_: Round, each: Somebody, day: date) -> dict[str, object]:
    place = each.wish.stadtraum_id or NOBODY_SAID
    return {
        "participant_id": each.id,
        "date": day,
        "round_id": round_.id,
        "band": Band.app.value,
        "stadtraum_id": place,
    }


def _count(session: Session, round_: Round, learning: Sequence[Somebody], day: date, done: dict[str, datetime]) -> None:
    """Book the date of those who count, and all dates of those who begin to."""
    standings = {
        each.participant_id: each for each in session.exec(select(Standing).where(Standing.round_id == round_.id)).all()
    }
    cells: Counter[Cell] = Counter()
    for each in learning:
        standing = standings[each.id]
        begins = ripen(standing, done[each.id])
        if standing.counts:
            cells.update(Cell(one, Band.app, each.wish.stadtraum_id) for one in (each.learned if begins else {day}))
    book(session, round_, cells, max(done.values()))


def _award(session: Session, round_: Round, learning: Sequence[Somebody], day: date, at: datetime) -> None:
    due: dict[str, list[str]] = defaultdict(list)
    for each in learning:
        pauses = (each.pause,) if each.pause and each.pause.first <= day else ()
        facts = facts_of(Progress(each.begun.starts_on, day, frozenset(each.learned), pauses))
        for badge in badges():
            if badge.kind in BY_DAYS and badge.id not in each.badges and earned(badge.kind, badge.params, facts):
                each.badges.add(badge.id)
                due[badge.id].append(each.id)
    for badge_id, ids in due.items():
        award_all(session, badge_id, round_.id, ids, at)
