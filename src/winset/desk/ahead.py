"""Results that can be computed ahead and are kept on disk, so that whoever asks for them next waits for nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from winset.errors import UnknownName

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["OF_DESK", "RESULTS", "compute_ahead"]


def _explained(desk: Desk, option: str) -> object:
    from winset.desk.explaining import explain  # noqa: PLC0415 - it opens with a desk

    return explain(desk, option)


def _weights(desk: Desk, instrument: str, among: str) -> object:
    from winset.desk.weighing import weights_of  # noqa: PLC0415 - as above

    return weights_of(desk, instrument, among=among)


def _strategies(desk: Desk, constraint: str) -> object:
    return [desk.strategies(row) for row in desk.register if row.constraint.id == constraint]


def _indexed(desk: Desk) -> object:
    from winset.desk.searching import search  # noqa: PLC0415 - as above

    return search(desk, "a", limit=1)


def _pending(desk: Desk) -> object:
    from winset.desk.awaiting import awaiting  # noqa: PLC0415 - as above

    return awaiting(desk)


def _sampled(desk: Desk, data: str, size: str) -> object:
    from winset.desk.sampling import drawn  # noqa: PLC0415 - as above

    return drawn(desk, data, size=int(size))


def _of_desk(name: str) -> Callable[[Desk], Any]:
    return lambda desk: getattr(desk, name)


OF_DESK: Final = (
    "ranking", "game", "ladders", "register", "threats", "packages", "relations", "claims", "beside", "beside_experts",
)  # fmt: skip
"""Properties of a desk that are kept."""
RESULTS: Final[Mapping[str, Callable[..., Any]]] = {name: _of_desk(name) for name in OF_DESK} | {
    "explanation": _explained,
    "index": _indexed,
    "pending": _pending,
    "sample": _sampled,
    "weights": _weights,
    "strategies": _strategies,
    "measure": lambda desk, unit, scope: desk.measure(unit=unit, scope=scope),
}
"""Every result by name; its arguments are words."""


def compute_ahead(desk: Desk, name: str, *arguments: str) -> None:
    """Compute one result, which is then kept beside the case; see `winset.desk.kept`.

    Raises
    ------
    UnknownName : there is no such result
    """
    if name not in RESULTS:
        raise UnknownName("result", name, RESULTS)
    RESULTS[name](desk, *arguments)
