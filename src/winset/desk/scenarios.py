"""What the scenarios of a case would change in its ranking and in the package to propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from winset.bargaining import Comparison, acting, compared, happened
from winset.bargaining.proposal import Proposal, propose
from winset.desk.desk import Desk
from winset.errors import UnknownName
from winset.model import Scenario

__all__ = ["Scenario", "WhatIf", "scenario", "scenarios"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Scenarios that happen together, and what they change."""

    scenarios: tuple[Scenario, ...]
    comparison: Comparison
    """Every open option before and after, with the same draws on both sides."""
    package_before: Proposal
    """The package to propose now (Nash product)."""
    package_after: Proposal
    """The one to propose then."""


def scenarios(desk: Desk) -> tuple[Scenario, ...]:
    """The scenarios that could happen from the desk's day on, in the order of the case."""
    return acting(desk.case.scenarios, desk.assessment)


def scenario(desk: Desk, ids: Sequence[str]) -> WhatIf:
    """What the scenarios would change if they all happened now.

    Parameters
    ----------
    desk : the case and its as-of day
    ids : of `scenarios.toml`; of several vintages of one event (`court-ruling-2011`, `court-ruling-2021`) the word
        without the year stands for the one in force

    Raises
    ------
    UnknownName : the case has no such scenario on the day
    """
    known = {row.id.rpartition("-")[0]: row for row in scenarios(desk)} | {row.id: row for row in desk.case.scenarios}
    for name in ids:
        if name not in known:
            raise UnknownName("scenario", name, [row.id for row in desk.case.scenarios])
    chosen = tuple({known[name].id: known[name] for name in ids}.values())
    return WhatIf(
        scenarios=chosen,
        comparison=compared(desk.assessment, chosen),
        package_before=propose(desk.assessment),
        package_after=propose(happened(desk.assessment, chosen)),
    )
