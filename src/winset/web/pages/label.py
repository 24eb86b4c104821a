"""How right the machine coding is: a random sample, a label for each row, the share of right ones with its interval."""

from __future__ import annotations

from winset.desk.corrections import label as write_label
from winset.desk.sampling import sampled
from winset.web.view import Missing, Moved, Refused, Shown, View

__all__ = ["label", "labelled"]

SIZES = (20, 50, 100, 200)


def _size(text: str) -> int:
    return next((s for s in SIZES if str(s) == text), SIZES[1])


def label(view: View) -> Shown:
    """The next row of the sample that has no label."""
    sets = view.opened.need("relations").sets
    data = view.asked("data") or (sets[0].data if sets else "")
    if not sets:
        return Shown(
            template="label.html.j2", title="Label the machine coding", private=True,
            values={"sets": (), "data": "", "row": None, "rows": (), "size": 0, "sizes": SIZES, "right": 0,
                    "labelled": 0, "said": ""},
        )  # fmt: skip
    size = _size(view.asked("size"))
    rows = sampled(view.desk, data, size=size)
    told = [r for r in rows if r.right is not None]
    wanted = view.asked("row")
    row = next((r for r in rows if r.id == wanted), None) or next((r for r in rows if r.right is None), None)
    return Shown(
        template="label.html.j2",
        title="Label the machine coding",
        private=True,
        values={
            "sets": tuple(s.data for s in sets),
            "data": data,
            "row": row,
            "rows": rows,
            "size": size,
            "sizes": SIZES,
            "right": sum(bool(r.right) for r in told),
            "labelled": len(told),
            "said": view.asked("said"),
        },
    )


def labelled(view: View) -> Moved:
    """Write down one label."""
    word = view.sent("right")
    if word not in {"yes", "no"}:
        raise Refused(422, "say whether the coding is right")
    data, size = view.sent("data"), _size(view.sent("size"))
    row = next((r for r in sampled(view.desk, data, size=size) if r.id == view.sent("id")), None)
    if row is None:
        raise Missing("this row is not in the sample any more; the case was read anew")
    if row.coding != view.sent("coding"):
        raise Refused(409, "the row was coded anew meanwhile; look at it again")
    act = write_label(view.desk.folder.path, data, row, right=word == "yes", author=view.session.account)
    view.workspace.audit.add(account=view.session.account, address="", what=f"label {row.id}", outcome="done")
    return Moved(to=view.url("/label", data=data, size=size, said=str(act)))
