"""The baselines: the least that the same framework and database could do. `python -m tests.bench.bare PORT DB`."""

import sqlite3
import sys
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

import uvicorn
from jinja2 import DictLoader, Environment
from litestar import Litestar, Request, get, post
from litestar.contrib.jinja import JinjaTemplateEngine
from litestar.datastructures import State
from litestar.response import Redirect, Template
from litestar.template import TemplateConfig
from markupsafe import Markup
from sqlalchemy import update
from sqlmodel import Session, col, select

from challenge import schema  # noqa: F401  (foreign keys reach into tables that are not written here)
from challenge.checkins.models import CheckIn
from challenge.city.models import CitySum, CityTotal, CountedDate
from challenge.core.db import Database
from challenge.core.models import WriteKey

LINES = "{% for line in lines %}{{ line }}{% endfor %}"
numbers = count()


@get("/page", sync_to_thread=False)
def one_page(state: State) -> Template:
    """A page of the size that was put there, written line by line."""
    return Template("page", context={"lines": state.lines})


@post("/lines")
async def take_lines(request: Request[Any, Any, State], state: State) -> None:
    """Put a page there."""
    state.lines = [Markup(line) for line in (await request.body()).decode().splitlines(keepends=True)]  # noqa: S704


@post("/commit", sync_to_thread=False, status_code=303)
def one_row(state: State) -> Redirect:
    """One durable row, without an ORM and without a thread."""
    state.raw.execute("INSERT INTO row VALUES (?, ?)", (next(numbers), "learned"))
    return Redirect("/page", status_code=303)


@post("/orm", sync_to_thread=True, status_code=303)
def same_rows(state: State) -> Redirect:
    """The rows of a check-in in one ORM transaction, without reading anything before."""
    with state.db.write() as session:
        _write(session, state.sums, f"p{next(numbers) % 1000:015}", date.fromordinal(700_000 + next(numbers)))
    return Redirect("/page", status_code=303)


def create(database: str) -> Litestar:
    """The bare app on its own copy of a filled database."""
    db = Database(database)
    with db.read() as session:
        sums = session.exec(select(CitySum)).first()
    engine = JinjaTemplateEngine.from_environment(Environment(loader=DictLoader({"page": LINES}), autoescape=True))
    return Litestar(
        [one_page, take_lines, one_row, same_rows],
        template_config=TemplateConfig(instance=engine),
        logging_config=None,
        state=State({"db": db, "raw": _raw(database), "sums": sums, "lines": []}),
    )


def _raw(database: str) -> sqlite3.Connection:
    path = database.removeprefix("sqlite:///") + ".bare"
    raw = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE row (n INTEGER, text TEXT)"):
        raw.execute(statement)
    return raw


def _write(session: Session, sums: CitySum, person: str, day: date) -> None:
    now = datetime.now(UTC)
    session.add(WriteKey(who=person, key=str(uuid4()), body="0" * 64, location="/heute", created_at=now))
    session.add(CheckIn(participant_id=person, date=day, learned=True, done_at=now, entered_at=now))
    session.add(CountedDate(participant_id=person, date=day, round_id=sums.round_id, band="app", stadtraum_id=0))
    session.flush()
    mine = (col(CitySum.round_id) == sums.round_id) & (col(CitySum.date) == sums.date)
    session.execute(update(CitySum).where(mine).values(learning_days=CitySum.learning_days + 1))
    session.execute(update(CityTotal).values(app=CityTotal.app + 1, changed_at=now))


if __name__ == "__main__":
    uvicorn.run(create(sys.argv[2]), port=int(sys.argv[1]), log_level="warning")
