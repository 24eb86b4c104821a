"""Corrections that keep the old value, who made them and why; labels; and undoing what one did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from winset.desk.hypotheses_weighed import unweighed
from winset.desk.judging import unjudged
from winset.desk.sampling import SampleRow, labels
from winset.desk.splicing import cells_at, place_of, with_value, without_row
from winset.errors import BadInput, CaseError, Problem
from winset.sources.rows import read_rows
from winset.store import Act, CaseFolder, acts, record_act, undone_acts, write_file
from winset.store.db import open_for_writing
from winset.store.tables import TABLES, Table, columns

__all__ = ["FILES", "UNDOABLE", "Corrected", "correct", "history", "label", "row_of", "undo", "undone_acts"]

FILES: Final = tuple(t.file for t in TABLES if "id" in columns(t.cls))
"""Files whose rows have an id, so that one of them can be corrected."""
UNDOABLE: Final = ("label", "accept", "reject", "correct", "judge", "weigh")
"""Kinds of acts that can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a correction changed."""

    file: str
    id: str
    column: str
    old: str
    new: str
    act: int
    """Id of the act that keeps it."""


def row_of(path: Path | str, file: str, name: str) -> dict[str, str]:
    """The row of an id as it stands in a file of the case.

    Raises
    ------
    BadInput : no such file or row
    """
    folder = CaseFolder.open(path)
    text, table = _text(folder, file)
    return cells_at(text, _form(file), _place(text, file, table, name))


def correct(
    path: Path | str, file: str, name: str, column: str, value: str, *, author: str | None = None, reason: str
) -> Corrected:
    """Change one value of a row; the old one, the author and the reason stay in `case.db`.

    The file is written before the act; every other row stays as it is, byte for byte.

    Raises
    ------
    BadInput : no such file, row or column, no reason, or the case could not be read with the new value
    CaseBusy : another process is writing
    """
    if not reason.strip():
        raise _fault(file, "reason", "missing", "say why: the reason stays beside the old value")
    if column == "id":
        raise _fault(file, "id", "identity", "the id of a row stays: other rows name it")
    folder = CaseFolder.open(path)
    with folder.writing() as writer:
        text, table = _text(folder, file)
        place = _place(text, file, table, name)
        old = cells_at(text, _form(file), place).get(column, "")
        changed = with_value(text, _form(file), place, column, value)
        _refuse_worse(table, text, changed, folder)
        write_file(folder.path / file, changed.encode())
        new = cells_at(changed, _form(file), _place(changed, file, table, name))[column]
        act = record_act(
            writer.db, "correct", f"{file}:{name}", old={column: old}, new={column: new}, author=author, reason=reason
        )
    return Corrected(file=file, id=name, column=column, old=old, new=new, act=act)


def label(path: Path | str, data: str, row: SampleRow, *, right: bool | None, author: str | None = None) -> int:
    """Write down what a person said of a row, also while another process reads sources; None takes it back.

    Returns the id of the act; when this returns, it survives a power cut.
    """
    folder = CaseFolder.open(path)
    with open_for_writing(folder.layout.database) as db:
        held = labels(db).get(data, {}).get(row.id)
        old = None if held is None else {"data": data, "coding": held.coding, "right": held.right}
        return record_act(
            db, "label", row.id, old=old, new={"data": data, "coding": row.coding, "right": right}, author=author
        )


def history(path: Path | str) -> tuple[Act, ...]:
    """Everything that people did in the program, oldest first."""
    with CaseFolder.open(path).reading() as db:
        return acts(db)


def undo(path: Path | str, number: int, *, author: str | None = None, reason: str = "") -> str:
    """Take back one act; what it did stays in the record, with who took it back. Returns what was done, in words.

    Raises
    ------
    BadInput : no such act, it cannot be undone, or what it wrote was changed since
    CaseBusy : another process is writing
    """
    folder = CaseFolder.open(path)
    done = history(path)
    act = next((one for one in done if one.id == number), None)
    if act is None or act.kind not in UNDOABLE:
        raise _fault("case.db", "act", "unknown-act", f"there is no act {number} that can be undone")
    if number in undone_acts(done):
        raise _fault("case.db", "act", "undone", "it was undone already")
    if act.kind == "label":
        with open_for_writing(folder.layout.database) as db:
            record_act(db, "label", act.subject, old=act.new, new=act.old or act.new | {"right": None}, author=author)
            record_act(db, "undo", str(number), old=act.new, new=act.old, author=author, reason=reason or None)
        return "the label is as it was before"
    with folder.writing() as writer:
        told = _taken_back(folder, act)
        record_act(writer.db, "undo", str(number), old=act.new, new=act.old, author=author, reason=reason or None)
    return told


def _taken_back(folder: CaseFolder, act: Act) -> str:
    """Put the text of the case back as it was before an act."""
    if act.kind == "judge":
        return unjudged(folder, act)
    if act.kind == "weigh":
        return unweighed(folder, act)
    if act.kind == "correct":
        file, _, name = act.subject.partition(":")
        column, old = next(iter(act.old.items()))
        text, table = _text(folder, file)
        place = _place(text, file, table, name)
        if cells_at(text, _form(file), place).get(column) != act.new[column]:
            raise _fault(file, column, "changed", "the value was changed again since; correct it to what it should be")
        changed = with_value(text, _form(file), place, column, old)
        _refuse_worse(table, text, changed, folder)
        write_file(folder.path / file, changed.encode())
        return f"{column} is {old!r} again"
    told: Mapping[str, Any] = act.new or {}
    if "file" in told:
        file, name = told["file"], told["row"]["id"]
        text, table = _text(folder, file)
        write_file(folder.path / file, without_row(text, _place(text, file, table, name)).encode())
        return f"the row {name} is taken out of {file} again"
    return "the suggestion is open again"


def _text(folder: CaseFolder, file: str) -> tuple[str, Table]:
    table = next((t for t in TABLES if t.file == file and file in FILES), None)
    path = folder.path / file
    if table is None or not path.is_file():
        raise _fault(str(file)[:40], "file", "unknown-file", f"there is no such table; known: {', '.join(FILES)}")
    try:
        return path.read_bytes().decode("utf-8"), table
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"{path} cannot be read ({error}); mend it by hand") from error


def _place(text: str, file: str, table: Table, name: str) -> Any:  # noqa: ANN401 - a place
    place = place_of(text, _form(file), name, table=table.key)
    if place is None:
        raise _fault(file, "id", "unknown-row", f"{file} has no row {name[:60]!r}")
    return place


def _form(file: str) -> str:
    return file.rpartition(".")[2]


def _refuse_worse(table: Table, before: str, after: str, folder: CaseFolder) -> None:
    """Refuse a change with which fewer rows could be used."""
    issues = [issue.id for issue in folder.case()[0].issues]
    counts = []
    for text in (before, after):
        rows: list[Any]
        form: Any = _form(table.file)
        rows, problems = read_rows(text, table.cls, file=table.file, form=form, table=table.key, issues=issues)
        counts.append((len(rows), problems))
    if counts[1][0] < counts[0][0]:
        known = {str(problem) for problem in counts[0][1]}
        raise BadInput([p for p in counts[1][1] if str(p) not in known] or counts[1][1])


def _fault(file: str, column: str, code: str, what: str) -> BadInput:
    return BadInput([Problem(file=file, column=column, code=code, what=what)])
