"""Win-set pictures: what each country could ratify along an issue, and where all overlap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from winset.desk import Desk, Ladder, rung_of
from winset.report.book import Book
from winset.report.charts.winsets import Rung, WinSetRow, winset_chart
from winset.report.figure import Figure, Studio
from winset.report.tongue import data, say, words
from winset.report.words import capital, country_name, issue_title, joined, spoken, the

__all__ = ["LadderView", "WinSets", "winset_section"]

PICTURES = 6
HALF = 520
"""Width in pixels of a picture that has another beside it."""
NEAR = 0.02
"""Levels nearer than this are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderView:
    """One issue in words."""

    issue: str
    title: str
    now: Markup
    now_text: str
    """The rung on which things stand."""
    reach: Markup
    reach_text: str
    """The highest rung that lies in every win-set, or why there is none."""
    first_to_stop: str
    furthest: Markup
    furthest_text: str
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSets:
    """The section's content."""

    lead: str
    figures: tuple[Figure, ...]
    rows: tuple[LadderView, ...]


def winset_section(desk: Desk, book: Book, studio: Studio) -> WinSets:
    """Pictures of the ladders with the most room above the status quo, and all ladders as a table."""
    ladders = sorted(desk.ladders, key=lambda ladder: -_room(ladder))
    open_now = [ladder for ladder in ladders if _room(ladder) > NEAR]
    return WinSets(
        lead=words("winsets.lead", open=len(open_now), all=len(ladders)),
        figures=tuple(_figure(desk, ladder, studio) for ladder in ladders[:PICTURES]),
        rows=tuple(_view(desk, ladder, book) for ladder in ladders),
    )


def _reach(ladder: Ladder) -> float:
    """The top of the overlap above the status quo, or the status quo."""
    return max([ladder.status_quo, *(high for _, high in ladder.overlap)])


def _room(ladder: Ladder) -> float:
    """How far the overlap reaches above the status quo."""
    return _reach(ladder) - ladder.status_quo


def _first_to_stop(ladder: Ladder) -> list[str]:
    """The countries whose win-set above today ends first."""
    ends = {
        country: max([ladder.status_quo, *(high for _, high in intervals)])
        for country, intervals in zip(ladder.countries, ladder.winsets, strict=True)
    }
    least = min(ends.values())
    return [country for country, end in ends.items() if end <= least + NEAR]


def _finding(desk: Desk, ladder: Ladder) -> str:
    title = issue_title(desk.issue(ladder.issue))
    stop = _first_to_stop(ladder)
    if _room(ladder) <= NEAR:
        return words("winsets.no-room", issue=title)
    if len(stop) == len(ladder.countries):
        return words("winsets.all-alike", issue=title)
    return words("winsets.stops" if len(stop) == 1 else "winsets.stop", issue=title, who=joined(stop, article=True))


def _figure(desk: Desk, ladder: Ladder, studio: Studio) -> Figure:
    issue = desk.issue(ladder.issue)
    rows = [
        WinSetRow(country=country_name(c), intervals=tuple(intervals), sure=_sure(ladder, i))
        for i, (c, intervals) in enumerate(zip(ladder.countries, ladder.winsets, strict=True))
    ]
    rungs = [Rung(at=level.at, text=level.text) for level in issue.levels]
    reach = rung_of(issue, _reach(ladder))
    caption = say("winsets.highest", rung=data(reach.text) if reach else words("winsets.none"))
    if any(row.sure is not None for row in rows):
        caption += say("winsets.diamond")
    return studio.figure(
        f"winset-{ladder.issue}",
        partial(
            winset_chart,
            rows,
            ladder.overlap,
            rungs,
            status_quo=ladder.status_quo,
            title=_finding(desk, ladder),
            subtitle=[
                words("winsets.bars", form=spoken(ladder.instrument)),
                words("winsets.shaded"),
            ],
        ),
        caption=caption,
        data="ladders",
        width=HALF,
    )


def _sure(ladder: Ladder, row: int) -> float | None:
    reached = [float(level) for level, p in zip(ladder.levels, ladder.country[row], strict=True) if p >= 0.8]  # noqa: PLR2004 - the level of the design
    above = [level for level in reached if level > ladder.status_quo]
    return max(above, default=None)


def _view(desk: Desk, ladder: Ladder, book: Book) -> LadderView:
    issue = desk.issue(ladder.issue)
    now = rung_of(issue, ladder.status_quo)
    reach = rung_of(issue, _reach(ladder))
    far = None if ladder.most_ambitious is None else rung_of(issue, ladder.most_ambitious)
    room = _room(ladder) > NEAR
    stop = _first_to_stop(ladder)
    return LadderView(
        issue=issue.id,
        title=issue_title(issue),
        now=book.number("status_quo", "{:.2f}", issue=issue.id),
        now_text=data(now.text) if now else "",
        reach=book.number("overlap_reach", "{:.2f}", issue=issue.id),
        reach_text=(data(reach.text) if reach else "") if room else words("winsets.room-none"),
        first_to_stop=words("winsets.alike")
        if len(stop) == len(ladder.countries)
        else capital(joined([the(c) for c in stop])),
        furthest=book.number("most_ambitious", "{:.2f}", issue=issue.id),
        furthest_text=data(far.text) if far else "",
        instrument=spoken(ladder.instrument),
    )
