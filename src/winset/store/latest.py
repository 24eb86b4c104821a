"""The last day of which the documents and event files of a case tell."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Final

from winset.store.case_folder import CaseFolder
from winset.store.duck import connect, quoted
from winset.store.parts import part_file, parts

__all__ = ["latest_day"]

_DATED: Final = {"documents": "id", "acts": "NULL"}
"""Kinds of parts with days of their own, and the column by which a row can be left out."""


def latest_day(folder: CaseFolder, *, without: Collection[str] = ()) -> date | None:
    """The last day on which something became known that a document or an act of event data tells.

    A day after the one on which the program read the file is no day on which anything became known, but a misprint
    or an announcement: such a row does not count.

    Parameters
    ----------
    without : ids of documents that do not count

    Returns
    -------
    None where no document and no act has a day
    """
    if not folder.layout.database.exists():
        return None
    with folder.reading() as db:
        made = {
            str(part_file(folder.layout.parts, part)): (part.kind, part.created[:10])
            for part in parts(db)
            if part.kind in _DATED and part.rows
        }
    made = {file: told for file, told in made.items() if Path(file).is_file()}
    if not made:
        return None
    with connect(Path(tempfile.gettempdir()) / f"winset-{os.getpid()}") as con:
        con.execute("CREATE TABLE made (filename VARCHAR, read DATE)")
        con.executemany("INSERT INTO made VALUES (?, ?)", [(file, day) for file, (_, day) in made.items()])
        days = " UNION ALL ".join(
            f"SELECT filename, known_day, {column} AS id FROM read_parquet([{files}], filename=true)"  # noqa: S608 - quoted
            for kind, column in _DATED.items()
            if (files := ", ".join(quoted(file) for file, (of, _) in sorted(made.items()) if of == kind))
        )
        found = con.execute(
            f"""SELECT max(known_day) FROM ({days}) JOIN made USING (filename)
            WHERE known_day <= read AND (id IS NULL OR id NOT IN (SELECT unnest($without)))""",  # noqa: S608 - as above
            {"without": list(without)},
        ).fetchone()
    return None if found is None else found[0]
