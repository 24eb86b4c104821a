"""The package to propose: what is in it, what it carries, who gains and who pays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from winset.desk import Desk, Proposal
from winset.report.book import Book
from winset.report.charts.package import OWN, PackageMark, package_chart
from winset.report.figure import Figure, Studio
from winset.report.words import capital, country_name, plural, spoken, the

__all__ = ["PackageRow", "PackageView", "package_section"]

NAMES = {
    "nash": "Nash product",
    "egalitarian": "Egalitarian",
    "kalai-smorodinsky": "Kalai–Smorodinsky",
    "minimax-regret": "Least regret",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """One package in numbers and words."""

    name: str
    size: int
    joint: Markup
    countries: tuple[tuple[str, Markup, Markup], ...]
    """(country, share of draws in which it ratifies, gain)."""
    losses: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """The section's content."""

    form: str
    figures: tuple[Figure, ...]
    rows: tuple[PackageRow, ...]


def package_section(desk: Desk, book: Book, studio: Studio) -> PackageView:
    """Packages side by side, where the open options allow any."""
    found = desk.packages
    proposals = [p for p in found.proposals if p.options]
    return PackageView(
        form=spoken(found.instrument),
        figures=(_figure(desk, studio, proposals),) if proposals else (),
        rows=tuple(_row(desk, book, p) for p in found.proposals),
    )


def _figure(desk: Desk, studio: Studio, proposals: list[Proposal]) -> Figure:
    titles = {o.id: o.title for o in desk.case.options}
    pool = [option for option in proposals[0].pool if any(option in p.options for p in proposals)]
    left_out = [titles[option] for option in proposals[0].pool if option not in pool]
    marks = [
        PackageMark(
            option=titles[option],
            package=NAMES[p.objective],
            state=OWN[option in p.carried],
            label=f"{titles[option]}: in the {NAMES[p.objective]} package, {OWN[option in p.carried]}",
        )
        for p in proposals
        for option in p.options
    ]
    caption = "An option is carried where too few draws would ratify it alone."
    if left_out:
        caption += f" Tried and left out of all: {'; '.join(left_out)}."
    return studio.figure(
        "package",
        partial(
            package_chart,
            marks,
            [titles[option] for option in pool],
            [NAMES[p.objective] for p in proposals],
            title=_title(proposals[0]),
            subtitle=["Two ways to weigh the countries' gains: their product, and the least of them first."],
        ),
        caption=caption,
    )


def _title(first: Proposal) -> str:
    carried = len(first.carried)
    total = plural(len(first.options), "option")
    if not carried:
        return f"The package holds {total}, each of which would pass alone"
    return f"The package holds {total}; {carried} of them would not pass alone"


def _row(desk: Desk, book: Book, found: Proposal) -> PackageRow:
    titles = {o.id: o.title for o in desk.case.options}
    if not found.options:
        return PackageRow(
            name=NAMES[found.objective], size=0, joint=Markup("–"), countries=(), losses=(), reason=found.reason or ""
        )
    named = {"objective": found.objective}
    return PackageRow(
        name=NAMES[found.objective],
        size=len(found.options),
        joint=book.number("package", "{:.0%}", **named, field="joint"),
        countries=tuple(
            (
                country_name(c),
                book.number("package", "{:.0%}", **named, field="country", country=c),
                book.number("package", "{:+.2f}", **named, field="gain", country=c),
            )
            for c, _ in found.gain
        ),
        losses=tuple(
            capital(f"{the(c)} loses on {desk.issue(issue).title.lower()}")
            + (f"; “{titles[payer]}” pays for it most" if payer else "; nothing in it pays for that")
            for c, issue, payer in found.losses
        ),
        reason="",
    )
