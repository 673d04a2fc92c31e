"""Refusals for programs: problem+json (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

import litestar

from challenge.web.forms import FormState
from challenge.web.requests import Response


def problem(status: int, title: str, errors: Mapping[str, str] | None = None) -> Response:
    """`errors` holds a sentence for each field that is wrong."""
    content: dict[str, Any] = {"type": "about:blank", "status": status, "title": title}
    if errors:
        content["errors"] = dict(errors)
    return litestar.Response(content, status_code=status, media_type="application/problem+json")


def refused_form(page: object, status: int) -> Response | None:
    """The problem that a page shows beside the fields of its `form`; None for a page without one."""
    form = getattr(page, "form", None)
    if status < 400 or not isinstance(form, FormState) or not form.errors:
        return None
    return problem(status, " ".join(form.errors.values()), form.errors)
