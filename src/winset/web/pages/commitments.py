"""What governments promised one another, and how well they kept it."""

from __future__ import annotations

from typing import Any

from winset.report.words import dated, issue_name, joined
from winset.web.pages.parts import link
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["commitments", "table"]

_WORDS = {-1: "not kept", 0: "partly kept, or in progress", 1: "kept"}


def commitments(view: View) -> Shown:
    """The list."""
    return Shown(
        template="plain_table.html.j2",
        title="What governments promised one another",
        values={
            "lead": "Each promise with the scores that coders gave from what was known on the day; "
            "what would count as kept was written before anyone judged."
            if view.desk.case.commitments
            else "No promise is on record on this day. Texts that state promises suggest them for review.",
            "table": table_view(table(view), view),
        },
    )


def table(view: View) -> Table:
    """One row a promise."""
    case = view.desk.case
    scores: dict[str, list[int]] = {}
    for judged in case.judgements:
        scores.setdefault(judged.commitment, []).append(judged.score)
    rows = [
        {
            "date": c.date,
            "by": list(c.by),
            "to": list(c.to),
            "issue": c.issue,
            "what": c.what,
            "due": c.due,
            "ambition": c.ambition,
            "scores": scores.get(c.id, []),
            "guideline": c.guideline,
            "option": c.option,
            "meeting": c.meeting,
            "source": c.source,
            "id": c.id,
        }
        for c in sorted(case.commitments, key=lambda c: (c.date, c.id), reverse=True)
    ]

    def what(row: Any) -> Any:  # noqa: ANN401 - a row
        proof = next((c.evidence[0] for c in case.commitments if c.id == row["id"] and c.evidence), "")
        return link(view.url("/evidence", id=proof), row["what"]) if proof else row["what"]

    def verdict(row: Any) -> str:  # noqa: ANN401 - a row
        return "; ".join(_WORDS[s] for s in row["scores"]) or "not judged yet"

    columns = [
        Column(key="date", title="Made", show=lambda r: dated(r["date"])),
        Column(key="what", title="Promise", show=what, main=True),
        Column(key="by", title="By", show=lambda r: joined(r["by"])),
        Column(key="issue", title="Issue", show=lambda r: issue_name(r["issue"])),
        Column(key="due", title="Due", show=lambda r: dated(r["due"]) if r["due"] else "–"),
        Column(key="scores", title="Kept?", show=verdict),
        *(
            Column(key=k, title=k, hidden=True)
            for k in ("to", "ambition", "guideline", "option", "meeting", "source", "id")
        ),
    ]
    return Table(name="commitments", title="Promises on record", columns=columns, rows=rows)
