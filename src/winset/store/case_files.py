"""The text files of a case, read into one value with every problem of every file at once."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from winset.errors import BadInput, CaseError, Problem
from winset.model import Case
from winset.sources.rows import read_rows, read_rows_file
from winset.store.layout import MARKER
from winset.store.licences import source_rules
from winset.store.lines import line_of
from winset.store.references import dangling
from winset.store.tables import TABLES

__all__ = ["FORMAT", "read_case"]

FORMAT: Final = 1
"""Form of the text files; `format` in `winset.toml` names another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The `[case]` block of `winset.toml`."""

    id: str
    title: str
    countries: tuple[str, ...]
    start: str
    third_parties: tuple[str, ...] = ()
    format: int = FORMAT


def read_case(folder: Path) -> tuple[Case, list[Problem]]:
    """The case of a folder and the problems of its files; rows with problems are left out.

    A file that is not there counts as empty.

    Raises
    ------
    BadInput
        `winset.toml` cannot be used: without it there is no case.
    CaseError
        The files are of a later form than this program reads.
    """
    head = _head(folder / MARKER)
    _, problems = source_rules(folder)
    read: dict[str, list[Any]] = {}
    for table in TABLES:
        path = folder / table.file
        read[table.field] = []
        if path.exists():
            read[table.field], found = read_rows_file(path, table.cls, table=table.key)
            problems += found
    while broken := _dangling(read, folder):
        problems += broken
    case = Case(
        id=head.id,
        title=head.title,
        countries=head.countries,
        third_parties=head.third_parties,
        start=head.start,
        **{name: tuple(rows) for name, rows in read.items()},
    )
    return case, problems


def _dangling(read: dict[str, list[Any]], folder: Path) -> list[Problem]:
    """Problems of the rows that name what is not there; takes those rows out, which may leave others dangling."""
    defined = {
        name: {row.id for row in read[name]}
        for name in ("players", "issues", "options", "meetings", "commitments", "panels", "hypotheses")
    }
    defined["evidence"] = {row.id for name in ("chronicle", "polls", "meetings") for row in read[name]}
    problems: list[Problem] = []
    for table in TABLES:
        path = folder / table.file
        kept = []
        for row in read[table.field]:
            faults = list(dangling(row, defined))
            if not faults:
                kept.append(row)
                continue
            line = line_of(path, table, row)
            problems += [Problem(file=str(path), row=line, column=c, code=code, what=what) for c, code, what in faults]
        read[table.field] = kept
    return problems


def _head(path: Path) -> _Head:
    try:
        text = path.read_text(encoding="utf-8-sig")
        block = tomllib.loads(text).get("case")
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}; check the file and its permissions") from error
    except (ValueError, RecursionError) as error:
        what = f"the file is not TOML in UTF-8 ({error}); mend it, nothing else can be read before that"
        raise BadInput([Problem(file=str(path), code="toml", what=what)]) from error
    if not isinstance(block, dict):
        what = "the [case] block with id, title, countries and start is missing; add it"
        raise BadInput([Problem(file=str(path), column="case", code="missing", what=what)])
    heads, problems = read_rows(json.dumps(block, default=str), _Head, file=str(path), form="jsonl")
    line = next((n for n, row in enumerate(text.splitlines(), 1) if row.strip().startswith("[case]")), None)
    if problems:
        raise BadInput([replace(problem, row=line) for problem in problems])
    if heads[0].format > FORMAT:
        raise CaseError(
            f"{path} is written in form {heads[0].format} and this program reads up to {FORMAT}; "
            "install the newer winset to open it"
        )
    return heads[0]
