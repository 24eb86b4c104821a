"""Competing readings: for a question, two or more hypotheses with what speaks for and against each."""

from __future__ import annotations

from typing import Any

from winset.desk.hypotheses import Competing, competing, dissents
from winset.report.words import dated
from winset.web.pages.parts import link
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["readings", "table"]


def readings(view: View) -> Shown:
    """Every question of the case."""
    found = _found(view)
    return Shown(
        template="readings.html.j2",
        title="Competing readings",
        values={
            "questions": found,
            "dissents": view.opened.once("dissents", lambda: dissents(view.desk)),
            "known": view.opened.need("evidence"),
            "table": table_view(table(view), view),
        },
    )


def _found(view: View) -> tuple[Competing, ...]:
    found: tuple[Competing, ...] = view.opened.once("competing", lambda: competing(view.desk))
    return found


def table(view: View) -> Table:
    """One row a piece of evidence and a hypothesis."""
    known = view.opened.need("evidence")
    rows = [
        {
            "question": q.question, "hypothesis": rival.id, "reading": rival.text, "fits": fit, "weight": item.weight,
            "date": item.date, "sentence": item.sentence, "evidence": item.evidence,
            "diagnosticity": item.diagnosticity,
        }
        for q in _found(view)
        for item in q.items
        for rival, fit in zip(q.rivals, item.fits, strict=True)
        if fit is not None
    ]  # fmt: skip

    def sentence(row: Any) -> Any:  # noqa: ANN401 - a row
        return (
            link(view.url("/evidence", id=row["evidence"]), row["sentence"])
            if row["evidence"] in known
            else row["sentence"]
        )

    columns = [
        Column(key="date", title="When", show=lambda r: dated(r["date"])),
        Column(key="sentence", title="Evidence", main=True, show=sentence),
        Column(key="reading", title="Reading"),
        Column(key="fits", title="Does it fit?"),
        Column(key="weight", title="Weight"),
        Column(key="diagnosticity", title="Tells apart", number=True),
        *(Column(key=k, title=k, hidden=True) for k in ("question", "hypothesis", "evidence")),
    ]
    return Table(name="readings", title="Evidence against each reading", columns=columns, rows=rows)
