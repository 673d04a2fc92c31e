"""Speaking upwards: a feature records what happened, `wiring.py` says who listens, all in one transaction."""

from sqlmodel import Session


def record(session: Session, event: object) -> None:
    """Call every listener of the event's type now, inside the caller's transaction; an error rolls all back."""
    for listener in session.info.get("listeners", {}).get(type(event), ()):
        listener(session, event)


def announce(session: Session, topic: str) -> None:
    """Tell live pages after the commit that `topic` changed; a name only, never data (NOTIFY takes 8,000 B)."""
    session.info.setdefault("announced", set()).add(topic)
