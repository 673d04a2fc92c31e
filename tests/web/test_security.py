"""Writes come from our own pages only, and every answer carries its headers."""

import pytest

from challenge.config import Settings
from challenge.web.security import HSTS, headers_for, is_same_origin

HOST = "testserver.local"
OWN = f"http://{HOST}"


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": ""}, False),
        ({"sec-fetch-site": "cross-site", "origin": OWN}, False),
        ({"sec-fetch-site": "same-origin", "origin": "https://evil.example"}, True),
        ({"origin": OWN}, True),
        ({"origin": f"https://{HOST}"}, False),
        ({"origin": f"{OWN}.evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"referer": f"{OWN}/heute"}, False),
        ({}, False),
    ],
)
def test_who_may_write(settings: Settings, headers: dict[str, str], allowed: bool) -> None:
    assert is_same_origin({"host": HOST, **headers}, settings, "http") is allowed


def test_the_strict_policy_is_everywhere_but_in_the_widget() -> None:
    for path in ("/", "/heute", "/static/x/css/app.css", "/nowhere", "/stadt"):
        found = headers_for(path, production=False)
        assert "script-src 'self'" in found["content-security-policy"]
        assert "frame-ancestors 'none'" in found["content-security-policy"]
        assert found["x-content-type-options"] == "nosniff"
        assert "unsafe" not in found["content-security-policy"]
    widget = headers_for("/stadt/widget", production=False)
    assert "frame-ancestors *" in widget["content-security-policy"]
    assert "x-frame-options" not in widget


def test_only_production_insists_on_https() -> None:
    assert headers_for("/", production=True)["strict-transport-security"] == HSTS
    assert "strict-transport-security" not in headers_for("/", production=False)
