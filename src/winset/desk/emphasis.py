"""What each country speaks of: the share of its sentences on each issue, period by period, in speeches or in a case.

The unit is the sentence; it is on the issue whose words stand in it. Emphasis is what is spoken of, not what is held of
it, and the interval is that of a share of sentences, which those of one speech have in common more than it allows for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from winset.coder.names import names, resolve
from winset.coder.particles import topic as native
from winset.coder.topic import issue_of
from winset.desk.days import day_of
from winset.errors import BadInput, Problem, UnknownName
from winset.reference.countries import is_country
from winset.reference.issues import issue_id, issues
from winset.relations import wilson
from winset.sources.folder import articles
from winset.sources.sentences import sentences
from winset.store import CaseFolder

__all__ = ["Emphasis", "Said", "Share", "Speech", "emphasis", "emphasis_of"]

YEARS: Final = 5
"""Years of a period, where nobody asks for others: one speech a year says little."""
_NATIVE: Final = ("ja", "ko")
_READ: Final = ("en", *_NATIVE)
_CODE: Final = re.compile(r"(?<![^\W_])[A-Z]{3}(?![^\W_])")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One text, with who speaks in it and when."""

    file: str
    country: str | None
    """ISO3 of who speaks; None where neither the name of the file nor author nor publisher tells."""
    year: int | None
    lang: str
    text: str
    document: str | None = None
    """Document id, in a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence behind a share."""

    file: str
    document: str | None
    sentence: int
    """Number of the sentence in its text, from 0."""
    year: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much one country spoke of one issue in one period."""

    country: str
    since: int
    """First year of the period."""
    until: int
    """Its last year, or the last year of which there is a text."""
    issue: str
    title: str
    """Of the issue, for readers."""
    sentences: int
    """On the issue."""
    of: int
    """All sentences of the country in the period."""
    share: float
    low: float
    high: float
    """95 % interval (Wilson)."""
    examples: tuple[Said, ...]
    """The first of the latest text that speaks of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """What countries speak of."""

    years: int
    """Of a period."""
    speeches: int
    """Texts that were counted."""
    sentences: int
    left_out: tuple[tuple[str, str], ...]
    """File and reason of each text that was not: nobody knows who speaks, or when, or its language is not read."""
    issues: tuple[str, ...]
    """Those asked for, else all that were spoken of, the most frequent first."""
    shares: tuple[Share, ...]
    """By country, period and issue, zeros included."""


def emphasis(
    where: Sequence[Path | str],
    *,
    wanted: Sequence[str] = (),
    years: int = YEARS,
    first: int | None = None,
    as_of: str | None = None,
    examples: int = 1,
) -> Emphasis:
    """What each country speaks of, in files of speeches or in the documents of a case.

    Parameters
    ----------
    where : files or zips of speeches named like `FRA_74_2019.txt`, of any format that is read; or folders of cases,
        whose documents belong to the country of their author or publisher
    wanted : ids or labels of issues; none means all that are spoken of
    years : of a period, at least 1
    first : first year that counts; periods are counted from it, else from the first year there is
    as_of : of a case, only documents known on this day
    examples : sentences kept behind each share

    Raises
    ------
    BadInput : no text tells who speaks and when
    UnknownName : no such issue
    """
    chosen = tuple(dict.fromkeys(_issue(label) for label in wanted))
    told = (s for place in where for s in (_of_case(place, as_of) if Path(place).is_dir() else _of_file(place)))
    found = emphasis_of(told, wanted=chosen, years=years, first=first, examples=examples)
    if not found.speeches:
        reasons = [Problem(file=file, code="no-speech", what=why) for file, why in found.left_out]
        nothing = Problem(file=str(where[0]) if where else "", code="empty", what="there is no text of any country")
        raise BadInput(reasons or [nothing])
    return found


def emphasis_of(
    speeches: Iterable[Speech],
    *,
    wanted: Sequence[str] = (),
    years: int = YEARS,
    first: int | None = None,
    examples: int = 1,
) -> Emphasis:
    """The same from texts; see `emphasis`."""
    total: Counter[tuple[str, int]] = Counter()
    on: Counter[tuple[str, int, str]] = Counter()
    behind: defaultdict[tuple[str, int, str], list[Said]] = defaultdict(list)
    left: list[tuple[str, str]] = []
    counted = 0
    for speech in speeches:
        if (why := _unfit(speech)) is not None:
            left.append((speech.file, why))
            continue
        assert speech.country is not None  # noqa: S101 - `_unfit` said so
        assert speech.year is not None  # noqa: S101 - as above
        if first is not None and speech.year < first:
            continue
        counted += 1
        for number, (text, issue) in enumerate(_sentences(speech)):
            total[speech.country, speech.year] += 1
            if issue is not None:
                key = speech.country, speech.year, issue
                on[key] += 1
                if len(behind[key]) < examples:
                    behind[key].append(_said(speech, number, text))
    shown = tuple(wanted) or tuple(i for i, _ in _by_issue(on).most_common())
    shares = tuple(_shares(total, on, behind, shown, years=years, first=first, examples=examples))
    return Emphasis(
        years=years, speeches=counted, sentences=total.total(), left_out=tuple(left), issues=shown, shares=shares
    )


def _issue(label: str) -> str:
    found = issue_id(label)
    if found is None:
        raise UnknownName("issue", label, tuple(issues()))
    return found


def _unfit(speech: Speech) -> str | None:
    """Why a text cannot be counted."""
    if speech.country is None:
        return "nobody knows which country speaks: name the file like FRA_74_2019.txt, or say in it who published it"
    if speech.year is None:
        return "nobody knows the year: name the file like FRA_74_2019.txt"
    return None if speech.lang in _READ else f"issues are not read in language {speech.lang}"


def _said(speech: Speech, number: int, text: str) -> Said:
    return Said(
        file=speech.file,
        document=speech.document,
        sentence=number,
        year=speech.year or 0,
        text=" ".join(text.split()),
    )


def _sentences(speech: Speech) -> Iterator[tuple[str, str | None]]:
    """The sentences of a text, each with its issue."""
    for start, end in sentences(speech.text, speech.lang):
        text = speech.text[start:end]
        if speech.lang in _NATIVE:
            yield text, native.issue_of(text, 0, (), speech.lang)
        else:
            yield text, issue_of(text, 0, ())


def _by_issue(on: Mapping[tuple[str, int, str], int]) -> Counter[str]:
    count: Counter[str] = Counter()
    for (_, _, issue), number in sorted(on.items()):
        count[issue] += number
    return count


def _shares(
    total: Counter[tuple[str, int]],
    on: Counter[tuple[str, int, str]],
    behind: Mapping[tuple[str, int, str], Sequence[Said]],
    shown: Sequence[str],
    *,
    years: int,
    first: int | None,
    examples: int,
) -> Iterator[Share]:
    told = [year for _, year in total]
    start = first if first is not None else min(told, default=0)
    for country in sorted({name for name, _ in total}):
        for since in range(start, max(told) + 1, years):
            within = range(since, since + years)
            of = sum(total[country, year] for year in within)
            for issue in shown if of else ():
                hits = sum(on[country, year, issue] for year in within)
                found = wilson(hits, of)
                latest = [s for year in reversed(within) for s in behind.get((country, year, issue), ())]
                yield Share(
                    country=country, since=since, until=min(within[-1], max(told)), issue=issue,
                    title=issues()[issue].title, sentences=hits, of=of, share=found.value, low=found.low,
                    high=found.high, examples=tuple(latest[:examples]),
                )  # fmt: skip


# -- texts ------------------------------------------------------------------------------------------------------------


def _of_file(path: Path | str) -> Iterator[Speech]:
    """The speeches of a file, or of a zip."""
    for item in articles(Path(path), str(path)):
        if isinstance(item, Problem):
            if item.code != "no-date":  # the name tells
                raise BadInput([item])
            continue
        article = item.article
        yield _speech(item.file, article.body, article.lang, article.date, (article.author, article.publisher))


def _of_case(path: Path | str, as_of: str | None) -> Iterator[Speech]:
    with CaseFolder.open(path).query(day_of(as_of, last=True) if as_of else None) as query:
        found = query.rows("SELECT id, file, text, date, lang, author, publisher FROM documents ORDER BY date, id")
        for row in found:
            yield _speech(
                row["file"], row["text"], row["lang"], row["date"], (row["author"], row["publisher"]), row["id"]
            )


def _speech(
    file: str, text: str, lang: str, date: str | None, people: Iterable[str | None], document: str | None = None
) -> Speech:
    """A text with who speaks and when: as its file is named where that gives both, else by author, publisher, date."""
    last = file.rsplit("/", 1)[-1]
    code, year = _country_in(last), _year_in(last)
    if code is None or year is None:
        code = next((found for who in people if who and (found := _country_of(who))), code)
        year = int(date[:4]) if date else year
    return Speech(file=file, country=code, year=year, lang=lang, text=text, document=document)


def _country_in(name: str) -> str | None:
    codes = {code for code in _CODE.findall(name) if is_country(code)}
    return codes.pop() if len(codes) == 1 else None


def _year_in(name: str) -> int | None:
    found = {int(year) for year in _YEAR.findall(name)}
    return found.pop() if len(found) == 1 else None


@cache
def _country_of(who: str) -> str | None:
    """The country of an author or publisher."""
    read = (resolve(hit.readings, None) for hit in names().hits(who))
    found = {name.country for name in read if name is not None and name.country}
    return found.pop() if len(found) == 1 else None
