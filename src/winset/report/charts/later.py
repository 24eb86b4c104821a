"""Altair, loaded when the first chart is drawn: a report whose charts are all kept needs none of its 0.7 s."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class _Later:
        """Stands for the module until something of it is asked for."""

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
            return getattr(import_module("altair"), name)

    alt = _Later()
