"""How right the machine coding is: a random sample, a label for each row, the share of right ones with its interval."""

from __future__ import annotations

import re

from winset.desk.corrections import label as write_label
from winset.desk.sampling import SampleRow, drawn, with_labels
from winset.reference.cameo import cameo_codes
from winset.report.words import country_name, dated
from winset.web.opened import Opened
from winset.web.view import Missing, Moved, Refused, Shown, View

__all__ = ["SIZES", "label", "labelled", "rows_of"]

SIZES = (20, 50, 100, 200)
_SIDE = r"(?P<{0}_country>[A-Z]{{3}})(?: (?P<{0}_sector>[A-Z]{{3}}))?"
_CODING = re.compile(
    rf"{_SIDE.format('source')} → {_SIDE.format('target')} (?P<act>[0-9A-Z]+) (?P<date>\d{{4}}(?:-\d\d){{0,2}})"
)
_SECTORS = {
    "GOV": "’s government", "MIL": "’s forces", "LEG": "’s parliament", "JUD": "’s courts", "OPP": "’s opposition",
    "BUS": "’s firms", "CVL": "’s people", "MED": "’s press",
}  # fmt: skip


def _size(text: str) -> int:
    return next((s for s in SIZES if str(s) == text), SIZES[1])


def rows_of(opened: Opened, data: str, size: int) -> tuple[SampleRow, ...]:
    """The rows to label, without the labels that they have."""
    return opened.heavy(
        ("sample", data, size), lambda: drawn(opened.desk, data, size=size), ahead=("sample", data, str(size))
    )


def label(view: View) -> Shown:
    """The next row of the sample that has no label."""
    sets = view.opened.need("relations").sets
    data = view.asked("data") or (sets[0].data if sets else "")
    if not sets:
        return Shown(
            template="label.html.j2", title="Label the machine coding", private=True,
            values={"sets": (), "data": "", "row": None, "rows": (), "size": 0, "sizes": SIZES, "right": 0,
                    "labelled": 0, "said": "", "coded": ""},
        )  # fmt: skip
    size = _size(view.asked("size"))
    rows = with_labels(view.desk, data, rows_of(view.opened, data, size))
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
            "coded": in_words(row.coding) if row is not None else "",
        },
    )


def in_words(coding: str) -> str:
    """Who did what to whom, in words; what is not as expected stays as it is."""
    found = _CODING.fullmatch(coding)
    if found is None:
        return coding
    code = cameo_codes().get(found["act"])
    source, target = (
        f"{country_name(found[f'{side}_country'])}{_SECTORS.get(found[f'{side}_sector'] or '', '')}"
        for side in ("source", "target")
    )
    return f"{source} → {target}: {code.name if code else found['act']}, {dated(found['date'])}"


def labelled(view: View) -> Moved:
    """Write down one label."""
    word = view.sent("right")
    if word not in {"yes", "no"}:
        raise Refused(422, "say whether the coding is right")
    data, size = view.sent("data"), _size(view.sent("size"))
    row = next((r for r in rows_of(view.opened, data, size) if r.id == view.sent("id")), None)
    if row is None:
        raise Missing("this row is not in the sample any more; the case was read anew")
    if row.coding != view.sent("coding"):
        raise Refused(409, "the row was coded anew meanwhile; look at it again")
    act = write_label(view.desk.folder.path, data, row, right=word == "yes", author=view.session.account)
    view.workspace.audit.add(account=view.session.account, address="", what=f"label {row.id}", outcome="done")
    return Moved(to=view.url("/label", data=data, size=size, said=str(act)))
