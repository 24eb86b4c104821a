"""Competing readings: for a question, two or more hypotheses with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winset.desk.hypotheses import Competing, competing, dissents
from winset.desk.hypotheses_weighed import candidates, weigh
from winset.errors import BadInput
from winset.model import FITS, WEIGHTS
from winset.report.words import dated
from winset.web.pages.parts import link
from winset.web.tables import Column, Table, table_view
from winset.web.view import Moved, Shown, View

__all__ = ["readings", "table", "weighed"]

FIT: Final = "fit-"
"""What stands before the id of a reading in the name of its field."""


def readings(view: View) -> Shown:
    """Every question of the case, with a form to weigh one more piece of evidence against its readings."""
    return _page(view, {}, {})


def _page(view: View, given: Mapping[str, str], wrong: Mapping[str, str]) -> Shown:
    found = _found(view)
    may = view.may("review")
    return Shown(
        template="readings.html.j2",
        title="Competing readings",
        private=True,
        status=422 if wrong else 200,
        values={
            "questions": found,
            "dissents": view.opened.once("dissents", lambda: dissents(view.desk)),
            "known": view.opened.need("evidence"),
            "table": table_view(table(view), view),
            "may_weigh": may,
            "near": {q.question: candidates(view.desk, q.question) for q in found} if may else {},
            "fits_known": FITS,
            "weights_known": WEIGHTS,
            "given": given,
            "wrong": wrong,
            "said": view.asked("said"),
        },
    )


def weighed(view: View) -> Shown | Moved:
    """Write one weighing down, or show the form again with what is missing."""
    question = view.sent("question")
    fits = {
        name.removeprefix(FIT): chosen
        for name in view.form
        if name.startswith(FIT) and (chosen := view.sent(name).strip())
    }
    try:
        act = weigh(
            view.desk, question, view.sent("evidence").strip(), fits, weight=view.sent("weight"),
            reason=view.sent("reason"), author=view.session.account,
        )  # fmt: skip
    except BadInput as error:
        given = {name: view.sent(name) for name in view.form if name != "token"}
        return _page(view, given, {p.column or "reason": f"{p.what[:1].upper()}{p.what[1:]}." for p in error.problems})
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(account=view.session.account, address="", what=f"weigh {question}", outcome="done")
    return Moved(to=view.url("/readings", said=act) + f"#q-{question}")


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
