"""How far to trust one coded act: a sum of reasons on the log-odds scale, each a sentence in the table below.

The weights are set by hand from how the rule came about; the development gold is used only to look at the reliability
of the result (`benchmarks/coder_gold.py --reliability`), never to fit them.
"""

from __future__ import annotations

from math import exp
from typing import Final

from winset.coder.draft import Draft

__all__ = ["REASONS", "confidence"]

REASONS: Final = {
    "start": 0.3,
    "the rule asked for an object, a preposition or a complement and found it": 0.5,
    "the rule asked for two such things": 0.3,
    "the act is said by a noun alone": -0.6,
    "the source's country is known": 0.5,
    "the target's country is known": 0.5,
    "there is no target": -0.6,
    "an actor was found inside another phrase": -0.3,
    "the act is hypothetical": -0.4,
}
"""Weights in log-odds."""


def confidence(draft: Draft) -> float:
    """Probability that type and countries are right, in (0, 1), with two decimals."""
    find = draft.find
    total = REASONS["start"]
    if find.weight > 2:  # noqa: PLR2004 - verb and one more thing
        total += REASONS["the rule asked for an object, a preposition or a complement and found it"]
    if find.weight > 4:  # noqa: PLR2004 - verb and two more things
        total += REASONS["the rule asked for two such things"]
    if find.nominal:
        total += REASONS["the act is said by a noun alone"]
    if draft.source is not None and (draft.source.country or draft.source.sector == "IGO"):
        total += REASONS["the source's country is known"]
    if draft.target is None:
        total += REASONS["there is no target"]
    elif draft.target.country or draft.target.sector == "IGO":
        total += REASONS["the target's country is known"]
    if not draft.direct:
        total += REASONS["an actor was found inside another phrase"]
    if draft.marks.hypothetical is not None:
        total += REASONS["the act is hypothetical"]
    return round(1 / (1 + exp(-total)), 2)
