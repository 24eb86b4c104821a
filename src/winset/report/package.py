"""The package to propose: what is in it, what it carries, who gains and who pays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from winset.desk import Desk, Proposal
from winset.report.book import Book
from winset.report.charts.package import PackageMark, package_chart
from winset.report.engine_words import again
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, data, say, words
from winset.report.words import capital, country_name, issue_title, spoken, the

__all__ = ["PackageRow", "PackageView", "package_section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """One package in numbers and words."""

    name: str
    size: int
    joint: Markup
    countries: tuple[tuple[str, Markup, Markup], ...]
    """(country, share of draws in which it ratifies, gain)."""
    losses: tuple[Markup, ...]
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
            package=words(f"package.{p.objective}"),
            state=_state(p, option),
            label=words(
                "package.mark",
                option=titles[option],
                package=words(f"package.{p.objective}"),
                state=_state(p, option),
            ),
        )
        for p in proposals
        for option in p.options
    ]
    caption = say("package.figure-caption")
    if left_out:
        caption += say("package.left-out", titles=Markup("; ").join(map(data, left_out)))
    return studio.figure(
        "package",
        partial(
            package_chart,
            marks,
            [titles[option] for option in pool],
            [words(f"package.{p.objective}") for p in proposals],
            title=_title(proposals[0]),
            subtitle=[words("package.subtitle")],
        ),
        caption=caption,
    )


def _state(found: Proposal, option: str) -> str:
    return words("package.carried" if option in found.carried else "package.own")


def _title(first: Proposal) -> str:
    total = counted("package.option", len(first.options))
    if not first.carried:
        return words("package.alone", total=total)
    return words("package.some-carried", total=total, carried=len(first.carried))


def _row(desk: Desk, book: Book, found: Proposal) -> PackageRow:
    titles = {o.id: o.title for o in desk.case.options}
    if not found.options:
        return PackageRow(
            name=words(f"package.{found.objective}"),
            size=0,
            joint=Markup("–"),
            countries=(),
            losses=(),
            reason=again(found.reason or ""),
        )
    named = {"objective": found.objective}
    return PackageRow(
        name=words(f"package.{found.objective}"),
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
        losses=tuple(_loss(desk, c, issue, payer and titles[payer]) for c, issue, payer in found.losses),
        reason="",
    )


def _loss(desk: Desk, country: str, issue: str, payer: str | None) -> Markup:
    lost = {"country": the(country), "issue": issue_title(desk.issue(issue)).lower()}
    if payer:
        return capital(say("package.loses", **lost, payer=data(payer)))
    return capital(say("package.loses-unpaid", **lost))
