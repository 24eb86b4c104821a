"""What stands behind a number, in the shapes that a reader can check: our summary, a figure, or a source's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from winset.desk.quoting import words_allowed
from winset.model import Case, Happening, Meeting, PollFigure, Reading
from winset.reference.countries import country, is_country
from winset.store import CaseFolder, sentences_behind

__all__ = ["Evidence", "evidence_index", "pages", "quoted_evidence"]

_SENTENCE = re.compile(r"[0-9a-f]{16}:\d+")
_URL = re.compile(r"https?://[^\s;|()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One item that supports a number."""

    id: str
    """Id of the happening, poll figure, meeting or document."""
    kind: str
    """`summarised` (our words about a source), `quoted` (the source's words) or `figure`."""
    document: str
    """What it comes from, as a reader would name it."""
    sentence: str
    """The sentence, figure or summary."""
    date: str
    """Partial date of what it is about."""
    url: str | None
    """First page that says so."""
    source: str
    """All that the row names as its source."""
    status: str
    """`verified`, `likely`, `coded`, or empty for a figure."""
    quote_words: int | None = None
    """How many of its words a report may quote; None for all."""


def pages(text: str) -> tuple[str, ...]:
    """The web addresses in a source note."""
    return tuple(_URL.findall(text))


def evidence_index(case: Case) -> dict[str, Evidence]:
    """Everything in the case that a number can rest on, by id."""
    found: dict[str, Evidence] = {}
    for happening in case.chronicle:
        found[happening.id] = _of_happening(happening)
    for figure in case.polls:
        found[figure.id] = _of_figure(figure)
    for meeting in case.meetings:
        found[meeting.id] = _of_meeting(meeting)
    for reading in case.readings:
        if reading.kind == "expert":
            found[reading.evidence] = _of_panel(reading)
    return found


def quoted_evidence(folder: CaseFolder, day: date, ids: Iterable[str]) -> dict[str, Evidence]:
    """The sentences of documents, known on the day, among the ids of evidence."""
    wanted = sorted({name for name in ids if _SENTENCE.fullmatch(name)})
    if not wanted or not folder.layout.database.exists():
        return {}
    with folder.query(day) as query:
        found = sentences_behind(query, wanted)
    allowed = words_allowed(folder)
    return {
        name: Evidence(
            id=name,
            kind=item.kind,
            document=item.title or item.file,
            sentence=item.sentence or "",
            date=item.date or "",
            url=item.url,
            source=item.url or item.file,
            status="coded",
            quote_words=allowed(item.file),
        )
        for name, item in found.items()
    }


def _of_happening(row: Happening) -> Evidence:
    source = " ; ".join(row.sources)
    return Evidence(
        id=row.id,
        kind=row.kind,
        document="chronicle of the case",
        sentence=row.text,
        date=row.date,
        url=next(iter(pages(source)), None),
        source=source,
        status=row.status,
    )


def _of_figure(row: PollFigure) -> Evidence:
    asked = f"{row.percent:g}% of those asked in {_called(row.respondents)} about {_called(row.about)}: {row.question}"
    details = [f"fieldwork {row.end}", row.mode or "mode not stated", f"n = {row.n}" if row.n else "n not stated"]
    return Evidence(
        id=row.id,
        kind="figure",
        document=row.pollster,
        sentence=f"{asked} ({', '.join(details)})" + (f". {row.note}" if row.note else ""),
        date=row.end,
        url=next(iter(pages(row.source)), None),
        source=row.source,
        status="",
    )


def _of_panel(reading: Reading) -> Evidence:
    """What a panel of experts came to; nobody's own answer."""
    return Evidence(
        id=reading.evidence,
        kind="figure",
        document="panel of experts",
        sentence=reading.text,
        date=reading.date,
        url=None,
        source=reading.evidence,
        status=reading.status,
    )


def _of_meeting(row: Meeting) -> Evidence:
    what = f"{row.level}, {row.place}: {row.topics}" if row.topics else f"{row.level}, {row.place}"
    return Evidence(
        id=row.id,
        kind="summarised",
        document="meetings of the case",
        sentence=f"{what}. {row.outcome}".strip(),
        date=row.date,
        url=next(iter(pages(row.source)), None),
        source=row.source,
        status=row.status,
    )


def _called(countries: str) -> str:
    """Names of the countries in `JPN` or `JPN-KOR`."""
    return " and ".join(country(c).name if is_country(c) else c for c in re.split("[-+]", countries))
