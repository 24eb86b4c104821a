"""One coder for all tests of the room: the parser loads once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from winset.coder import code_records

Code = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def code() -> Code:
    """The events of one text, as the JSON contract gives them."""

    def events(text: str, **fields: object) -> list[dict[str, Any]]:
        return next(code_records([{"id": 1, "text": text, **fields}], prefilter="none"))["events"]

    return events
