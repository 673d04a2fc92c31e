"""The request and response types that all controllers use."""

from typing import Any, TypeAlias

import litestar
from litestar.datastructures import State

Request: TypeAlias = litestar.Request[Any, Any, State]
Response: TypeAlias = litestar.Response[Any]
