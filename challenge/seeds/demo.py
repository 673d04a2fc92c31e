"""A believable city for `challenge serve --demo`: about 1,500 made-up people in the fourth week of a round.

The same seed on the same date gives the same people, days and numbers.
"""

from datetime import datetime, timedelta
from random import Random

from sqlmodel import select

from challenge.city.actions.figures import recompute
from challenge.config import Settings
from challenge.core.clock import local_date
from challenge.core.db import Database
from challenge.rounds.actions import seed, set_round
from challenge.rounds.models import Round
from challenge.seeds.demo_days import arrive, live, visit
from challenge.seeds.demo_people import DAY, cast
from challenge.seeds.demo_posts import tell

PEOPLE = 1500
SEED = 2026
WEEKS = timedelta(weeks=3)
GOAL = 25_000


def fill(db: Database, settings: Settings, now: datetime, *, people: int = PEOPLE, seed_number: int = SEED) -> bool:
    """Fill a migrated database that has no round yet; otherwise False, with nothing written.

    Leaves the demo's mark in the data folder, so that every later start shows that these people are made up.
    """
    random, today = Random(seed_number), local_date(now)
    start = today - WEEKS
    with db.write() as session:
        if session.exec(select(Round.id)).first() is not None:
            return False
        round_ = set_round(session, start, goal=GOAL)
        seed(session, today)
    settings.demo_marker.parent.mkdir(parents=True, exist_ok=True)
    settings.demo_marker.touch()
    everybody, codes = cast(random, people, start, today), list[str]()
    for number in range(WEEKS.days + 1):
        day = start + DAY * number
        with db.write() as session:
            arrive(session, random, round_, (one for one in everybody if local_date(one.joins_at) == day), codes)
            live(session, random, round_, [one for one in everybody if one.id], day, now)
            visit(session, random, codes, day)
    tell(db, random, round_, everybody, settings.media_dir, now)
    with db.write() as session:
        recompute(session, now)
    return True
