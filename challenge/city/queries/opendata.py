"""The city as open data: the shapes of product.md §5, which others rely on and which do not change."""

import csv
import io
import json

from challenge.city.queries.snapshot import Snapshot
from challenge.city.rules.bands import Band

COLUMNS = ("date", "band", "learning_days")
STADTRAUM = ("id", "name", "people_per_1000", "learning_days")


def as_json(city: Snapshot) -> str:
    """`/stadt.json`. `ends_on` is the last date that counts (day 57); dates are ISO, `updated_at` is UTC."""
    total = city.total
    found = {
        "round": _round(city),
        "total": {"learning_days": total.learning_days} | {band.value: getattr(total, band) for band in Band},
        "people": city.people,
        "posts": city.posts,
        "days": [{"date": day.date.isoformat(), "learning_days": day.learning_days} for day in city.days],
        "stadtraeume": [{name: getattr(each, name) for name in STADTRAUM} for each in city.stadtraeume],
        "updated_at": city.updated_at.isoformat(timespec="seconds"),
    }
    return json.dumps(found, ensure_ascii=False)


def as_csv(city: Snapshot) -> str:
    """`/stadt.csv`: one row per date and band, in this order; UTF-8, commas, a header."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows((day.date.isoformat(), band.value, getattr(day.bands, band)) for day in city.days for band in Band)
    return written.getvalue()


def _round(city: Snapshot) -> dict[str, object]:
    return {
        "slug": city.slug,
        "title": city.title,
        "starts_on": city.dates.starts_on.isoformat(),
        "ends_on": city.dates.last_counted_on.isoformat(),
        "hashtags": list(city.hashtags),
        "goal": city.goal,
    }
