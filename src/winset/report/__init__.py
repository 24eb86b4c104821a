"""The report: what a reader gets, every number linked to what it rests on.

The writers are loaded when they are asked for: pages of the workspace need the report's words and none of its charts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from winset.report.comparing import comparison_page
    from winset.report.write import write_report

__all__ = ["comparison_page", "write_report"]

_WHERE = {"comparison_page": "comparing", "write_report": "write"}


def __getattr__(name: str) -> object:
    """A function of the public face, from its module."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
