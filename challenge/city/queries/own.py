"""What the city keeps about one person."""

from typing import Any

from sqlmodel import Session, col, select

from challenge.city.models import CountedDate, Standing


def own_data(session: Session, participant_id: str) -> dict[str, Any]:
    """What is stored about the person, for their export: since when they count, and each counted date."""
    standings = session.exec(select(Standing).where(Standing.participant_id == participant_id))
    dates = select(CountedDate).where(CountedDate.participant_id == participant_id).order_by(col(CountedDate.date))
    return {
        "standings": [each.model_dump(mode="json") for each in standings],
        "counted_dates": [each.model_dump(mode="json") for each in session.exec(dates)],
    }
