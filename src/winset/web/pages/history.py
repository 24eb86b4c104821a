"""What people did in the program, and taking it back."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from winset.desk.corrections import UNDOABLE, undo, undone_acts
from winset.desk.corrections import history as done_so_far
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Moved, Refused, Shown, View

__all__ = ["history", "table", "undone"]

SHOWN = (*UNDOABLE, "add", "undo")


def history(view: View) -> Shown:
    """The list."""
    return Shown(
        template="history.html.j2",
        title="What was done",
        private=True,
        values={"table": table_view(table(view), view), "said": view.asked("said")},
    )


def table(view: View) -> Table:
    """One row an act, newest first."""
    done = done_so_far(view.desk.folder.path)
    gone = undone_acts(done)
    rows = [
        {
            "id": act.id,
            "at": act.at,
            "author": act.author,
            "kind": act.kind,
            "subject": act.subject,
            "old": _short(act.old),
            "new": _short(act.new),
            "reason": act.reason,
            "undone": act.id in gone,
        }
        for act in reversed(done)
        if act.kind in SHOWN and not _above(view, act)
    ]

    def button(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        if row["undone"]:
            return "undone"
        mine = row["author"] == view.session.account or view.may("undo-others")
        if row["kind"] not in UNDOABLE or not view.may("undo") or not mine:
            return ""
        return Markup(
            '<form method="post" action="/undo"><input type="hidden" name="token" value="{}">'
            '<input type="hidden" name="act" value="{}"><button aria-label="Undo act {}">Undo</button></form>'
        ).format(view.session.form, row["id"], row["id"])

    columns = [
        Column(key="at", title="When", show=lambda r: r["at"].replace("T", " ")[:16]),
        Column(key="author", title="Who"),
        Column(key="kind", title="What"),
        Column(key="subject", title="To what", main=True),
        Column(key="old", title="Before", show=lambda r: r["old"] or "–"),
        Column(key="new", title="After", show=lambda r: r["new"] or "–"),
        Column(key="reason", title="Why", show=lambda r: r["reason"] or ""),
        Column(key="undone", title="Undo", show=button),
        Column(key="id", title="Id", hidden=True),
    ]
    return Table(name="history", title="Acts of people, newest first", columns=columns, rows=rows)


def _above(view: View, act: Any) -> bool:  # noqa: ANN401 - an act of the store
    """Whether an act names a document that the visitor may not see; names of files that were added count as such."""
    above = view.desk.guarded
    if not above.documents and not above.sources:
        return False
    told = f"{act.subject} {act.old} {act.new} {act.reason}"
    return act.kind == "add" or any(name in told for name in above.documents)


def _short(value: Any) -> str | None:  # noqa: ANN401 - JSON
    if value is None:
        return None
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k in {"right", "file", "option", "by", "score"} or len(value) == 1}
        return "; ".join(f"{k}: {v}" for k, v in kept.items())[:160]
    return str(value)[:160]


def undone(view: View) -> Moved:
    """Take back one act: one's own, or with the right to, another's."""
    number = view.sent("act")
    act = next((a for a in done_so_far(view.desk.folder.path) if str(a.id) == number), None)
    if act is None:
        raise Missing("there is no such act")
    if act.author != view.session.account and not view.may("undo-others"):
        raise Refused(403, f"only {act.author} or an owner may take this back")
    told = undo(view.desk.folder.path, act.id, author=view.session.account)
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(account=view.session.account, address="", what=f"undo {act.id}", outcome="done")
    return Moved(to=view.url("/history", said=f"Undone: {told}.")[:300])
