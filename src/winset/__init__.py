"""From the public record on a set of countries to a practical agenda.

>>> import winset
>>> desk = winset.open_case("us-japan-rok", as_of="2021-02-01")  # doctest: +SKIP
>>> desk.ranking.options[0].title  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from winset.desk import open_case as open_case

__version__ = "0.1.0"
__all__ = ["__version__", "open_case"]


def __getattr__(name: str) -> object:
    """`open_case` is loaded when it is asked for: importing winset costs nothing."""
    if name == "open_case":
        from winset.desk import open_case  # noqa: PLC0415 - see above

        return open_case
    raise AttributeError(f"module 'winset' has no attribute {name!r}")
