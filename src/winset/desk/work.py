"""What changes a case: make it, bring sources in, read and code them, write down a report."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from winset.desk.days import day_of
from winset.desk.desk import Desk
from winset.desk.kept import kept_case
from winset.desk.readers import coding_settings, coding_version, document_reader, event_readers, shard_coder
from winset.errors import BadInput, CaseError, Problem
from winset.sources.document_date import name_with_date
from winset.sources.events import may_not_be_passed_on
from winset.store import (
    Added,
    CaseFolder,
    Number,
    Progress,
    Reading,
    SourceRule,
    add_path,
    code_documents,
    code_version,
    ingest,
    record_numbers,
    run,
    shipped_names,
    unread,
)

__all__ = [
    "ReadReport",
    "add",
    "create",
    "ensure_case",
    "make_ready",
    "read",
    "read_if_needed",
    "record_report",
    "unread_files",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What came of reading the sources of a case."""

    files: tuple[Reading, ...]
    """One entry a file in `sources/`."""
    coded: int
    """Shards of documents coded in this run."""
    problems: tuple[Problem, ...]
    """Everything that was refused, of all files."""


def create(
    path: Path | str, *, template: str | None = None, title: str | None = None, countries: Sequence[str] = ()
) -> Path:
    """Make a case; see `CaseFolder.create`."""
    return CaseFolder.create(path, template, title=title, countries=countries).path


def ensure_case(path: Path | str) -> None:
    """Make the folder from the shipped case of its last name, if it does not exist.

    Raises
    ------
    CaseError : there is no such folder, and no shipped case of that name
    """
    path = Path(path)
    if (path / "winset.toml").is_file():
        return
    if path.name in shipped_names() and not (path.exists() and any(path.iterdir())):
        create(path, template=path.name)
        return
    if not path.exists():
        known = ", ".join(shipped_names())
        raise CaseError(f"there is no folder {path}, and no shipped case of that name (shipped: {known})")


def add(
    path: Path | str,
    files: Sequence[Path],
    *,
    source: str | None = None,
    title: str | None = None,
    licence: str = "not stated",
    redistributable: bool = False,
    date: str | None = None,
) -> tuple[Added, ...]:
    """Copy files or folders into `sources/`; with `source`, their origin and licence are written into `winset.toml`.

    Parameters
    ----------
    date : partial date of the documents in them that give none themselves; it is kept in the names of the files

    Raises
    ------
    CaseError
        The date is none.
    BadInput
        There is nothing to add, or the terms of a data set do not allow what is asked for.
    """
    rule = None
    if redistributable:
        _refuse_private(files)
    if source is not None:
        rule = SourceRule(id=source, title=title or source, licence=licence, redistributable=redistributable)
    with CaseFolder.open(path).writing() as writer, tempfile.TemporaryDirectory(prefix="winset-") as beside:
        if date is not None:
            day_of(date)  # or it is none
            files = [_dated(Path(file), date, Path(beside, str(number))) for number, file in enumerate(files)]
        return tuple(added for file in files for added in add_path(writer, Path(file), rule=rule))


def _dated(file: Path, date: str, beside: Path) -> Path:
    """A file or folder once more, as links whose names hold a date."""
    if not file.exists():
        return file
    name = file.resolve().name
    for path in sorted(file.rglob("*")) if file.is_dir() else [file]:
        if path.is_file():
            link = beside / name_with_date(
                f"{name}/{path.relative_to(file).as_posix()}" if path != file else name, date
            )
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path.resolve())
    return beside / (name if file.is_dir() else name_with_date(name, date))


def _refuse_private(files: Sequence[Path]) -> None:
    """Refuse to mark as redistributable what its owner does not allow to be passed on."""
    what = "the terms of this data set do not allow passing its rows on; add it without --redistributable"
    below = (p for file in map(Path, files) for p in ([file] if file.is_file() else sorted(file.rglob("*"))))
    private = [p for p in below if p.is_file() and may_not_be_passed_on(p)]
    if private:
        raise BadInput([Problem(file=str(p), code="licence", what=what) for p in private])


def read(
    path: Path | str, *, only: Collection[str] | None = None, jobs: int = 1, progress: Progress | None = None
) -> ReadReport:
    """Read what is new in `sources/` and code it; killed at any time and run again, it goes on where it was.

    Others may write meanwhile; a file that is added after the reading began waits for the next one.

    Parameters
    ----------
    only : names of files in `sources/`, where somebody waits for these; what else is new waits for the next reading

    Raises
    ------
    CaseBusy : another process is reading
    """
    folder = CaseFolder.open(path)
    case, _ = kept_case(folder)
    settings = coding_settings(case)
    with (
        folder.deriving() as session,
        run(session.db, "read", settings=settings, inputs={}, code=code_version()) as results,
    ):
        files = ingest(session, document_reader(), event_readers(), only=only, check=only is None, progress=progress)
        wanted = None if only is None else {file.sha256 for file in files if file.name in only}
        coded = 0
        if any(file.kind == "documents" for file in files):
            coded = code_documents(
                session, shard_coder(case), code=coding_version(), settings=settings, only=wanted, jobs=jobs,
                progress=progress,
            )  # fmt: skip
        results |= {"files": len(files), "coded": coded}
    problems = tuple(problem for file in files for problem in file.problems)
    return ReadReport(files=files, coded=coded, problems=problems)


def read_if_needed(path: Path | str, *, jobs: int = 1, progress: Progress | None = None) -> None:
    """Read when `sources/` holds anything or held it before; an untouched case stays untouched."""
    layout = CaseFolder.open(path).layout
    if layout.database.exists() or (layout.sources.is_dir() and any(layout.sources.iterdir())):
        read(path, jobs=jobs, progress=progress)


def unread_files(path: Path | str) -> tuple[str, ...]:
    """Names of the files in `sources/` that nothing has read yet."""
    folder = CaseFolder.open(path)
    with folder.reading() as db:
        return unread(folder.layout.sources, db)


def make_ready(desk: Desk) -> None:
    """Open the case for writing once, so that what a report computes is kept from the first time on."""
    if not desk.folder.layout.database.exists():
        with desk.folder.writing():
            pass


def record_report(
    desk: Desk, entries: Iterable[tuple[str, Mapping[str, Any], Any, Sequence[str]]], *, files: Sequence[str]
) -> None:
    """Write down a report's numbers, (function, arguments, value, ids of the evidence), and the run that made it."""
    rows = [
        Number(
            snapshot=desk.snapshot,
            function=function,
            arguments=arguments,
            value=value,
            support={"as_of": desk.day.isoformat(), "evidence": list(evidence)},
        )
        for function, arguments, value, evidence in entries
    ]
    settings = {"as_of": desk.day.isoformat()}
    with (
        desk.folder.writing() as writer,
        run(writer.db, "report", settings=settings, inputs={"snapshot": desk.snapshot}, code=code_version()) as results,
    ):
        results |= {
            "snapshot": desk.snapshot,
            "as_of": desk.day.isoformat(),
            "audience": desk.audience,
            "numbers": record_numbers(writer.db, rows),
            "files": list(files),
        }
