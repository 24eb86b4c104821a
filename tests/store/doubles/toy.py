"""A small world for the tests of the store: one reader, one data set, one coder, and a worker to be killed.

It stands in a module of its own because processes started by the tests must be able to import it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import duckdb

from winset.errors import Problem
from winset.model import Document, first_day, last_day
from winset.store import (
    CaseFolder,
    Counting,
    DocumentReader,
    EventReader,
    Writer,
    acts,
    code_documents,
    documents,
    ingest,
    record_act,
    run,
)
from winset.store.columns import LINES
from winset.store.disk import digest
from winset.store.parts import Part, Parts

STATE = ("GOV", "MIL")
ROOTS = tuple(f"{root:02d}" for root in range(9, 21))
TYPES = ("ACCUSE",)
COUNTING = Counting(state_sectors=STATE, conflict_roots=ROOTS, conflict_types=TYPES)

_ACT = re.compile(r"([A-Z]{3})(?: (GOV|BUS))? (will meet|meets|blames) ([A-Z]{3})(?: on (\d{4}(?:-\d\d(?:-\d\d)?)?))?")
_SENTENCE = re.compile(r"\S[^.]*\.?")


def read(path: Path, name: str, source: str) -> Iterator[Document | Problem]:
    """One document a line: a date or `?`, a space, the text; a line with `!` is refused."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        day, _, text = line.partition(" ")
        if day == "!":
            yield Problem(file=name, row=number, code="bad", what="starts with !")
            continue
        known = None if day == "?" else day
        yield Document(
            id=digest(source, str(number))[:16],
            title=f"Line {number}",
            text=text,
            date=known,
            date_reason="line",
            known_from=known,
            lang="en",
            url=f"https://example.org/{number}",
            publisher=None,
            author=None,
            file=name,
            source=source,
        )


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Up to each full stop."""
    assert lang == "en"
    return [match.span() for match in _SENTENCE.finditer(text)]


def code(found: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """`JPN meets KOR`, `JPN BUS blames KOR on 2021-02`, `JPN will meet KOR`."""
    for document in found:
        events = [_event(match, document) for match in _ACT.finditer(document.text)]
        at = document.text.find("should")
        claims = [] if at < 0 else [{"kind": "recommendation", "polarity": 1, "strength": 0.5, "text": "should"}]
        for claim in claims:
            claim["span"] = [at, at + 6]
        yield {"id": document.id, "events": events, "claims": claims, "skipped": None}


def die(found: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """What a process does that is killed for want of memory."""
    os._exit(len(found))


def _event(match: re.Match[str], document: Document) -> dict[str, Any]:
    conflict = match[3] == "blames"
    return {
        "source": match[1] + (f" {match[2]}" if match[2] else ""),
        "source_country": match[1],
        "source_sector": match[2],
        "source_text": match[1],
        "target": match[4],
        "target_country": match[4],
        "target_sector": None,
        "target_text": match[4],
        "plover": "ACCUSE" if conflict else "CONSULT",
        "mode": None,
        "context": ["military"],
        "cameo": "111" if conflict else "040",
        "goldstein": -2.0 if conflict else 1.0,
        "issue": "defence",
        "date": match[5] or document.date,
        "date_precision": "day",
        "negated": False,
        "future": match[3] == "will meet",
        "hypothetical": False,
        "historical": False,
        "speaker": None,
        "trigger": match[3],
        "rule": "toy",
        "spans": {"source": list(match.span(1)), "target": list(match.span(4)), "trigger": list(match.span(3))},
        "confidence": 0.9,
    }


def _side(cell: str) -> list[str | None]:
    """Country and sector of `JPN` or `JPN-BUS`."""
    country, _, sector = cell.partition("-")
    return [country, sector or None]


def write_rows(path: Path, name: str, to: Path) -> list[Problem]:
    """One row a line: source, target, CAMEO code, date; then the report and the event's id, if they are told."""
    problems = []
    columns = ", ".join(f'"{column.name}" {column.type}' for column in LINES)
    with closing(duckdb.connect()) as con:
        con.execute(f"CREATE TABLE rows ({columns})")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = line.split()
            if not 4 <= len(cells) <= 6:
                problems.append(Problem(file=name, row=number, code="ragged", what="needs four cells"))
                con.execute("INSERT INTO rows BY NAME SELECT ? AS row, 'ragged:' AS refused", [number])
                continue
            goldstein = -5.0 if cells[2] >= "09" else 3.0
            told = [*cells[4:], None, None][:2]
            con.execute(
                """INSERT INTO rows BY NAME SELECT ? AS row, 'toy' AS data, ? AS source_country, ? AS source_sector,
                    ? AS target_country, ? AS target_sector, ? AS cameo,
                    ?::DATE AS first_day, ?::DATE AS last_day, ? AS goldstein, ? AS story, ? AS event_id""",
                [
                    number,
                    *_side(cells[0]),
                    *_side(cells[1]),
                    cells[2],
                    first_day(cells[3]),
                    last_day(cells[3]),
                    goldstein,
                    *told,
                ],
            )
        con.execute("COPY rows TO $to (FORMAT parquet)", {"to": str(to / "0.parquet")})
    return problems


DOCUMENTS = DocumentReader(code="toy 1", read=read, sentences=sentences)
EVENTS = EventReader(code="toy 1", recognises=lambda path: path.suffix == ".rows", write=write_rows, counting=COUNTING)


def update(writer: Writer, *, jobs: int = 1) -> None:
    """Read and code whatever is new."""
    ingest(writer, DOCUMENTS, [EVENTS])
    code_documents(writer, code, code="toy 1", settings={}, jobs=jobs)


def fill(folder: Path, files: Mapping[str, str]) -> None:
    """Put text files into `sources/`."""
    for name, text in files.items():
        path = folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def keep_writing(folder: Path, files: int) -> None:
    """Bring in one file after the other, in one session."""
    with CaseFolder.open(folder).deriving() as writer:
        for number in range(files):
            fill(folder, {f"{number}.txt": texts(number, 4)})
            update(writer)
            record_act(writer.db, "label", str(number))


def texts(number: int, lines: int) -> str:
    """A file of documents, the same for the same number."""
    days = (f"20{10 + (number + i) % 10}-0{1 + i % 9}-1{i % 10}" for i in range(lines))
    return "".join(
        f"{day} JPN meets KOR. KOR {'blames' if i % 3 else 'meets'} JPN. File {number} should say {i}.\n"
        for i, day in enumerate(days)
    )


def work(folder: Path, acknowledged: Path, files: Mapping[str, str], labels: Iterable[str]) -> None:
    """Make the case if need be, read, code and label; say of each part and label that it is kept, once it is."""
    documents._DOCUMENTS = 3
    with acknowledged.open("ab", buffering=0) as told:
        write = Parts.write

        def telling(self: Parts, kind: str, origin: str, shard: int, **rest: Any) -> Part:
            part = write(self, kind, origin, shard, **rest)
            told.write(f"part {kind} {origin} {shard} {part.sha256}\n".encode())
            return part

        Parts.write = telling
        case = CaseFolder.open(folder) if (folder / "winset.toml").exists() else CaseFolder.create(folder)
        told.write(b"case\n")
        fill(folder, {name: text for name, text in files.items() if not (folder / "sources" / name).exists()})
        with case.deriving() as writer, run(writer.db, "read", settings={}, inputs={}, code="toy 1") as results:
            half = len(labels := list(labels)) // 2
            _label(writer, labels[:half], told)
            update(writer)
            _label(writer, labels[half:], told)
            results["labels"] = len(labels)
    os._exit(0)


def _label(writer: Writer, labels: Iterable[str], told: IO[bytes]) -> None:
    have = {act.subject for act in acts(writer.db)}
    for label in labels:
        if label not in have:
            record_act(writer.db, "label", label, new=True, author="tester")
        told.write(f"label {label}\n".encode())
