"""What texts suggest for the case's files: accept, fill in or reject."""

from __future__ import annotations

from typing import Any

from winset.desk import Decision, Suggestion, decide
from winset.desk.awaiting import awaiting, decided_ids
from winset.web.opened import Opened
from winset.web.view import Moved, Refused, Shown, View

__all__ = ["decided", "review", "suggested"]

SHOWN = 10
FILLED = ("strength", "issue", "level", "percent", "about", "question", "start", "end", "pollster", "due", "guideline")


def suggested(opened: Opened) -> tuple[Suggestion, ...]:
    """What nobody has decided yet; what texts read since suggest comes with the desk that has them."""
    found = opened.heavy("pending", lambda: awaiting(opened.desk), ahead=("pending",))
    gone = decided_ids(opened.desk.folder)
    return tuple(one for one in found if one.id not in gone)


def review(view: View) -> Shown:
    """The first open suggestions, of one kind or all."""
    kind = view.asked("kind")
    found = suggested(view.opened)
    kinds = sorted({one.kind for one in found})
    chosen = [one for one in found if not kind or one.kind == kind]
    asked = view.asked("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1  # noqa: PLR2004 - digits
    part = chosen[(page - 1) * SHOWN : page * SHOWN]
    return Shown(
        template="review.html.j2",
        title="Review what texts suggest",
        private=True,
        values={
            "rows": tuple((one, _fields(one)) for one in part),
            "kinds": tuple((k, sum(o.kind == k for o in found)) for k in kinds),
            "kind": kind,
            "total": len(chosen),
            "previous": view.here(page=page - 1) if page > 1 else "",
            "next": view.here(page=page + 1) if page * SHOWN < len(chosen) else "",
            "said": view.asked("said"),
        },
    )


def _fields(one: Suggestion) -> tuple[tuple[str, str, bool], ...]:
    """(column, value, must be filled in) of what a person looks at first."""
    names = dict.fromkeys([*("level" if n == "points" else n for n in one.missing), *FILLED])
    found = []
    for name in names:
        held = one.row.get(name)
        if name in one.row or name == "level":
            lacking = name in one.missing or (name == "level" and "points" in one.missing)
            if name == "level" and "points" not in one.row:
                continue
            if name == "level" and one.row.get("points"):
                held = one.row["points"][0][1]
            found.append((name, "" if held is None else _written(held), lacking))
    return tuple(found)


def _written(held: Any) -> str:  # noqa: ANN401 - a cell
    return " | ".join(map(str, held)) if isinstance(held, tuple) else str(held)


def decided(view: View) -> Moved:
    """Carry out one decision."""
    word = view.sent("decision")
    if word not in {"accept", "new", "reject"}:
        raise Refused(422, "choose accept or reject")
    given = {
        name.removeprefix("set-"): values[0].strip()
        for name, values in view.form.items()
        if name.startswith("set-") and values and values[0].strip() != view.sent(f"was-{name.removeprefix('set-')}")
    }
    if word == "new":
        given["option"] = "new"
    decision = Decision(
        id=view.sent("id"), accept=word != "reject", set=given if word != "reject" else {},
        reason=view.sent("reason").strip() or None,
    )  # fmt: skip
    known = suggested(view.opened)
    (result,) = decide(view.desk.folder.path, [decision], author=view.session.account, known=known)
    if result.outcome == "refused":
        raise Refused(422, result.what)
    view.workspace.audit.add(
        account=view.session.account, address="", what=f"{word} {decision.id}", outcome="done", why=result.outcome
    )
    return Moved(to=view.url("/review", kind=view.sent("kind"), said=f"{result.outcome}: {result.what}"[:200]))
