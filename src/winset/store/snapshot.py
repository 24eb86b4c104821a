"""The state of a case that a number was computed from, as one digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from winset.store.disk import digest

__all__ = ["snapshot"]


def snapshot(inputs: Iterable[str], *, acts: int, settings: Mapping[str, object], code: str, as_of: date | None) -> str:
    """SHA-256 in hex over everything that a result can depend on.

    Parameters
    ----------
    inputs : SHA-256 of each input; their order does not matter, a repeated one counts once
    acts : high-water mark of what people did in the program, 0 for nothing
    settings : JSON values by name
    code : version of the code
    as_of : the day whose knowledge is used; None for all of it
    """
    return digest(
        "winset snapshot 1",
        *sorted(set(inputs)),
        str(acts),
        json.dumps(settings, sort_keys=True, ensure_ascii=False, default=str),
        code,
        as_of.isoformat() if as_of else "",
    )
