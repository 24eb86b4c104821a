"""What governments promised one another, how well they kept it, and what lies dormant."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from winset.desk.promises import STATUS, Revivable, with_status
from winset.errors import UnknownName
from winset.report.promised import Promised, promised_section
from winset.report.words import dated, issue_name, joined
from winset.web.book import WebBook
from winset.web.pages.parts import link, titles
from winset.web.pages.promise import STATES_SAID
from winset.web.render import joint
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["commitments", "dormant", "dormant_table", "table"]


def commitments(view: View) -> Shown:
    """The list with what came of it."""
    section = view.opened.heavy("promised section", lambda: _section(view))
    counts = view.opened.need("promises").counts()
    return Shown(
        template="commitments.html.j2",
        title="What governments promised one another",
        values={
            "section": section,
            "states": tuple((s, STATES_SAID[s], counts[s]) for s in STATUS if counts[s]),
            "status": view.asked("status"),
            "table": table_view(table(view), view),
        },
    )


def _section(view: View) -> Promised | None:
    return promised_section(view.desk, WebBook(view))


def table(view: View) -> Table:
    """One row a promise, of one state or all."""
    try:
        fates = with_status(view.opened.need("promises"), view.asked("status") or None)
    except UnknownName as error:
        raise Missing(str(error)) from error
    rows = [
        {
            "date": f.commitment.date, "by": list(f.commitment.by), "to": list(f.commitment.to),
            "issue": f.commitment.issue, "what": f.commitment.what, "due": f.commitment.due,
            "ambition": f.commitment.ambition, "state": f.state, "score": f.score, "dormant": f.dormant,
            "scores": [j.score for j in f.judgements], "last_sign": f.last_sign, "guideline": f.commitment.guideline,
            "option": f.commitment.option, "meeting": f.commitment.meeting, "source": f.commitment.source,
            "id": f.commitment.id,
        }
        for f in sorted(fates, key=lambda f: (f.commitment.date, f.commitment.id), reverse=True)
    ]  # fmt: skip

    def verdict(row: Any) -> str:  # noqa: ANN401 - a row
        return f"{STATES_SAID[row['state']]}{', dormant' if row['dormant'] else ''}"

    columns = [
        Column(key="date", title="Made", show=lambda r: dated(r["date"])),
        Column(
            key="what", title="Promise", main=True, show=lambda r: link(view.url(f"/commitments/{r['id']}"), r["what"])
        ),
        Column(key="by", title="By", show=lambda r: joined(r["by"])),
        Column(key="issue", title="Issue", show=lambda r: issue_name(r["issue"])),
        Column(key="due", title="Due", show=lambda r: dated(r["due"]) if r["due"] else "–"),
        Column(key="state", title="What became of it", show=verdict),
        Column(key="score", title="Score", number=True, show=lambda r: _scored(r["score"])),
        *(
            Column(key=k, title=k, hidden=True)
            for k in (
                "scores",
                "dormant",
                "last_sign",
                "to",
                "ambition",
                "guideline",
                "option",
                "meeting",
                "source",
                "id",
            )
        ),
    ]
    return Table(name="commitments", title="Promises on record", columns=columns, rows=rows)


def _scored(score: float | None) -> str:
    """A mean of scores with its sign."""
    if score is None:
        return "–"
    return f"{score:+g}".replace("-", "−") if score else "0"


def dormant(view: View) -> Shown:
    """Ideas of the past that today's win-sets would take up."""
    return Shown(
        template="plain_table.html.j2",
        title="Ideas that lie dormant",
        values={
            "lead": "Put forward once and never taken up, or lapsed: in the order in which the win-sets of the day "
            "would take them up.",
            "table": table_view(dormant_table(view), view),
        },
    )


def dormant_table(view: View) -> Table:
    """One row an idea."""
    found: tuple[Revivable, ...] = view.opened.need("dormant")
    rows = [
        {
            "rank": r.rank, "title": r.idea.title, "issue": r.idea.issue, "proposed": r.idea.proposed,
            "last_sign": r.idea.last_sign, "why": r.idea.why, "option": r.option, "tier": r.tier, "index": r.index,
            "least_gain": r.least_gain, "kind": r.idea.kind, "id": r.idea.id, "evidence": list(r.idea.evidence),
        }
        for r in found
    ]  # fmt: skip
    names = titles(view.desk)

    def option(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        return (
            link(view.url(f"/options/{row['option']}"), names.get(row["option"], row["option"]))
            if row["option"]
            else "–"
        )

    columns = [
        Column(key="title", title="Idea", main=True),
        Column(key="proposed", title="Came up", show=lambda r: dated(r["proposed"])),
        Column(key="last_sign", title="Last sign of life", show=lambda r: dated(r["last_sign"])),
        Column(key="why", title="Why it lies dormant"),
        Column(key="option", title="Option that would revive it", show=option),
        Column(key="rank", title="Rank", number=True),
        Column(key="index", title="Index", show=lambda r: joint(r["index"]), number=True),
        *(Column(key=k, title=k, hidden=True) for k in ("issue", "tier", "least_gain", "kind", "id", "evidence")),
    ]
    return Table(name="dormant-ideas", title="Dormant ideas", columns=columns, rows=rows)
