"""The moderators' desk, the author's side of decisions, and notices by anybody."""

from challenge.moderation.web.cases import CasesController, StartController
from challenge.moderation.web.queue import QueueController
from challenge.moderation.web.reports import ReportController
from challenge.moderation.web.statements import StatementController

__all__ = ["CasesController", "QueueController", "ReportController", "StartController", "StatementController"]
