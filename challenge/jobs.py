"""The timetable: name, how often, function, on one page. No job changes anybody's numbers."""

from datetime import datetime, timedelta

from sqlmodel import Session

from challenge.city.actions import figures
from challenge.core import idempotency, limits
from challenge.core.worker import Job
from challenge.staff.actions import door as staff


def sweep(session: Session, now: datetime) -> None:
    """Forget write keys after 30 days, and rate windows, staff sessions and links that have ended."""
    idempotency.forget_old(session, now)
    limits.forget_old(session, now)
    staff.forget_old(session, now)


TIMETABLE = (
    Job("sweep", timedelta(hours=1), sweep),
    Job("stadtraum figures", figures.EVERY, figures.recompute),
)
