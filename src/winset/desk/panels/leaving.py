"""What a panel hands out: tables without seats, names or keys, the same whoever answered first."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from winset.desk.panels.opened import OpenPanel, open_panel
from winset.desk.panels.results import PanelResult, result_of
from winset.desk.spreadsheet import safe
from winset.experts import LEAST
from winset.store import write_file

__all__ = ["export_panel"]


def export_panel(path: Path | str, panel: str, to: Path) -> tuple[Path, ...]:
    """Write the closed rounds of a panel to a folder.

    `result.json` (all of `PanelResult`), `quartiles.csv`, `pooled.csv`, `reasons.csv`, `responses.csv`, `proposals.csv`
    and `answers.csv`: for each question with at least LEAST answers the three values of each, in the order of the
    values, so that no two answers of one person can be brought together.
    """
    with open_panel(path, panel) as opened:
        found = result_of(opened)
        tables = {
            "quartiles.csv": _quartiles(found),
            "pooled.csv": _pooled(found),
            "reasons.csv": _reasons(found),
            "responses.csv": _responses(found),
            "answers.csv": _answers(opened),
        }
        if any(r.round == 0 and r.closed for r in opened.book.rounds(panel)):
            put = [(p.kind, p.text, p.reason) for p in opened.book.proposals(panel)]
            tables["proposals.csv"] = [("kind", "text", "reason"), *put]
    to.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in tables.items():
        write_file(to / name, _csv(rows))
        written.append(to / name)
    document = json.dumps(_without_nan(asdict(found)), ensure_ascii=False, indent=1, allow_nan=False)
    write_file(to / "result.json", document.encode())
    return (*written, to / "result.json")


def _quartiles(found: PanelResult) -> list[Sequence[Any]]:
    head = ("question", "group", "n", "low", "middle", "high", "unit")
    rows = [
        (s.question, q.group or "everyone", q.n, *(f"{v:.6g}" for v in (q.low, q.middle, q.high)), s.unit)
        for s in found.questions
        for q in s.groups
    ]
    return [head, *rows]


def _pooled(found: PanelResult) -> list[Sequence[Any]]:
    head = ("question", "equal_05", "equal_50", "equal_95", "weighted_05", "weighted_50", "weighted_95")
    rows = [
        (
            p.question,
            *(f"{v:.6g}" for v in p.equal),
            *(f"{v:.6g}" for v in p.weighted or ()),
            *[""] * (0 if p.weighted else 3),
        )
        for p in found.pooled
    ]
    return [head, *rows]


def _reasons(found: PanelResult) -> list[Sequence[Any]]:
    rows = [(s.question, "reason", text) for s in found.questions for text in s.reasons]
    rows += [(s.question, "minority statement", text) for s in found.questions for text in s.minority]
    return [("question", "kind", "text"), *sorted(rows)]


def _responses(found: PanelResult) -> list[Sequence[Any]]:
    rows = [(n, r.group or "everyone", r.answered, r.seats) for n, group in found.responses for r in group]
    return [("round", "group", "answered", "seats"), *rows]


def _answers(opened: OpenPanel) -> list[Sequence[Any]]:
    rows: list[tuple[int, str, float, float, float]] = []
    for state in opened.book.rounds(opened.panel.id):
        if state.closed is None:
            continue
        own = [h.answer for h in opened.book.answers(opened.panel.id, state.round)]
        for question in opened.questions:
            values = [(a.q05, a.q50, a.q95) for a in own if a.question == question.id]
            if len(values) >= LEAST:
                rows += [(state.round, question.id, *v) for v in values]
    return [("round", "question", "q05", "q50", "q95"), *sorted(rows)]


def _without_nan(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """What cannot be told is null."""
    if isinstance(value, dict):
        return {name: _without_nan(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(held) for held in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _csv(rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
