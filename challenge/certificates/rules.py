"""From how many learning days there is a document, and which (product.md §3, "Certificate")."""

from enum import StrEnum

CERTIFICATE_DAYS = 20
PARTICIPATION_DAYS = 10


class Kind(StrEnum):
    """Urkunde, or participation sheet (Teilnahmeblatt)."""

    certificate = "certificate"
    participation = "participation"


def kind_for(learning_days: int) -> Kind | None:
    """The higher document that so many learning days give; None below 10."""
    if learning_days >= CERTIFICATE_DAYS:
        return Kind.certificate
    return Kind.participation if learning_days >= PARTICIPATION_DAYS else None
