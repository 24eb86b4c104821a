"""Text that somebody pastes, coded into the case at once and kept with its handling mark."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from datetime import date as day
from pathlib import Path
from textwrap import shorten
from typing import Final

from winset.desk.claims import CaseClaim, claims_in_query
from winset.desk.days import day_of
from winset.desk.handling import mark_named
from winset.desk.work import ReadReport, read, unread_files
from winset.errors import BadInput, CaseBusy, Problem
from winset.store import CaseFolder, Progress, SourceRule, add_path, source_of, source_rules

__all__ = ["NotYetCoded", "Pasted", "PastedEvent", "paste"]

SOURCE: Final = "pasted"
"""Id of the source of unmarked pasted texts; marked ones have one for each mark."""
NOT_STATED: Final = "not stated"
_TITLE: Final = 90
"""Letters of a text's first line that make its title where none is given."""
_ONLY_MARK: Final = re.compile(r"TLP\s*:\s*[A-Z]+(?:\+[A-Z]+)?", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^\w]+")


class NotYetCoded(CaseBusy):
    """The text is in the case, but another process is reading its sources; the next reading codes it.

    Parameters
    ----------
    file : the text's name below `sources/`
    """

    def __init__(self, file: str) -> None:
        super().__init__(
            f"the text is in the case as sources/{file}, but another process is reading: `winset read` codes it when "
            "that has ended"
        )
        self.file = file


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedEvent:
    """One act that the text reports."""

    source: str | None
    target: str | None
    plover: str
    cameo: str
    issue: str | None
    date: str | None
    trigger: str
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A pasted text as the case has it."""

    id: str
    """Document id."""
    file: str
    """Its name below `sources/`."""
    title: str
    date: str | None
    lang: str
    handling: str | None
    """`TLP:AMBER` and the like."""
    new: bool
    """False where the case had the same text already."""
    events: tuple[PastedEvent, ...]
    claims: tuple[CaseClaim, ...]


def paste(
    case: Path | str,
    text: str,
    *,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    handling: str | None = None,
    redistributable: bool = False,
    today: day | None = None,
    progress: Progress | None = None,
) -> Pasted:
    """Put a text into the case as a document of `sources/`, and code it.

    Parameters
    ----------
    title : its title; the first line that is no handling mark by default
    date : when it was published; the day of pasting by default
    url : page of origin
    handling : a mark of the Traffic Light Protocol
    redistributable : whether its words may be passed on, as far as the mark allows
    today : the day of pasting

    Raises
    ------
    BadInput : the text is blank
    UnknownName : no such mark
    NotYetCoded : another process is reading; called again with the same text, it codes it
    CaseBusy : another process is writing
    """
    body = text.strip().replace("\r\n", "\n")
    if not body:
        what = "there is no text: paste it and end with Ctrl-D, or send it through a pipe"
        raise BadInput([Problem(file="stdin", code="empty", what=what)])
    if date is not None:
        day_of(date)  # or it is none
    mark = None if handling is None else mark_named(handling)
    told = title or shorten(_first_line(body), _TITLE, placeholder="…")
    when = date or (today or day.today()).isoformat()  # noqa: DTZ011 - the day of the person who pastes
    name = f"pasted-{when}-{_UNSAFE.sub('-', told.casefold())[:40].strip('-')}-{_digest(body)}.md"
    with tempfile.TemporaryDirectory(prefix="winset-") as work:
        file = Path(work, name)
        file.write_text(_document(body, told, when, url, mark), encoding="utf-8")
        name = _put(CaseFolder.open(case), file, _rule(mark, redistributable=redistributable))
    new = name in unread_files(case)
    try:
        report = read(case, only={name}, progress=progress)
    except CaseBusy as error:
        raise NotYetCoded(name) from error
    return _found(case, name, mark, new=new, report=report)


def _put(folder: CaseFolder, file: Path, rule: SourceRule) -> str:
    """Its name below `sources/`; a text that is there already, under its rule, waits for nobody who writes."""
    there = folder.layout.sources / file.name
    if there.is_file() and there.read_bytes() == file.read_bytes():
        rules, _ = source_rules(folder.path)
        if source_of(file.name, rules).id == rule.id:
            return file.name
    with folder.writing() as writer:
        return add_path(writer, file, rule=rule)[0].name


def _first_line(body: str) -> str:
    """The first line that says anything: a handling mark alone is no title."""
    lines = [line for line in body.splitlines() if line.strip()]
    return next((line for line in lines if not _ONLY_MARK.fullmatch(line.strip())), lines[0])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _document(body: str, title: str, when: str, url: str | None, mark: str | None) -> str:
    """Front matter and text; the mark stands above the words too, so that it goes wherever they go."""
    head = [f"title: {_quoted(title)}", f"date: {when}"]
    head += [f"source_url: {_quoted(url)}"] if url else []
    head += [f"handling: TLP:{mark}"] if mark else []
    marked = f"TLP:{mark}\n\n{body}" if mark else body
    return "---\n" + "\n".join(head) + f"\n---\n\n{marked}\n"


def _quoted(text: str) -> str:
    """One line in single quotes, as the reader of front matter takes it."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _rule(mark: str | None, *, redistributable: bool) -> SourceRule:
    ending = "" if mark is None else f"-tlp-{mark.lower().replace('+', '-')}"
    ending += "-open" if redistributable else ""
    return SourceRule(
        id=f"{SOURCE}{ending}",
        title="Pasted texts" + (f", TLP:{mark}" if mark else ""),
        licence=NOT_STATED,
        redistributable=redistributable,
        handling=f"TLP:{mark}" if mark else "",
    )


def _found(case: Path | str, file: str, mark: str | None, *, new: bool, report: ReadReport) -> Pasted:
    """What the coder found in the document of a file."""
    with CaseFolder.open(case).query() as query:
        rows = query.rows("SELECT id, title, date, lang FROM documents WHERE file = $file", {"file": file})
        if not rows:
            raise BadInput(_why_not(file, report))
        document = rows[0]
        told = {"document": document["id"]}
        events = query.rows(
            """SELECT e.source, e.target, e.plover, e.cameo, e.issue, e.date, e.trigger, s.text AS sentence, e.rule
            FROM events e JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
            WHERE e.document = $document ORDER BY e.event""",
            told,
        )
        claims = tuple(claims_in_query(query, documents=[document["id"]]))
    return Pasted(
        id=document["id"],
        file=file,
        title=document["title"],
        date=document["date"],
        lang=document["lang"],
        handling=f"TLP:{mark}" if mark else None,
        new=new,
        events=tuple(PastedEvent(**row) for row in events),
        claims=claims,
    )


def _why_not(file: str, report: ReadReport) -> list[Problem]:
    """Why a file that was added gave no document: it was refused, or another file holds the same text."""
    refused = [problem for problem in report.problems if problem.file.endswith(file)]
    what = "another document of the case has the same text, so it is counted once; nothing new was coded"
    return refused or [Problem(file=file, code="had", what=what)]
