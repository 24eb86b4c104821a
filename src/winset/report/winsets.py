"""Win-set pictures: what each country could ratify along an issue, and where all overlap."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk, Ladder, rung_of
from winset.report.book import Book
from winset.report.charts.winsets import WinSetRow, winset_chart
from winset.report.figure import Figure, Studio
from winset.report.words import country_name, joined, spoken

__all__ = ["LadderView", "WinSets", "winset_section"]

PICTURES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderView:
    """One issue in words."""

    issue: str
    title: str
    now: Markup
    now_text: str
    """The rung on which things stand."""
    furthest: Markup
    furthest_text: str
    overlap: str
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSets:
    """The section's content."""

    figures: tuple[Figure, ...]
    rows: tuple[LadderView, ...]


def winset_section(desk: Desk, book: Book, studio: Studio) -> WinSets:
    """Pictures of the ladders with the most room above the status quo, and all ladders as a table."""
    ladders = sorted(desk.ladders, key=lambda ladder: -_room(ladder))
    return WinSets(
        figures=tuple(_figure(desk, ladder, studio) for ladder in ladders[:PICTURES]),
        rows=tuple(_view(desk, ladder, book) for ladder in ladders),
    )


def _room(ladder: Ladder) -> float:
    """How far the overlap reaches above the status quo."""
    return max((high - ladder.status_quo for _, high in ladder.overlap), default=0.0)


def _span(desk: Desk, ladder: Ladder) -> tuple[float, float]:
    levels = [level.at for level in desk.issue(ladder.issue).levels]
    return min(levels), max(levels)


def _figure(desk: Desk, ladder: Ladder, studio: Studio) -> Figure:
    issue = desk.issue(ladder.issue)
    rows = [
        WinSetRow(country=country_name(c), intervals=tuple(intervals), sure=_sure(ladder, i))
        for i, (c, intervals) in enumerate(zip(ladder.countries, ladder.winsets, strict=True))
    ]
    reach = max((high for _, high in ladder.overlap), default=ladder.status_quo)
    rung = rung_of(issue, min(reach, _span(desk, ladder)[1]))
    title = f"{issue.title}: " + ("room to move" if _room(ladder) > 0 else "no common room above today")
    return studio.figure(
        f"winset-{ladder.issue}",
        lambda width: winset_chart(
            rows,
            ladder.overlap,
            status_quo=ladder.status_quo,
            span=_span(desk, ladder),
            title=title,
            subtitle=[f"as {spoken(ladder.instrument)}; overlap of {joined(ladder.countries)} shaded"],
            width=width,
        ),
        caption=Markup("The overlap reaches {}: {} A diamond is the highest level ratified with index 0.8.").format(
            f"{reach:.2f}", rung.text if rung else "below the lowest rung."
        ),
        data="ladders",
    )


def _sure(ladder: Ladder, row: int) -> float | None:
    reached = [float(level) for level, p in zip(ladder.levels, ladder.country[row], strict=True) if p >= 0.8]  # noqa: PLR2004 - the level of the design
    above = [level for level in reached if level > ladder.status_quo]
    return max(above, default=None)


def _view(desk: Desk, ladder: Ladder, book: Book) -> LadderView:
    issue = desk.issue(ladder.issue)
    now = rung_of(issue, ladder.status_quo)
    far = None if ladder.most_ambitious is None else rung_of(issue, ladder.most_ambitious)
    return LadderView(
        issue=issue.id,
        title=issue.title,
        now=book.number("status_quo", "{:.2f}", issue=issue.id),
        now_text=now.text if now else "",
        furthest=book.number("most_ambitious", "{:.2f}", issue=issue.id),
        furthest_text=far.text if far else "no level above today is ratified by all with index 0.8",
        overlap=", ".join(f"{low:.2f} to {high:.2f}" for low, high in ladder.overlap) or "none",
        instrument=ladder.instrument,
    )
