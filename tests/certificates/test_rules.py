import pytest

from challenge.certificates.rules import Kind, kind_for


@pytest.mark.parametrize(
    ("learning_days", "kind"),
    [
        (0, None),
        (9, None),
        (10, Kind.participation),
        (19, Kind.participation),
        (20, Kind.certificate),
        (30, Kind.certificate),
    ],
)
def test_documents_begin_at_10_and_20_learning_days(learning_days: int, kind: Kind | None) -> None:
    assert kind_for(learning_days) is kind
