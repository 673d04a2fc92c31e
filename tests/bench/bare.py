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
from sqlmodel import col

from challenge.checkins.models import CheckIn
from challenge.city.models import CitySum, CityTotal, CountedDate
from challenge.core.db import Database
from challenge.core.models import WriteKey

LINES = "{% for line in lines %}{{ line }}{% endfor %}"


def create(database: str) -> Litestar:
    """A handler that renders a page of the same size, a one-row commit, and an ORM transaction of the same rows."""
    db = Database(database)
    numbers = count()
    raw = sqlite3.connect(database.removeprefix("sqlite:///") + ".bare", check_same_thread=False, isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE IF NOT EXISTS row (n INTEGER, text TEXT)")
    with db.read() as session:
        sums = session.query(CitySum).first()
    assert sums is not None
    lines: list[Markup] = []

    @get("/page", sync_to_thread=False)
    def one_page() -> Template:
        return Template("page", context={"lines": lines})

    @post("/lines")
    async def take_lines(request: Request[Any, Any, State]) -> None:
        text = (await request.body()).decode()
        lines[:] = [Markup(line) for line in text.splitlines(keepends=True)]  # noqa: S704

    @post("/commit", sync_to_thread=False, status_code=303)
    def one_row() -> Redirect:
        raw.execute("INSERT INTO row VALUES (?, ?)", (next(numbers), "learned"))
        return Redirect("/page", status_code=303)

    @post("/orm", sync_to_thread=True, status_code=303)
    def same_rows() -> Redirect:
        now, person, day = datetime.now(UTC), f"p{next(numbers) % 1000:015}", date.fromordinal(700_000 + next(numbers))
        with db.write() as session:
            session.add(WriteKey(who=person, key=str(uuid4()), body="0" * 64, location="/heute", created_at=now))
            session.add(CheckIn(participant_id=person, date=day, learned=True, done_at=now, entered_at=now))
            session.add(
                CountedDate(participant_id=person, date=day, round_id=sums.round_id, band="app", stadtraum_id=0)
            )
            session.flush()
            mine = (col(CitySum.round_id) == sums.round_id) & (col(CitySum.date) == sums.date)
            session.execute(update(CitySum).where(mine).values(learning_days=CitySum.learning_days + 1))
            session.execute(update(CityTotal).values(app=CityTotal.app + 1, changed_at=now))
        return Redirect("/page", status_code=303)

    engine = JinjaTemplateEngine.from_environment(Environment(loader=DictLoader({"page": LINES}), autoescape=True))
    return Litestar(
        [one_page, take_lines, one_row, same_rows], template_config=TemplateConfig(instance=engine), logging_config=None
    )


if __name__ == "__main__":
    uvicorn.run(create(sys.argv[2]), port=int(sys.argv[1]), log_level="warning")
