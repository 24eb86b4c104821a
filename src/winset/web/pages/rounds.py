"""Panels of experts: what is asked, what they came to, and opening and closing their rounds."""

from __future__ import annotations

import io
import math
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from winset.desk.panels import (
    PanelResult,
    QuestionSummary,
    Response,
    beside_experts,
    close_round,
    export_panel,
    open_round,
    panels_in,
    result,
)
from winset.report.words import country_name
from winset.web.pages.parts import link
from winset.web.pages.sheet import drawn, moved
from winset.web.settings import SEATS
from winset.web.static import address_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Download, Missing, Moved, Refused, Shown, View

__all__ = ["beside", "beside_table", "export", "panel", "rounds", "steered", "table", "verdict"]

_STEPS = {"open": "Open the next round", "proposals": "Collect proposals first (round 0)", "close": "Close the round"}
_DONE = {"open": "is open", "proposals": "is open", "close": "is closed"}


def rounds(view: View) -> Shown:
    """All panels of the case."""
    path = view.desk.folder.path
    return Shown(
        template="rounds.html.j2",
        title="Expert rounds",
        private=True,
        values={
            "panels": tuple((p, result(path, p.id)) for p in panels_in(path)),
            "country_name": country_name,
            "group_style": address_of("group.css"),
        },
    )


def _found(view: View) -> PanelResult:
    path, name = view.desk.folder.path, view.path["id"]
    if name not in {p.id for p in panels_in(path)}:
        raise Missing(f"there is no panel {name[:80]!r}")
    return result(path, name)


def panel(view: View) -> Shown:
    """What one panel came to; its facilitator opens and closes rounds here."""
    found = _found(view)
    pooled = {p.question: p for p in found.pooled}
    return Shown(
        template="panel.html.j2",
        title=found.panel.title,
        private=True,
        values={
            "found": found,
            "questions": tuple(
                (number, s, verdict(s), drawn(s), moved(s), pooled.get(s.question))
                for number, s in enumerate(found.questions, 1)
            ),
            "counts": _counts(found),
            "statements": tuple((s, text) for s in found.questions for text in s.minority),
            "group": _group,
            "known": not (found.alpha is None or math.isnan(found.alpha.alpha)),
            "ranged": not (found.alpha is None or math.isnan(found.alpha.low)),
            "table": table_view(table(view), view),
            "steps": _steps(view, found),
            "seat": f"{view.workspace.settings.origin}{SEATS}{found.panel.id}"
            if not view.workspace.settings.names
            else f"https://{view.workspace.settings.names[0]}{SEATS}{found.panel.id}",
            "heard": any(r.kind == "expert" for r in view.desk.case.readings),
            "said": view.asked("said"),
            "group_style": address_of("group.css"),
        },
    )


def verdict(s: QuestionSummary) -> str:
    """Whether a panel agrees on a question, in two or three words."""
    if s.camps is not None:
        return "two camps"
    if s.agrees is None:
        return "too few answers"
    return "agreed" if s.agrees else "spread out"


def _counts(found: PanelResult) -> tuple[tuple[str, int], ...]:
    told = [verdict(s) for s in found.questions]
    return tuple(
        (word, told.count(word)) for word in ("agreed", "spread out", "two camps", "too few answers") if word in told
    )


def _group(response: Response) -> str:
    if response.group is None:
        return "everyone"
    return country_name(response.group) if len(response.group) == 3 else response.group  # noqa: PLR2004 - ISO3


def _steps(view: View, found: PanelResult) -> tuple[tuple[str, str], ...]:
    """What a facilitator can do now."""
    if not view.may("invite"):
        return ()
    if found.open_round is not None:
        return (("close", _STEPS["close"]),)
    if found.over:
        return ()
    begun = bool(found.responses)
    return (("open", _STEPS["open"]),) if begun else (("proposals", _STEPS["proposals"]), ("open", _STEPS["open"]))


def table(view: View) -> Table:
    """One row a question."""
    found = _found(view)
    pooled = {p.question: p for p in found.pooled}
    rows = []
    for s in found.questions:
        everyone = next((q for q in s.groups if q.group is None), None)
        mine = pooled.get(s.question)
        rows.append(
            {
                "question": s.question, "text": s.text, "unit": s.unit, "n": s.n, "verdict": verdict(s),
                "low": everyone and everyone.low, "middle": everyone and everyone.middle,
                "high": everyone and everyone.high,
                **_three("equal", mine.equal if mine else None), **_three("weighted", mine.weighted if mine else None),
            }
        )  # fmt: skip
    columns = [
        Column(key="text", title="Question", main=True),
        Column(key="n", title="Answers", number=True),
        Column(key="verdict", title="Is there agreement?"),
        Column(key="low", title="First quartile", number=True),
        Column(key="middle", title="Median", number=True),
        Column(key="high", title="Third quartile", number=True),
        Column(key="equal_50", title="Pooled, equal weights", number=True, show=lambda r: _range(r, "equal")),
        Column(key="weighted_50", title="Pooled, by performance", number=True, show=lambda r: _range(r, "weighted")),
        *(
            Column(key=k, title=k, hidden=True)
            for k in ("question", "unit", "equal_05", "equal_95", "weighted_05", "weighted_95")
        ),
    ]
    return Table(
        name=f"panel-{found.panel.id}", title="Questions after the last closed round", columns=columns, rows=rows
    )


def _three(name: str, values: tuple[float, float, float] | None) -> dict[str, float | None]:
    low, middle, high = values or (None, None, None)
    return {f"{name}_05": low, f"{name}_50": middle, f"{name}_95": high}


def _range(row: Any, name: str) -> str:  # noqa: ANN401 - a row
    if row[f"{name}_50"] is None:
        return "–"
    return f"{row[f'{name}_50']:.2g} ({row[f'{name}_05']:.2g} to {row[f'{name}_95']:.2g})"


def beside(view: View) -> Shown:
    """The ranking with and without what experts said."""
    return Shown(
        template="plain_table.html.j2",
        title="The ranking with and without the experts",
        values={
            "lead": "What a panel came to is one more dated source of where players stand. Here every option is ranked "
            "as it is, and as if no expert had been asked."
            if any(r.kind == "expert" for r in view.desk.case.readings)
            else "No panel has brought anything into this case yet: the pooled positions of a panel become readings "
            "when its last round closes.",
            "table": table_view(beside_table(view), view),
        },
    )


def beside_table(view: View) -> Table:
    """One row an option."""
    rows = [
        {
            "rank": b.rank, "rank_without": b.rank_without, "title": b.title, "index": b.p_joint,
            "index_without": b.p_joint_without, "change": b.p_joint - b.p_joint_without, "option": b.option,
        }
        for b in view.opened.heavy("beside experts", lambda: beside_experts(view.desk))
    ]  # fmt: skip
    columns = [
        Column(
            key="title", title="Option", main=True, show=lambda r: link(view.url(f"/options/{r['option']}"), r["title"])
        ),
        Column(key="rank", title="Rank with", number=True),
        Column(key="rank_without", title="Rank without", number=True),
        Column(key="index", title="Index with", number=True),
        Column(key="index_without", title="Index without", number=True),
        Column(key="change", title="Change", number=True, show=lambda r: f"{r['change']:+.2f}"),
        Column(key="option", title="Id", hidden=True),
    ]
    return Table(
        name="with-and-without-experts", title="Options with and without the experts", columns=columns, rows=rows
    )


def steered(view: View) -> Moved:
    """Open or close a round; closing cannot be taken back."""
    found, step = _found(view), view.sent("step")
    if step not in _STEPS:
        raise Refused(422, "choose what to do with the round")
    if step == "close" and view.sent("sure") != "yes":
        raise Refused(422, "tick that you are sure: a round that is closed stays closed")
    path, today = view.desk.folder.path, date.today()  # noqa: DTZ011 - the day where the server stands
    if step == "close":
        done = close_round(path, found.panel.id, today=today)
        number, more = done.round, f"; {_positions(len(done.readings))} went into the case" if done.readings else ""
    else:
        number, more = open_round(path, found.panel.id, number=0 if step == "proposals" else None, today=today), ""
    view.workspace.desks.acted(view.session.key)
    what = f"round {number} of panel {found.panel.id} {_DONE[step]}"
    view.workspace.audit.add(account=view.session.account, address="", what=what, outcome="done")
    return Moved(to=view.url(f"/rounds/{found.panel.id}", said=f"Round {number} {_DONE[step]}{more}."))


def _positions(number: int) -> str:
    return "1 position" if number == 1 else f"{number} positions"


def export(view: View) -> Download:
    """Everything that may leave: tables without names, seats or times."""
    found = _found(view)
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in export_panel(view.desk.folder.path, found.panel.id, Path(folder)):
            packed.writestr(zipfile.ZipInfo(file.name, (1980, 1, 1, 0, 0, 0)), file.read_bytes())
    return Download(body=out.getvalue(), kind="application/zip", name=f"{found.panel.id}.zip")
