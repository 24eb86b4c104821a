"""Find sentences of a case's documents and rows of its tables by words of any script, as of a day."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from winset.model import Case, Span, first_day, last_day
from winset.sources.language import language_of
from winset.store.bigrams import words
from winset.store.case_folder import CaseFolder
from winset.store.db import sentences
from winset.store.disk import digest, digest_file
from winset.store.duck import connect, quoted
from winset.store.licences import source_of, source_rules
from winset.store.parts import Part, part_file, parts
from winset.store.shelves import NAME, drop_shelves, fill_shelf, open_index, settle_copies, shelves
from winset.store.wording import Wording

__all__ = ["Match", "Matches", "search_case"]

_ROWS: Final = "rows"
"""Shelf of what people wrote."""
_FILES: Final = ("chronicle.jsonl", "options.toml", "constraints.csv")
"""Text files of a case whose rows can be found."""
_OPEN, _CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One sentence or row that was found."""

    kind: str
    """`sentence`, `title`, `claim`, `chronicle`, `option` or `constraint`."""
    id: str
    """Of a row its id; of a sentence `document:number`; of a title the document; of a claim `document:start-end`."""
    text: str
    """The words as they stand there."""
    marks: tuple[Span, ...]
    """Code points of `text` that were looked for."""
    lang: str
    """ISO 639-1."""
    date: str | None
    """Of the row, or of the document."""
    known_from: str | None
    """When it became known; None for a text from an unknown day."""
    title: str
    """Of the document or option; empty where there is none."""
    document: str | None
    """Document id."""
    sentence: int | None
    """Number of the sentence in its document."""
    start: int | None
    """First code point of the document's text."""
    file: str | None
    """File that the document was read from."""
    url: str | None
    """Page of origin."""
    publisher: str | None
    page: str | None
    """Page of the document, where it has any."""
    redistributable: bool
    """Whether the words may leave in an export; our own always may."""
    score: float
    """Relevance (BM25), the greater the better; comparable within one search only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The answer to a search."""

    total: int
    """All that was found on the day."""
    later: int
    """What else fits, but was known later or is undated."""
    langs: tuple[tuple[str, int], ...]
    """How many in each language, the most first."""
    kinds: tuple[tuple[str, int], ...]
    """How many of each kind, the most first."""
    matches: tuple[Match, ...]
    """Those asked for, the most relevant first."""


def search_case(
    folder: CaseFolder,
    wording: Wording,
    *,
    as_of: date | None = None,
    limit: int = 20,
    offset: int = 0,
    without: Collection[str] = (),
    as_it_is: bool = False,
) -> Matches:
    """Bring the index up to date, and look into it.

    Parameters
    ----------
    wording : what to look for
    as_of : only what was known on this day; None is everything, with what is undated
    limit, offset : which of the matches, in order of relevance
    without : ids of documents that are not looked into
    as_it_is : look into an index that is kept without bringing it up to date, which takes long after much was read

    Raises
    ------
    CaseBusy : another process has been indexing for long; try again
    CaseError : a derived part cannot be read
    """
    with sentences(folder.layout.parts / NAME), open_index(folder.layout.parts) as con:
        if not (as_it_is and shelves(con)):
            _refresh(con, folder)
        return _found(con, folder, wording, as_of, {"limit": limit, "offset": offset}, without)


# -- keeping it up to date --------------------------------------------------------------------------------------------


def _refresh(con: sqlite3.Connection, folder: CaseFolder) -> None:
    """Make every shelf again whose origin has changed; each is durable by itself, so an interruption costs little."""
    with folder.reading() as db:
        live = parts(db)
    wanted = _wanted(live)
    written = digest(
        *(f"{name} {digest_file(folder.path / name)}" for name in _FILES if (folder.path / name).is_file())
    )
    there = shelves(con)
    gone = set(there) - set(wanted) - {_ROWS}
    new = [name for name, (made_of, _) in wanted.items() if there.get(name) != made_of]
    drop_shelves(con, sorted(gone))
    if new:
        _fill(con, folder, {name: wanted[name] for name in new})
    if gone or new:
        settle_copies(con)
    if there.get(_ROWS) != written:
        fill_shelf(con, (_ROWS, written), entries=_rows(folder.case()[0]))


def _wanted(live: Iterable[Part]) -> dict[str, tuple[str, dict[str, Part]]]:
    """For each shard of documents the digest of its parts, and the parts by kind."""
    shards: dict[str, dict[str, Part]] = {}
    for part in live:
        if part.kind in ("documents", "sentences", "claims"):
            shards.setdefault(f"{part.origin}:{part.shard}", {})[part.kind] = part
    return {
        name: (digest(*(f"{kind} {part.sha256}" for kind, part in sorted(kinds.items()))), kinds)
        for name, kinds in shards.items()
        if "documents" in kinds and "sentences" in kinds
    }


def _fill(con: sqlite3.Connection, folder: CaseFolder, new: Mapping[str, tuple[str, Mapping[str, Part]]]) -> None:
    with connect(Path(tempfile.gettempdir()) / "winset-search") as duck:

        def read(part: Part | None, sql: str) -> list[dict[str, Any]]:
            if part is None:
                return []
            result = duck.execute(f"{sql} FROM read_parquet({quoted(part_file(folder.layout.parts, part))})")
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

        for name, (made_of, kinds) in new.items():
            documents = read(kinds["documents"], _DOCUMENTS)
            for row in documents:
                row["origin"] = kinds["documents"].origin
            told = {row["id"]: row for row in documents}
            said = read(kinds["sentences"], _SENTENCES)
            claimed = read(kinds.get("claims"), _CLAIMS)
            titles = [{"kind": "title", "name": d["id"], "document": d["id"], "text": d["title"]} for d in documents]
            entries = (
                row | {key: told[row["document"]][key] for key in ("lang", "date", "first_day", "known_day", "title")}
                for row in (*(t for t in titles if t["text"]), *said, *claimed)
                if row["document"] in told
            )
            fill_shelf(con, (name, made_of), documents=documents, entries=entries)


_DOCUMENTS: Final = """SELECT id, text_digest AS digest, file, title, date, CAST(first_day AS VARCHAR) AS first_day,
    known_from, CAST(known_day AS VARCHAR) AS known_day, lang, url, publisher, pages"""
_SENTENCES: Final = """SELECT 'sentence' AS kind, document || ':' || sentence AS name, document, sentence AS number,
    start_char, text"""
_CLAIMS: Final = """SELECT 'claim' AS kind, document || ':' || start_char || '-' || end_char AS name, document,
    sentence AS number, start_char, text"""


def _rows(case: Case) -> Iterator[dict[str, Any]]:
    """What people wrote: happenings, options and constraints."""
    for happening in case.chronicle:
        yield _row("chronicle", happening.id, happening.text, happening.date, happening.known_from)
    for option in case.options:
        text = f"{option.title}. {option.description}"
        yield _row("option", option.id, text, option.first_proposed, option.known_from, title=option.title)
    for constraint in case.constraints:
        yield _row("constraint", constraint.id, constraint.what, constraint.since, constraint.known_from)


def _row(kind: str, name: str, text: str, day: str, known_from: str, *, title: str = "") -> dict[str, Any]:
    told = {"title": title, "lang": language_of(text), "date": day, "first_day": first_day(day).isoformat()}
    return told | {"kind": kind, "name": name, "text": text, "known_day": last_day(known_from).isoformat()}


# -- looking into it --------------------------------------------------------------------------------------------------

_FROM: Final = """FROM found JOIN entries e ON e.id = found.rowid
    LEFT JOIN documents d ON d.shelf = e.shelf AND d.id = e.document
    WHERE found MATCH :match AND coalesce(d.first, 1)
    AND (:langs = '[]' OR e.lang IN (SELECT value FROM json_each(:langs)))
    AND CASE WHEN :kinds = '[]' THEN e.kind <> 'claim' ELSE e.kind IN (SELECT value FROM json_each(:kinds)) END
    AND (:without = '[]' OR coalesce(e.document, '') NOT IN (SELECT value FROM json_each(:without)))
    AND (:after IS NULL OR e.first_day >= :after) AND (:before IS NULL OR e.first_day < :before)"""
_KNOWN: Final = "(:day IS NULL OR e.known_day <= :day)"


def _found(
    con: sqlite3.Connection,
    folder: CaseFolder,
    wording: Wording,
    as_of: date | None,
    part: Mapping[str, int],
    without: Collection[str],
) -> Matches:
    told: dict[str, object] = {
        "match": wording.match,
        "langs": json.dumps(wording.langs),
        "kinds": json.dumps(wording.kinds),
        "after": wording.after,
        "before": wording.before,
        "day": as_of.isoformat() if as_of is not None else None,
        "without": json.dumps(sorted(without)),
        **part,
    }
    counted = con.execute(
        f"SELECT e.kind, e.lang, coalesce({_KNOWN}, 0), count(*) {_FROM} GROUP BY 1, 2, 3",
        told,
    ).fetchall()
    listed = con.execute(
        f"""SELECT e.kind, e.name, e.text, e.lang, e.date, e.known_day, coalesce(d.title, e.title, '') AS title,
            e.document, e.number, e.start_char, d.file, d.url, d.publisher, d.pages, d.origin, d.known_from,
            -bm25(found) AS score, highlight(found, 0, '{_OPEN}', '{_CLOSE}') AS marked
        {_FROM} AND {_KNOWN} ORDER BY score DESC, e.first_day DESC, e.id LIMIT :limit OFFSET :offset""",
        told,
    )
    names = [column[0] for column in listed.description]
    rows = [dict(zip(names, row, strict=True)) for row in listed]
    free = _free(folder, {row["origin"] for row in rows if row["document"]})
    return Matches(
        total=sum(n for *_, known, n in counted if known),
        later=sum(n for *_, known, n in counted if not known),
        langs=_counts((lang, n) for _, lang, known, n in counted if known),
        kinds=_counts((kind, n) for kind, _, known, n in counted if known),
        matches=tuple(_match(row, free, wording.letters) for row in rows),
    )


def _counts(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    out: dict[str, int] = {}
    for name, number in pairs:
        out[name] = out.get(name, 0) + number
    return tuple(sorted(out.items(), key=lambda item: (-item[1], item[0])))


def _free(folder: CaseFolder, origins: Collection[str]) -> frozenset[str]:
    """Those source files whose words may leave."""
    if not origins:
        return frozenset()
    rules, _ = source_rules(folder.path)
    with folder.reading() as db:
        named = db.execute(
            "SELECT sha256, min(name) FROM inputs WHERE sha256 IN (SELECT value FROM json_each(?)) GROUP BY sha256",
            (json.dumps(sorted(origins)),),
        ).fetchall()
    return frozenset(origin for origin, name in named if source_of(name, rules).redistributable)


def _match(row: Mapping[str, Any], free: Collection[str], letters: Collection[str]) -> Match:
    return Match(
        kind=row["kind"],
        id=row["name"],
        text=row["text"],
        marks=_marks(row["text"], row["marked"], letters),
        lang=row["lang"],
        date=row["date"],
        known_from=row["known_from"] if row["document"] else row["known_day"],
        title=row["title"],
        document=row["document"],
        sentence=row["number"],
        start=row["start_char"],
        file=row["file"],
        url=row["url"],
        publisher=row["publisher"],
        page=_page_at(row["pages"], row["start_char"]),
        redistributable=row["document"] is None or row["origin"] in free,
        score=round(row["score"], 4),
    )


def _marks(text: str, marked: str, letters: Collection[str]) -> tuple[Span, ...]:
    """Spans of the words of a text that the index marks in its own spelling of it.

    Of a pair that was found by its first letter alone, that letter is marked.
    """
    out: list[Span] = []
    inside = False
    for word, shown in zip(words(text), marked.split(" "), strict=True):
        opens, closes = shown.startswith(_OPEN), shown.endswith(_CLOSE)
        if not (inside or opens):
            continue
        end = word.start + 1 if opens and closes and word.text[0] in letters else word.end
        if out and (not opens or word.start <= out[-1][1]):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((word.start, end))
        inside = not closes
    return tuple(out)


def _page_at(pages: str | None, at: int | None) -> str | None:
    """Number of the page on which a code point stands; see `Document.pages`."""
    found = None
    for entry in (pages or "").split():
        start, _, page = entry.partition(":")
        if int(start) > (at or 0):
            break
        found = page
    return found
