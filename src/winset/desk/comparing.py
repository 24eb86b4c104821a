"""Texts side by side: successive statements of one format, or what each capital says of one meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from winset.coder.comparing import (
    CHANGES,
    Change,
    Clause,
    Comparison,
    PhraseUse,
    Said,
    clauses,
    compared,
    every_pair,
    matrix,
    phrase_table,
)
from winset.desk.days import day_of
from winset.desk.handling import marks_of, own_mark, strictest
from winset.desk.joint_statements import ANY, countries_of, formats_of, of_rank, rank_asked, statements_of
from winset.desk.ranks import Rank, rank_of, ranks
from winset.errors import BadInput, CaseError, Problem, UnknownName
from winset.model import Document, last_day
from winset.sources.folder import read_documents
from winset.store import CaseFolder

__all__ = [
    "CHANGES",
    "KINDS_OF_COMPARISON",
    "Compared",
    "LeftOut",
    "Series",
    "Text",
    "compare_texts",
    "comparison_contract",
    "formats_in_case",
    "phrase_uses",
    "series_of_format",
    "texts_in_case",
    "texts_in_files",
    "texts_of_format",
]

KINDS_OF_COMPARISON: Final = ("successive", "readouts")
"""One after the other, or all of one meeting."""
_ONE_MEETING: Final = 3
"""Days within which texts in several languages are taken for readouts of one meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text to compare."""

    id: str
    """Document id."""
    name: str
    """What it is called here: its title, else its file."""
    date: str | None
    lang: str
    url: str | None
    file: str
    text: str
    handling: str | None
    """Handling mark, such as `TLP:AMBER`, of the document or in its head or foot."""
    clauses: tuple[Clause, ...]
    rank: Rank | None = None
    """Of those who made it; None where it was not chosen by its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A joint statement of a format that is not compared, because others made it."""

    id: str
    name: str
    date: str | None
    rank: Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The statements of one format at one rank."""

    format: str
    """`trilateral`, or countries as `JPN-KOR`."""
    level: str
    """One of `winset.desk.ranks.ranks()`, or `any`."""
    texts: tuple[Text, ...]
    """By date."""
    left: tuple[LeftOut, ...]
    """Those of other ranks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Texts, what changed between them, and who says what."""

    kind: str
    """One of KINDS_OF_COMPARISON."""
    texts: tuple[Text, ...]
    comparisons: tuple[tuple[int, int, Comparison], ...]
    """(earlier, later, comparison): each with its successor, or every pair of readouts."""
    matrix: tuple[Said, ...]
    """What each readout says; empty for successive texts."""
    phrases: tuple[PhraseUse, ...]

    @property
    def handling(self) -> str | None:
        """The strictest handling mark of the texts: what is made from them carries it."""
        mark = strictest(text.handling for text in self.texts)
        return f"TLP:{mark}" if mark else None


def texts_in_files(files: Sequence[Path]) -> tuple[Text, ...]:
    """The texts of files of any readable format, one each; raises BadInput where a file holds none or several."""
    found = []
    for file in files:
        read = list(read_documents(file, file.name, "file"))
        documents = [item for item in read if isinstance(item, Document)]
        if len(documents) != 1:
            problems = [item for item in read if isinstance(item, Problem)]
            what = f"the file holds {len(documents)} documents; name files of one document each"
            raise BadInput(problems or [Problem(file=str(file), code="documents", what=what)])
        document = documents[0]
        told = (document.id, document.title or file.name, document.date, document.lang, document.url, document.file)
        found.append(_text(*told, document.text, mark=own_mark(document.text)))
    return tuple(found)


def texts_in_case(case: Path | str, ids: Sequence[str], *, as_of: str | None = None) -> tuple[Text, ...]:
    """Documents of a case by id, the start of an id, or words of a title that only one has.

    Raises
    ------
    UnknownName : no document, or more than one, is meant
    """
    known = _documents(case, as_of)
    found = []
    for name in ids:
        low = name.casefold()
        meant = [row for row in known if row["id"] == name] or [row for row in known if row["id"].startswith(low)]
        meant = meant or [row for row in known if low in (row["title"] or row["file"]).casefold()]
        if len(meant) != 1:
            near = [f"{row['id']} {row['title']}" for row in meant[:6]] or [f"{row['id']}" for row in known]
            raise UnknownName("document" if not meant else "single document", name, near)
        found.append(_of_row(meant[0]))
    return tuple(found)


def texts_of_format(case: Path | str, name: str, *, as_of: str | None = None) -> tuple[Text, ...]:
    """The texts of `series_of_format`."""
    return series_of_format(case, name, as_of=as_of).texts


def series_of_format(case: Path | str, name: str, *, as_of: str | None = None) -> Series:
    """The joint statements of a format in a case that were made at one rank, by date.

    Parameters
    ----------
    name : `trilateral` for all countries of the case, or countries as `JPN-KOR`; with a rank as `trilateral:ministers`
        or `trilateral:any`; without one, that of which there are most

    Raises
    ------
    CaseError : the case holds fewer than two such statements
    UnknownName : the format names no country, or no rank
    """
    whole, _ = CaseFolder.open(case).case()
    asked = rank_asked(name)
    found = [_ranked(row) for row in statements_of(whole, name, _documents(case, as_of))]
    level = of_rank([rank for _, rank in found], asked)
    taken = [(row, rank) for row, rank in found if level in {ANY, rank.level}]
    left = [(row, rank) for row, rank in found if level not in {ANY, rank.level}]
    if len(taken) < 2:  # noqa: PLR2004 - a comparison needs two
        raise CaseError(_too_few(case, " ".join(countries_of(whole, name)), level, len(taken), left))
    return Series(
        format=name.partition(":")[0].strip(),
        level=level,
        texts=tuple(_of_row(row, rank) for row, rank in taken),
        left=tuple(
            LeftOut(id=row["id"], name=row["title"] or row["file"], date=row["date"], rank=rank) for row, rank in left
        ),
    )


def _ranked(row: dict[str, Any]) -> tuple[dict[str, Any], Rank]:
    return row, rank_of(row["title"] or row["file"], row["text"])


def _too_few(case: Path | str, who: str, level: str, number: int, left: Sequence[tuple[object, Rank]]) -> str:
    """What to do where a format has not two statements at a rank."""
    of_others = Counter(rank.level or "no rank told" for _, rank in left)
    others = ", ".join(f"{count} of {name}" for name, count in of_others.items())
    also = f" (and {others}: a rank goes after a colon, `:{ANY}` takes all)" if left else ""
    made = "" if level == ANY else f" by {level}"
    return (
        f"{case} holds {number} joint statements of {who}{made}{also}; add them with `winset add`, "
        f"read them with `winset read`, or name two documents"
    )


def formats_in_case(
    case: Path | str, *, as_of: str | None = None, without: Collection[str] = ()
) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    """Formats of which a case holds two joint statements of a rank or more, each with these by date.

    All countries come first, then pairs; of each the rank with most statements, by the bare name of the format, then
    others as `trilateral:ministers`.

    Parameters
    ----------
    without : ids of documents that are not to be shown
    """
    whole, _ = CaseFolder.open(case).case()
    shown = [row for row in _documents(case, as_of) if row["id"] not in without]
    found = []
    for name in formats_of(whole):
        held = [_ranked(row) for row in statements_of(whole, name, shown)]
        usual = of_rank([rank for _, rank in held], None)
        for level in (usual, *(level for level in ranks() if level != usual)):
            texts = tuple(_of_row(row, rank) for row, rank in held if level in {ANY, rank.level})
            if len(texts) > 1:
                found.append((name if level == usual else f"{name}:{level}", texts))
    return tuple(found)


def compare_texts(texts: Sequence[Text], *, kind: str | None = None) -> Compared:
    """Compare two texts or more.

    Parameters
    ----------
    texts : in the order in which they are shown; successive ones the earliest first
    kind : one of KINDS_OF_COMPARISON; None takes texts of several languages from the same days for readouts
    """
    if len(texts) < 2:  # noqa: PLR2004 - a comparison needs two
        raise CaseError("a comparison needs two texts or more")
    if kind is not None and kind not in KINDS_OF_COMPARISON:
        raise UnknownName("kind of comparison", kind, KINDS_OF_COMPARISON)
    kind = kind or _kind(texts)
    pairs = every_pair(len(texts)) if kind == "readouts" else [(i, i + 1) for i in range(len(texts) - 1)]
    found = tuple((i, j, _pair(texts[i], texts[j])) for i, j in pairs)
    said = matrix([t.clauses for t in texts], {(i, j): c for i, j, c in found}) if kind == "readouts" else ()
    return Compared(
        kind=kind,
        texts=tuple(texts),
        comparisons=found,
        matrix=said,
        phrases=phrase_uses(texts),
    )


def phrase_uses(texts: Sequence[Text]) -> tuple[PhraseUse, ...]:
    """Watched phrases of some texts, with where they entered and where they left."""
    return phrase_table([(text.text, text.lang) for text in texts])


def _kind(texts: Sequence[Text]) -> str:
    if len({text.lang for text in texts}) == 1:
        return "successive"
    days = [last_day(text.date) for text in texts if text.date]
    return "readouts" if not days or (max(days) - min(days)).days <= _ONE_MEETING else "successive"


def _pair(before: Text, after: Text) -> Comparison:
    return compared(before.text, after.text, (before.lang, after.lang), cut=(before.clauses, after.clauses))


def _documents(case: Path | str, as_of: str | None) -> list[dict[str, Any]]:
    folder = CaseFolder.open(case)
    if not folder.layout.database.exists():
        return []
    marks = marks_of(folder)
    with folder.query(day_of(as_of, last=True) if as_of else None) as query:
        found = query.rows("SELECT id, title, date, lang, url, file, text FROM documents ORDER BY first_day, id")
    return [row | {"mark": marks.get(row["id"])} for row in found]


def _of_row(row: dict[str, Any], rank: Rank | None = None) -> Text:
    told = (row["id"], row["title"] or row["file"], row["date"], row["lang"], row["url"], row["file"], row["text"])
    return replace(_text(*told, mark=row["mark"]), rank=rank)


def _text(
    id: str,  # noqa: A002 - the word of the model
    name: str,
    date: str | None,
    lang: str,
    url: str | None,
    file: str,
    text: str,
    *,
    mark: str | None,
) -> Text:
    return Text(
        id=id,
        name=" ".join(name.split()),
        date=date,
        lang=lang,
        url=url,
        file=file,
        text=text,
        handling=f"TLP:{mark}" if mark else None,
        clauses=clauses(text, lang),
    )


def comparison_contract(found: Compared) -> dict[str, Any]:
    """The shape of `winset compare --json`: every range is of code points of its text."""
    return {
        "kind": found.kind,
        "texts": [
            {
                "id": text.id,
                "title": text.name,
                "date": text.date,
                "lang": text.lang,
                "url": text.url,
                "file": text.file,
                "handling": text.handling,
                "rank": text.rank,
                "clauses": [{"index": c.index, "span": list(c.span), "text": c.text} for c in text.clauses],
            }
            for text in found.texts
        ],
        "comparisons": [
            {
                "before": i,
                "after": j,
                "counts": {label: comparison.count(label) for label in CHANGES},
                "changes": [_change(change) for change in comparison.changes],
            }
            for i, j, comparison in found.comparisons
        ],
        "matrix": [
            {
                "said": {str(text): list(said) for text, said in row.said.items()},
                "labels": {str(text): label for text, label in row.labels.items()},
                "left_out": list(row.left_out),
            }
            for row in found.matrix
        ],
        "phrases": found.phrases,
    }


def _change(change: Change) -> dict[str, Any]:
    def side(clause: Clause | None, spans: Sequence[tuple[int, int]]) -> dict[str, Any] | None:
        if clause is None:
            return None
        marked = [[clause.start + a, clause.start + b] for a, b in spans]
        return {"index": clause.index, "span": list(clause.span), "marked": marked}

    return {
        "label": change.label,
        "reworded": change.reworded,
        "moved": {-1: "up", 0: None, 1: "down"}[change.moved],
        "nearness": change.nearness,
        "why": change.why,
        "before": side(change.before, change.gone),
        "after": side(change.after, change.come),
        "reasons": change.reasons,
    }
