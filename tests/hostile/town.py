"""A small town to attack: everything that an address can name exists, and each of the cast has a browser."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from litestar import Litestar
from sqlmodel import Session, col, select

import challenge
from challenge.badges.models import Award
from challenge.certificates.actions import issue_due
from challenge.core.db import Database
from challenge.moderation.actions.reports import report_post
from challenge.moderation.models import QueueItem, Statement
from challenge.moderation.rules import Reason
from challenge.participants.actions.people import open_device
from challenge.participants.models import Device
from challenge.sharing.actions.links import open_link
from tests.conftest import Client, NewClient
from tests.house.test_routes import handlers
from tests.support.clocks import MovableClock
from tests.support.databases import FIRST_DAY
from tests.support.people import Person, ada, log_days
from tests.support.queue import APPROVE, REJECT, decided, hand_in
from tests.support.staff import Colleague, mara, milo, olga

FIELDS = tuple(
    sorted(
        {
            name
            for file in Path(challenge.__file__).parent.rglob("*.py")
            for name in re.findall(r"\b(?:sent|form)\.(?:text|flag|file)\(\"(\w+)\"", file.read_text())
        }
    )
)
"""Every field that some form of the app reads."""


@dataclass(frozen=True)
class Town:
    """Ada with everything she has; `ids` fills an address by the names of its places."""

    ada: Person
    mara: Colleague
    olga: Colleague
    ids: dict[str, str]

    def address(self, path: str) -> str:
        """The address of a route, with something of Ada's in it that exists."""
        wanted = "badge" if path.startswith("/abzeichen/bild") else "certificate" if path.startswith("/urkunde") else ""
        return re.sub(r"{(\w+)[^}]*}", lambda found: self.ids[wanted or found.group(1)], path)

    def browser(self, new_client: NewClient, colleague: Colleague | None = None) -> Client:
        """Ada's, with the desk of a colleague open beside."""
        browser = new_client(self.ada)
        if colleague:
            browser.cookies.set("t", colleague.token)
        return browser


def routes(app: Litestar, method: str) -> list[str]:
    """Paths as the route table has them, but for streams, which do not end."""
    return [path for found, path, _handler in handlers(app) if found == method and "live" not in path]


def built(db: Database, clock: MovableClock) -> Town:
    """Ada after eleven days: posts, a badge, a certificate, a decision, a notice, a link, a second device."""
    clock.forward(days=3)
    person, team = ada(db), (mara(db, clock), milo(db, clock), olga(db, clock))
    log_days(db, person, [FIRST_DAY + timedelta(days=n) for n in range(11)])
    hand_in(db, person, clock.now())
    decided(db, team[0], REJECT, clock.now())
    shown = hand_in(db, person, clock.now(), text="Noch ein Beitrag #DresdenLernt", day=date(2026, 11, 8))
    decided(db, team[0], APPROVE, clock.now())
    with db.write() as session:
        receipt = report_post(session, shown, Reason.offtopic, "", clock.now())
        ids = {**_found(session, person, clock), "post_id": shown, "receipt": receipt, "account_id": team[1].id}
    return Town(person, team[0], team[2], ids)


def _found(session: Session, person: Person, clock: MovableClock) -> dict[str, str]:
    """Names of what the town holds, by the names that routes give to places."""
    open_device(session, person.id, "Firefox", clock.now())
    other = select(Device.id).where(Device.participant_id == person.id, Device.id != person.viewer.device_id)
    certificates = issue_due(session, person.id, clock.today())
    award = session.exec(select(Award.id).where(Award.participant_id == person.id)).first() or ""
    return {
        "device": session.exec(other).one(),
        "award_id": award,
        "name": award,
        "badge": "window-1.svg",
        "certificate": certificates[0].id,
        "certificate_id": certificates[0].id,
        "statement_id": session.exec(select(Statement.id)).first() or "",
        "item_id": session.exec(select(QueueItem.id).where(col(QueueItem.closed_at).is_(None))).first() or "",
        "code": open_link(session, person.id, clock.now()).code,
        "day": "2026-11-08",
        "page": "impressum",
        "language": "de",
        "version": "x",
        "path": "css/app.css",
    }
