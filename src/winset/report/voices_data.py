"""Competing readings, experts and kinds of contact as tables beside the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from winset.desk import Desk, competing
from winset.desk.effects import effects_contract
from winset.desk.panel_numbers import settled_question
from winset.desk.panels import PanelResult

__all__ = ["voices_tables"]


def voices_tables(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Rows by file name: readings, what panels hold, who answered, minority statements, ranks beside, contact."""
    return {
        "readings_compared": [
            {"question": one.question, "asks": one.asks, "verdict": one.verdict} | asdict(rival)
            for one in competing(desk)
            for rival in one.rivals
        ],
        "panels": [row for found in desk.panels for row in _held(found)],
        "panel_responses": [
            {"panel": found.panel.id, "round": number, "group": row.group or "all"}
            | {"answered": row.answered, "seats": row.seats}
            for found in desk.panels
            for number, rows in found.responses
            for row in rows
        ],
        "minority_statements": [
            {"panel": found.panel.id, "question": q.question, "text": q.text, "statement": statement}
            for found in desk.panels
            for q in found.questions
            for statement in q.minority
        ],
        "ranking_beside_experts": [asdict(row) for row in desk.beside_experts] if desk.panels else [],
        "contact_effects": [_flat(row) for row in effects_contract(desk, desk.contact_effects)["tests"]],
    }


def _held(found: PanelResult) -> Iterator[dict[str, Any]]:
    asked = {q.question: q for q in found.questions}
    for pooled in found.pooled:
        question = asked[pooled.question]
        camps = question.camps
        yield {
            "panel": found.panel.id,
            "question": pooled.question,
            "text": question.text,
            "unit": question.unit,
            "answers": question.n,
            **dict(zip(("equal_05", "equal_50", "equal_95"), pooled.equal, strict=True)),
            **dict(zip(("weighted_05", "weighted_50", "weighted_95"), pooled.weighted or (None,) * 3, strict=True)),
            "settled": settled_question(found, question),
            "agrees": question.agrees,
            "camp_low": None if camps is None else camps.low,
            "camp_low_n": None if camps is None else camps.low_n,
            "camp_high": None if camps is None else camps.high,
            "camp_high_n": None if camps is None else camps.high_n,
        }


def _flat(test: dict[str, Any]) -> dict[str, Any]:
    """Without the series of years, which the JSON of `winset effects` has."""
    return {name: value for name, value in test.items() if not isinstance(value, list | dict)}
