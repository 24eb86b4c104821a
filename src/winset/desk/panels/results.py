"""What a panel came to: pooled judgements, agreement, stability and dissent, each told apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from winset.desk.panels.opened import OpenPanel, open_panel
from winset.desk.panels.summary import Floats, QuestionSummary, Response, matrix, responses, summarised
from winset.errors import BadInput
from winset.experts import (
    LEAST,
    SEEDS_FOR_WEIGHTS,
    Agreement,
    Concordance,
    StopRule,
    agreement,
    cooke_weights,
    kendall_w,
    pooled_quantiles,
    settled,
)
from winset.model import Panel, Question

__all__ = ["PanelResult", "Pooled", "result", "result_of", "rule_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """One question, pooled over the panel."""

    question: str
    equal: tuple[float, float, float]
    """5, 50 and 95 % of the experts' mixture with equal weights."""
    weighted: tuple[float, float, float] | None
    """The same with Cooke's weights, where there are ten or more answered seed questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelResult:
    """A panel after its last closed round."""

    panel: Panel
    round: int | None
    """Last closed round; None before the first."""
    open_round: int | None
    """Round that is open now."""
    over: bool
    """Whether the stop rule, or the number of rounds, has ended it."""
    why: str
    """Why it is over, or what it still needs; one sentence."""
    settled: int
    """Questions whose median has stopped moving, of `told`."""
    told: int
    responses: tuple[tuple[int, tuple[Response, ...]], ...]
    """By round."""
    questions: tuple[QuestionSummary, ...]
    pooled: tuple[Pooled, ...]
    """Questions with at least LEAST answers."""
    alpha: Agreement | None
    """Krippendorff's alpha of the medians as shares of their ranges (interval level): do experts tell questions apart
    alike?"""
    concordance: Concordance | None
    """Kendall's W of those who answered everything."""
    weights: str
    """What stands behind the weighted pool; one sentence."""


def rule_of(panel: Panel) -> StopRule:
    """The stop rule of a panel."""
    return StopRule(rounds=panel.rounds, move=panel.move, share=panel.share)


def result(path: Path | str, panel: str) -> PanelResult:
    """The result of a panel after its last closed round; an open round tells nothing."""
    with open_panel(path, panel) as opened:
        return result_of(opened)


def result_of(opened: OpenPanel) -> PanelResult:
    """See `result`."""
    number, panel = opened.last_closed, opened.panel
    rounds = tuple((r.round, responses(opened, r.round)) for r in opened.book.rounds(panel.id) if r.closed)
    if number is None:
        return PanelResult(
            panel=panel, round=None, open_round=opened.current, over=False, why="no round of questions has closed yet",
            settled=0, told=0, responses=rounds, questions=(), pooled=(), alpha=None, concordance=None,
            weights="nothing has been answered yet",
        )  # fmt: skip
    summaries = summarised(opened, number)
    ranges = [s.most - s.least for s in summaries]
    moves = [s.change for s in summaries]
    known = [(m, r) for m, r in zip(moves, ranges, strict=True) if m is not None]
    still, told, quiet = settled(rule_of(panel), [m for m, _ in known], [r for _, r in known])
    over, why = _over(panel, number, still, told, quiet=quiet)
    table = matrix(opened.book.seats(panel.id), opened.book.answers(panel.id, number), list(opened.questions))
    table = np.array(sorted(table, key=lambda row: tuple(np.nan_to_num(row, nan=-np.inf).ravel())))  # by no seat
    pooled, weights = _pooled(table, opened.questions)
    return PanelResult(
        panel=panel,
        round=number,
        open_round=opened.current,
        over=over,
        why=why,
        settled=still,
        told=told,
        responses=rounds,
        questions=summaries,
        pooled=pooled,
        alpha=_alpha(table, opened.questions),
        concordance=_concordance(table, opened.questions),
        weights=weights,
    )


def _over(panel: Panel, number: int, still: int, told: int, *, quiet: bool) -> tuple[bool, str]:
    if quiet:
        return True, f"{still} of {told} questions have settled, at least the {panel.share:.0%} that the stop rule asks"
    if number >= panel.rounds:
        held = "its one round has" if panel.rounds == 1 else f"all {panel.rounds} rounds have"
        return True, f"{held} been held; {still} of {told} questions have settled"
    if number == 1:
        return False, "one round cannot tell whether answers have settled"
    return False, f"{still} of {told} questions have settled; the stop rule asks {panel.share:.0%} of them"


def _pooled(table: Floats, questions: tuple[Question, ...]) -> tuple[tuple[Pooled, ...], str]:
    scale = [q.scale for q in questions]
    truth = np.array([np.nan if q.truth is None else q.truth for q in questions])
    limits = [(q.least, q.most) for q in questions]
    enough = (~np.isnan(table[:, :, 1])).sum(axis=0) >= LEAST
    equal = pooled_quantiles(table, np.ones(len(table)), scale, realisation=truth, limits=limits)
    weights, said = _weights(table, truth, scale)
    better = None if weights is None else pooled_quantiles(table, weights, scale, realisation=truth, limits=limits)
    return tuple(
        Pooled(
            question=q.id,
            equal=_three(equal[i]),
            weighted=None if better is None or np.isnan(better[i]).any() else _three(better[i]),
        )
        for i, q in enumerate(questions)
        if enough[i] and q.truth is None
    ), said


def _weights(table: Floats, truth: Floats, scale: list[str]) -> tuple[Floats | None, str]:
    seeds = np.isfinite(truth)
    full = ~np.isnan(table[:, seeds]).any(axis=(1, 2)) if seeds.any() else np.zeros(len(table), dtype=bool)
    if int(seeds.sum()) < SEEDS_FOR_WEIGHTS:
        return None, (
            f"equal weights only: {int(seeds.sum())} questions have known answers, and weights by performance need "
            f"{SEEDS_FOR_WEIGHTS} or more"
        )
    if int(full.sum()) < LEAST:
        return None, f"equal weights only: fewer than {LEAST} experts answered all questions with known answers"
    try:
        own, calibration, _ = cooke_weights(table[full], truth, scale)
    except BadInput as error:
        return None, f"equal weights only: {error}"
    weights = np.zeros(len(table))
    weights[full] = own
    return weights, (
        f"Cooke's weights from {int(seeds.sum())} questions with known answers, {int(full.sum())} of {len(table)} "
        f"experts; the best calibrated reaches {calibration.max():.2g} of 1"
    )


def _shares(table: Floats, questions: tuple[Question, ...]) -> Floats:
    low = np.array([q.least for q in questions])
    wide = np.array([q.most - q.least for q in questions])
    shares: Floats = (table[:, :, 1] - low) / wide
    return shares[:, [q.truth is None for q in questions]]


def _alpha(table: Floats, questions: tuple[Question, ...]) -> Agreement | None:
    shares = _shares(table, questions)
    if (~np.isnan(shares).all(axis=1)).sum() < LEAST:
        return None
    return agreement(shares, "interval")


def _concordance(table: Floats, questions: tuple[Question, ...]) -> Concordance | None:
    shares = _shares(table, questions)
    full = ~np.isnan(shares).any(axis=1)
    return kendall_w(shares[full]) if full.sum() >= LEAST and shares.shape[1] > 1 else None


def _three(row: Floats) -> tuple[float, float, float]:
    return float(row[0]), float(row[1]), float(row[2])
