"""Texts side by side: successive statements of one format, or what each capital says of one meeting."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
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
from winset.errors import BadInput, CaseError, Problem, UnknownName
from winset.model import Case, Document, first_day, last_day
from winset.reference.countries import countries, country
from winset.reference.names import LANGUAGES
from winset.reference.table import parts, rows
from winset.sources.folder import read_documents
from winset.store import CaseFolder

__all__ = [
    "CHANGES",
    "KINDS_OF_COMPARISON",
    "Compared",
    "Text",
    "compare_texts",
    "comparison_contract",
    "formats_in_case",
    "phrase_uses",
    "texts_in_case",
    "texts_in_files",
    "texts_of_format",
]

KINDS_OF_COMPARISON: Final = ("successive", "readouts")
"""One after the other, or all of one meeting."""
_ONE_MEETING: Final = 3
"""Days within which texts in several languages are taken for readouts of one meeting."""
_OPENING: Final = 700
"""Letters of a text in which its parties are named."""
_FIRST: Final = 400
"""Letters of a text that name those who make the statement."""
_WHO: Final = 200
"""Letters of a text whose title names nobody that say who speaks."""
_PLACES: Final = 1
"""Other countries that may be named there: where they met."""
_ALL: Final = "trilateral"
"""The format of all countries of a case, however many they are."""


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
    """The joint statements of a format in a case, by date.

    Parameters
    ----------
    name : `trilateral` for all countries of the case, or countries as `JPN-KOR`

    Raises
    ------
    CaseError : the case holds fewer than two such statements
    UnknownName : the format names no country
    """
    whole, _ = CaseFolder.open(case).case()
    found = _statements(whole, name, [row for row in _documents(case, as_of) if _joint(row)])
    if len(found) < 2:  # noqa: PLR2004 - a comparison needs two
        wanted = " ".join(_countries_of(whole, name))
        raise CaseError(
            f"{case} holds {len(found)} joint statements of {wanted}; add them with `winset add`, "
            f"read them with `winset read`, or name two documents"
        )
    return tuple(map(_of_row, found))


def formats_in_case(
    case: Path | str, *, as_of: str | None = None, without: Collection[str] = ()
) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    """Formats of which a case holds two joint statements or more, each with these by date: all countries, then pairs.

    Parameters
    ----------
    without : ids of documents that are not to be shown
    """
    whole, _ = CaseFolder.open(case).case()
    joint = [row for row in _documents(case, as_of) if row["id"] not in without and _joint(row)]
    pairs = ["-".join(pair) for pair in combinations(whole.countries, 2)]
    names = [_ALL, *pairs] if len(whole.countries) > 2 else pairs  # noqa: PLR2004 - of two, all are the pair
    found = [(name, _statements(whole, name, joint)) for name in names]
    return tuple((name, tuple(map(_of_row, held))) for name, held in found if len(held) > 1)


def _countries_of(whole: Case, name: str) -> tuple[str, ...]:
    return whole.countries if name.casefold() == _ALL else tuple(name.upper().replace("+", "-").split("-"))


def _joint(row: Mapping[str, Any]) -> bool:
    return _is_joint(row["title"] or row["file"], row["text"])


def _statements(whole: Case, name: str, joint: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of some joint statements those of a format, by date."""
    wanted = _countries_of(whole, name)
    forms = {code: _names(code) for code in (*whole.countries, *wanted)}
    found = []
    for row in joint:
        title = row["title"] or row["file"]
        opening = f"{title} {row['text'][:_OPENING]}"
        named = {code for code in whole.countries if forms[code].search(title)}
        named = named or {code for code in whole.countries if forms[code].search(row["text"][:_WHO])}
        known = set(whole.countries) | set(whole.third_parties)
        strangers = _countries_in(opening[:_FIRST]) - known
        if (
            all(forms[code].search(opening) for code in wanted)
            and named <= set(wanted)
            and len(named) in {0, len(wanted)}
            and len(strangers) <= _PLACES
            and not _countries_in(title) - known
        ):
            found.append(row)
    return sorted(found, key=lambda row: (first_day(row["date"]) if row["date"] else day_of("9999"), row["id"]))


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


def _of_row(row: dict[str, Any]) -> Text:
    told = (row["id"], row["title"] or row["file"], row["date"], row["lang"], row["url"], row["file"], row["text"])
    return _text(*told, mark=row["mark"])


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


def _is_joint(title: str, text: str) -> bool:
    """Whether a text is a statement of several governments, by its title, else by its first words."""
    if _words_of("own").search(title):
        return _words_of("joint").match(title) is not None
    return any(_words_of("joint").search(words) for words in (title, text[:_WHO]))


@cache
def _words_of(kind: str) -> re.Pattern[str]:
    words = [word for row in rows("comparing/formats.csv") if row["kind"] == kind for word in parts(row["words"])]
    return re.compile("|".join(re.escape(w).replace("’", "['’]?").replace(r"\ ", r"\s+") for w in words), re.IGNORECASE)


def _countries_in(text: str) -> set[str]:
    """States that exist, named in English."""
    return {
        code
        for code, land in countries().items()
        if land.until is None and land.parent is None and any(_word(name).search(text) for name in land.names("en"))
    }


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _names(code: str) -> re.Pattern[str]:
    """Any name of a country, in any of the languages with names."""
    names = sorted({name for lang in LANGUAGES for name in country(code).names(lang)}, key=len, reverse=True)
    forms = (rf"(?<!\w){re.escape(n)}(?!\w)" if n.isascii() else re.escape(n) for n in names)
    return re.compile("|".join(forms))


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
