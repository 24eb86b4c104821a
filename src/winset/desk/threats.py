"""What each scenario that could happen from the day on would do to every open option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from winset.bargaining import Assessment, acting, happened
from winset.model import Scenario

__all__ = ["Threat", "threats_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """One scenario and the index of every option if it happened."""

    scenario: Scenario
    joint: Mapping[str, float]
    """By option: joint ratification of what would then be its best form."""


def threats_of(assessment: Assessment) -> tuple[Threat, ...]:
    """The scenarios whose dates cover the day, in the order of the case."""
    found = []
    for scenario in acting(assessment.case.scenarios, assessment):
        after = happened(assessment, [scenario])
        joint = {after.board.forms[v].variant.option: float(after.found.joint[v]) for v in after.best}
        found.append(Threat(scenario=scenario, joint=joint))
    return tuple(found)
