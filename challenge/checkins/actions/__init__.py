"""What can be done with learning days and pauses."""

from challenge.checkins.actions.days import Details, check_in, credit, forget, take_back, withdraw_credit
from challenge.checkins.actions.pauses import end_pause, take_pause

__all__ = [
    "Details",
    "check_in",
    "credit",
    "end_pause",
    "forget",
    "take_back",
    "take_pause",
    "withdraw_credit",
]
