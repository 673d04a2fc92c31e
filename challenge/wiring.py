"""Event -> listeners, on one page. Listeners run inside the transaction of the event, in this order."""

from challenge.core.db import Listeners
from challenge.core.outbox import Handler

LISTENERS: Listeners = {}

HANDLERS: dict[str, Handler] = {}
"""Outbox kind -> what a worker does after the commit."""
