"""Who speaks how of another country: signed sentences of parties, presidencies or authors, by issue and time.

The unit is the sentence that names the country. Its sign is that of an act towards it, of a stance, else the tone of
its words (Japanese and Korean). A share of sentences is how a group speaks, not how it votes or what it would accept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from winset.coder import code_records
from winset.coder.names import names as english_names
from winset.coder.names import resolve
from winset.coder.particles.names import names
from winset.coder.particles.tables import tables
from winset.coder.particles.tone import tone
from winset.coder.particles.topic import issue_of
from winset.desk.coding import records_of
from winset.desk.days import day_of
from winset.desk.desk import open_case
from winset.errors import BadInput, Problem, UnknownName
from winset.model import is_partial_date
from winset.reference.countries import meant
from winset.relations.special import beta_interval
from winset.sources.language import language_of
from winset.sources.sentences import sentences

__all__ = ["DIMENSIONS", "Signed", "Stance", "Stances", "stances", "stances_of"]

DIMENSIONS: Final = ("group", "issue", "year", "decade")
"""What a table of stances may be divided by."""
_NATIVE: Final = ("ja", "ko")
INTERVAL: Final = 0.9
"""Of the share of conciliatory sentences (Beta, Jeffreys prior)."""
_BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One sentence with a sign."""

    id: str
    """Id of its text and number of the sentence in it."""
    date: str | None
    sign: int
    """1 conciliatory, -1 hostile."""
    issue: str | None
    rule: str
    """Rule that decided it; `words: ...` for tone."""
    text: str
    group: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How one group speaks, on one issue and in one period where these were asked for."""

    key: tuple[str, ...]
    """Values of the dimensions, in their order; `-` where unknown."""
    named: int
    """Sentences that name the country."""
    conciliatory: int
    hostile: int
    share: float | None
    """Conciliatory among those with a sign; None without any."""
    low: float
    high: float
    """90 % interval of the share."""
    examples: tuple[Signed, ...]
    """The latest hostile and conciliatory ones, in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """A table of stances towards one country."""

    about: str
    """ISO3."""
    by: tuple[str, ...]
    texts: int
    named: int
    rows: tuple[Stance, ...]
    """The largest group first, within it in order of the other dimensions."""


def stances(
    where: Path | str, about: str, *, by: Sequence[str] = ("group",), examples: int = 2, as_of: str | None = None
) -> Stances:
    """How those who speak in a file or a case speak of a country.

    Parameters
    ----------
    where : file of JSON lines `{"id","text","date","lang"?,"speaker"?,"group"}`, or folder of a case, whose documents
        are grouped by author, else publisher
    about : the country spoken of, by its ISO3 or English name
    by : of DIMENSIONS
    examples : sentences of each sign kept for each row
    as_of : for a case, only documents known on this day

    Raises
    ------
    UnknownName : no such country or dimension
    BadInput : a line of the file cannot be used
    """
    spoken_of = meant(about)
    unknown = next((name for name in by if name not in DIMENSIONS), None)
    if unknown is not None:
        raise UnknownName("dimension", unknown, DIMENSIONS)
    path = Path(where)
    records = _of_case(path, as_of) if path.is_dir() else _of_file(path)
    return stances_of(records, spoken_of, by=tuple(by), examples=examples)


def stances_of(records: Iterable[Mapping[str, Any]], about: str, *, by: Sequence[str], examples: int = 2) -> Stances:
    """The same from records; see `stances`."""
    named: defaultdict[tuple[str, ...], int] = defaultdict(int)
    signed: defaultdict[tuple[str, ...], list[Signed]] = defaultdict(list)
    size: defaultdict[str, int] = defaultdict(int)
    texts = 0
    for record, found in _read(records, about):
        texts += found is None
        if found is None:
            continue
        key = tuple(_value(name, record, found[1]) for name in by)
        named[key] += 1
        size[key[0] if key else ""] += 1
        if found[0] is not None:
            signed[key].append(found[0])
    rows = [_stance(key, named[key], signed[key], examples) for key in named]
    rows.sort(key=lambda row: (-size[row.key[0] if row.key else ""], row.key))
    return Stances(about=about, by=tuple(by), texts=texts, named=sum(named.values()), rows=tuple(rows))


def _stance(key: tuple[str, ...], named: int, signed: Sequence[Signed], examples: int) -> Stance:
    good = [s for s in signed if s.sign > 0]
    bad = [s for s in signed if s.sign < 0]
    low, high = beta_interval(INTERVAL, len(good) + 0.5, len(bad) + 0.5)
    latest = [sorted(one, key=lambda s: s.date or "", reverse=True)[:examples] for one in (bad, good)]
    return Stance(
        key=key,
        named=named,
        conciliatory=len(good),
        hostile=len(bad),
        share=len(good) / len(signed) if signed else None,
        low=float(low),
        high=float(high),
        examples=tuple(s for listed in latest for s in listed),
    )


def _value(name: str, record: Mapping[str, Any], issue: str | None) -> str:
    date = str(record.get("date") or "")
    if name == "issue":
        return issue or "-"
    if name == "year":
        return date[:4] or "-"
    return (f"{date[:3]}0s" if date else "-") if name == "decade" else str(record.get("group") or "-")


# -- sentences --------------------------------------------------------------------------------------------------------

_Found = tuple[Signed | None, str | None]
"""The sign of a sentence that names the country, and the issue that the sentence is about."""


def _read(records: Iterable[Mapping[str, Any]], about: str) -> Iterator[tuple[Mapping[str, Any], _Found | None]]:
    """For each text None, then for each of its sentences that names the country what was found there."""
    waiting: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
    for record in records:
        yield record, None
        waiting += [(record, sentence) for sentence in _naming(record, about)]
        if len(waiting) >= _BATCH:
            yield from _coded(waiting, about)
            waiting = []
    yield from _coded(waiting, about)


def _naming(record: Mapping[str, Any], about: str) -> Iterator[dict[str, Any]]:
    """The sentences of a text that name the country, as records to be coded."""
    lang = language_of(record["text"], stated=record.get("lang"))
    speaker = record.get("speaker") or (tables(lang).home if lang in _NATIVE else None)
    date = record.get("date")
    for number, (start, end) in enumerate(sentences(record["text"], lang)):
        text = record["text"][start:end]
        if not _names(text, lang, about):
            continue
        told = {"id": f"{record['id']}:{number}", "text": text, "lang": lang}
        day = {"date": date} if date and is_partial_date(str(date)) else {}
        yield told | day | ({"speaker": speaker} if speaker else {})


def _names(text: str, lang: str, about: str) -> bool:
    if lang in _NATIVE:
        return any(about in reading.countries for hit in names(lang).hits(text) for reading in hit.readings[:1])
    found = (resolve(hit.readings, None) for hit in english_names().hits(text))
    return any(name is not None and name.country == about for name in found)


def _coded(waiting: Sequence[tuple[Mapping[str, Any], dict[str, Any]]], about: str) -> Iterator[tuple[Any, _Found]]:
    for (record, sentence), coded in zip(waiting, code_records([s for _, s in waiting]), strict=True):
        own = str(sentence.get("speaker", "")).split(" ")[0] or None
        sign, rule, issue = _sign(coded, sentence, own, about)
        signed = Signed(
            id=sentence["id"],
            date=sentence.get("date"),
            sign=sign,
            issue=issue,
            rule=rule,
            text=" ".join(sentence["text"].split()),
            group=str(record.get("group") or "-"),
            lang=sentence["lang"],
        )
        yield record, (signed if sign else None, issue)


def _sign(
    coded: Mapping[str, Any], sentence: Mapping[str, Any], own: str | None, about: str
) -> tuple[int, str, str | None]:
    """Sign of a sentence, the rule that gives it, and the issue: acts, then stances, then tone."""
    issues = [one["issue"] for one in (*coded.get("events", ()), *coded.get("claims", ())) if one["issue"]]
    native = sentence["lang"] in _NATIVE
    issue = issues[0] if issues else issue_of(sentence["text"], 0, (about,), sentence["lang"]) if native else None
    for event in coded.get("events", ()):
        told = event["target_country"] == about and (own is None or event["source_country"] == own)
        if told and event["goldstein"] and not event["negated"] and not event["hypothetical"]:
            return (1 if event["goldstein"] > 0 else -1), event["rule"], issue
    for claim in coded.get("claims", ()):
        if claim["kind"] == "stance" and claim["polarity"] and claim["country"] in (own, None):
            return claim["polarity"], claim["rule"] or "stance", issue
    if not native:
        return 0, "", issue
    sign, found = tone(sentence["text"], sentence["lang"])
    return sign, "words: " + " ".join(found[:3]), issue


# -- texts ------------------------------------------------------------------------------------------------------------


def _of_file(path: Path) -> Iterator[Mapping[str, Any]]:
    problems: list[Problem] = []
    with path.open("rb") as stream:
        for number, record in enumerate(records_of(stream), 1):
            if "error" in record or not {"id", "text"} <= set(record) or not isinstance(record["text"], str):
                what = str(record.get("error") or 'a record is {"id","text","date","group"}')
                problems.append(Problem(file=str(path), row=number, code="record", what=what))
            else:
                yield record
    if problems:
        raise BadInput(problems)


def _of_case(path: Path, as_of: str | None) -> Iterator[Mapping[str, Any]]:
    desk = open_case(path)
    with desk.folder.query(day_of(as_of, last=True) if as_of else None) as query:
        yield from query.rows(
            'SELECT id, text, date, lang, coalesce(author, publisher) AS "group" FROM documents ORDER BY date, id'
        )
