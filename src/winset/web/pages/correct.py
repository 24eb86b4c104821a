"""Correcting a row: the old value, who changed it and why stay."""

from __future__ import annotations

from winset.desk.corrections import correct as change
from winset.desk.corrections import history, row_of
from winset.web.view import Moved, Shown, View

__all__ = ["correct", "corrected"]


def correct(view: View) -> Shown:
    """The row as it stands, one field to change."""
    file, name = view.asked("file"), view.asked("id")
    path = view.desk.folder.path
    return Shown(
        template="correct.html.j2",
        title=f"Correct {name} in {file}",
        private=True,
        values={
            "file": file,
            "id": name,
            "row": row_of(path, file, name),
            "column": view.asked("column"),
            "earlier": tuple(act for act in history(path) if act.kind == "correct" and act.subject == f"{file}:{name}"),
            "said": view.asked("said"),
        },
    )


def corrected(view: View) -> Moved:
    """Change one value."""
    file, name, column = view.sent("file"), view.sent("id"), view.sent("column")
    done = change(
        view.desk.folder.path, file, name, column, view.sent("value"), author=view.session.account,
        reason=view.sent("reason"),
    )  # fmt: skip
    view.workspace.desks.acted(view.session.key)
    view.workspace.audit.add(
        account=view.session.account, address="", what=f"correct {file}:{name}", outcome="done", why=column
    )
    return Moved(to=view.url("/correct", file=file, id=name, said=f"{column} was {done.old!r}, is {done.new!r}"[:200]))
