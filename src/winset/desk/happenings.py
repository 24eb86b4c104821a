"""The acts that the documents of a case report, each once, with every sentence that reports it, in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.meaning import DIMENSIONS, meanings
from winset.coder.remainder import remainder
from winset.desk.desk import open_case
from winset.model import Happening
from winset.reference.countries import Country, country
from winset.relations import Report, happening
from winset.relations.alike import candidates, merge_alike

__all__ = ["Reported", "case_happenings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One act with its reports."""

    happening: Happening
    """Told by the clearest of its sentences."""
    plover: str
    """PLOVER type."""
    members: tuple[Report, ...]
    """In order of date and id; never empty."""
    langs: tuple[str, ...]
    """ISO 639-1 of the languages that report it."""


def case_happenings(
    path: Path | str, *, as_of: date | str | None = None, window: int = 3, similarity: float = 0.35
) -> tuple[Reported, ...]:
    """The acts between countries that a case's texts report, in order of date.

    Parameters
    ----------
    path : folder of the case
    as_of : use only what was known on this day
    window : largest distance in days between the dates of two reports of one act
    similarity : least similarity of meaning of what two reports say beyond who did what, 0 to 1; see `merge_alike`

    Both directions of one meeting are one report. What is negated, planned, conditional or background is left out. A
    Japanese, a Korean and an English report of one meeting are one happening; reports are compared by meaning only
    where type, parties and days allow that they are one act.
    """
    desk = open_case(path, as_of=as_of)
    if not desk.folder.layout.database.exists():
        return ()
    with desk.folder.query(desk.day) as query:
        rows = [row for row in query.rows(_REPORTS) if row["date"]]
    reports = [_report(row) for row in rows]
    vectors = _vectors(reports, rows, window)
    langs = {report.id: row["lang"] for report, row in zip(reports, rows, strict=True)}
    return tuple(
        Reported(
            happening=happening(cluster),
            plover=cluster.members[0].plover,
            members=cluster.members,
            langs=tuple(sorted({langs[member.id] for member in cluster.members})),
        )
        for cluster in merge_alike(reports, vectors, window=window, similarity=similarity)
    )


_REPORTS: Final = """
    SELECT e.document, e.sentence, e.plover, any_value(s.text) AS text, any_value(s.start_char) AS start,
        any_value(d.known_from) AS known_from, any_value(d.lang) AS lang,
        coalesce(min(e.date), CAST(min(e.first_day) AS VARCHAR)) AS date, min(e.issue) AS issue,
        list(DISTINCT e.source_country) AS sources, list(DISTINCT e.target_country) AS targets,
        list([e.source_start, e.source_end]) || list([e.target_start, e.target_end]) ||
            list([e.trigger_start, e.trigger_end]) AS spans
    FROM events e JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
    JOIN documents d ON d.id = e.document
    WHERE e.happening IS NOT NULL
    GROUP BY e.document, e.sentence, e.plover ORDER BY e.document, e.sentence, e.plover"""


def _report(row: Mapping[str, Any]) -> Report:
    return Report(
        id=f"{row['document']}:{row['sentence']}:{row['plover']}",
        date=row["date"],
        known_from=row["known_from"] or row["date"],
        countries=tuple(sorted({*row["sources"], *row["targets"]} - {None})),
        plover=row["plover"],
        text=row["text"],
        issue=row["issue"],
        source=row["document"],
    )


def _vectors(reports: Sequence[Report], rows: Sequence[Mapping[str, Any]], window: int) -> NDArray[np.float32]:
    """Meaning of what is left of each report that has a candidate; rows of 0 elsewhere, where nothing is compared."""
    wanted = sorted({place for pair in candidates(reports, window=window) for place in pair})
    vectors = np.zeros((len(reports), DIMENSIONS), dtype=np.float32)
    vectors[wanted] = meanings([_left(rows[place]) for place in wanted])
    return vectors


def _left(row: Mapping[str, Any]) -> str:
    start = row["start"]
    spans = [(a - start, b - start) for a, b in row["spans"] if a is not None and b is not None]
    parties = [country(iso) for iso in {*row["sources"], *row["targets"]} - {None}]
    names = (name for state in parties for name in (*state.names(row["lang"]), *_adjectives(state, row["lang"])))
    return remainder(row["text"], spans, names)


def _adjectives(state: Country, lang: str) -> tuple[str, ...]:
    return state.adjectives if lang == "en" else ()
