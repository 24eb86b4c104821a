"""The acts that the documents of a case report, each once, with every sentence that reports it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from winset.desk.desk import open_case
from winset.model import Happening
from winset.relations import Report, happening, merge_reports

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


def case_happenings(
    path: Path | str, *, as_of: date | str | None = None, window: int = 3, similarity: float = 0.3
) -> tuple[Reported, ...]:
    """The acts between countries that a case's texts report, in order of date.

    Parameters
    ----------
    path : folder of the case
    as_of : use only what was known on this day
    window : largest distance in days between the dates of two reports of one act
    similarity : least share of common words of two reports, 0 to 1

    Both directions of one meeting are one report. What is negated, planned, conditional or background is left out.
    """
    desk = open_case(path, as_of=as_of)
    if not desk.folder.layout.database.exists():
        return ()
    with desk.folder.query(desk.day) as query:
        rows = query.rows("""
            SELECT e.document, e.sentence, e.plover, any_value(s.text) AS text, any_value(d.known_from) AS known_from,
                coalesce(min(e.date), CAST(min(e.first_day) AS VARCHAR)) AS date, min(e.issue) AS issue,
                list(DISTINCT e.source_country) AS sources, list(DISTINCT e.target_country) AS targets
            FROM events e JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
            JOIN documents d ON d.id = e.document
            WHERE e.happening IS NOT NULL
            GROUP BY e.document, e.sentence, e.plover ORDER BY ALL""")
    reports = [
        Report(
            id=f"{row['document']}:{row['sentence']}:{row['plover']}",
            date=row["date"],
            known_from=row["known_from"] or row["date"],
            countries=tuple(sorted({*row["sources"], *row["targets"]} - {None})),
            plover=row["plover"],
            text=row["text"],
            issue=row["issue"],
            source=row["document"],
        )
        for row in rows
        if row["date"]
    ]
    clusters = merge_reports(reports, window=window, similarity=similarity)
    return tuple(Reported(happening=happening(c), plover=c.members[0].plover, members=c.members) for c in clusters)
