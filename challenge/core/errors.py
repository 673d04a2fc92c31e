"""What can go wrong on purpose. Each carries what the web turns into an answer; no HTTP in here."""

from collections.abc import Mapping


class ChallengeError(Exception):
    """A refusal that a person is told about."""


class NotFound(ChallengeError):
    """There is no such thing, or not for this person (product.md §5: a wrong person gets 404)."""


class Invalid(ChallengeError):
    """Fields are wrong: `errors` maps each field to a translated sentence; nothing was written."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


class KeyReused(ChallengeError):
    """A write key came a second time with another body (422)."""


class Expired(ChallengeError):
    """The sign-in is gone; what was typed is kept on the answer (401)."""


class WrongOwner(ChallengeError):
    """An entry from the offline store belongs to another person than the session (409)."""


class TooMany(ChallengeError):
    """A rate limit is reached; try again after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


class Refused(Exception):
    """A command that would not be right; the message tells the operator why, and what would be."""
