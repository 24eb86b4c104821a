"""Opinion: what publics say of each other, with breaks of survey mode marked and never crossed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk, Record, Trend, lowest
from winset.report.book import Book
from winset.report.charts.opinion import ModeBreak, OpinionPoint, opinion_chart
from winset.report.figure import Figure, Studio
from winset.report.words import country_name, day_of

__all__ = ["Opinion", "headline", "opinion_section", "told"]

LEAST = 6
"""Waves from which a question gets a picture."""
PICTURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The section's content."""

    sentences: tuple[Markup, ...]
    figures: tuple[Figure, ...]
    rows: tuple[tuple[str, str, str, str, int, str, Markup, str], ...]
    """(asked, about, question, pollster, readings, period, last reading, lowest) of every question."""


def told(desk: Desk) -> list[Trend]:
    """For each pair of the case's countries the question with the most readings, longest first."""
    best: dict[tuple[str, str], Trend] = {}
    for trend in desk.opinion:
        pair = trend.respondents, trend.about
        if set(pair) <= set(desk.case.countries) and (pair not in best or _size(trend) > _size(best[pair])):
            best[pair] = trend
    return sorted((t for t in best.values() if _size(t) >= LEAST), key=_size, reverse=True)


def headline(desk: Desk, book: Book) -> list[Markup]:
    """One sentence for the question with the most readings: where it stands and how low it has been."""
    return [_sentence(trend, book) for trend in told(desk)[:1]]


def opinion_section(desk: Desk, book: Book, studio: Studio) -> Opinion:
    """Sentences, pictures and the table of all questions."""
    chosen = told(desk)[:PICTURES]
    return Opinion(
        sentences=tuple(_sentence(trend, book) for trend in chosen),
        figures=tuple(_figure(trend, book, studio, number) for number, trend in enumerate(chosen, 1)),
        rows=tuple(_row(trend, book) for trend in sorted(desk.opinion, key=_size, reverse=True)),
    )


def _size(trend: Trend) -> int:
    return sum(len(run.waves) for run in trend.runs)


def _sentence(trend: Trend, book: Book) -> Markup:
    last = trend.runs[-1].waves[-1]
    asked, about = country_name(trend.respondents), country_name(trend.about)
    now = book.number("poll", "{:g} %", id=last.figures[0].id)
    text = Markup("{}: {} of respondents “{}” about {} in {} ({}).").format(
        asked, now, trend.question, about, last.end, trend.pollster
    )
    record = lowest(trend)
    if record is not None and record.wave is not last:
        low = book.number("poll", "{:g} %", id=record.wave.figures[0].id)
        text += Markup(" The low was {} in {}, the {}.").format(low, record.wave.end, _record(trend, book))
    if trend.breaks:
        text += Markup(" Readings before and after {} were taken in different ways and cannot be compared.").format(
            trend.breaks[-1].date[:4]
        )
    return text


def _record(trend: Trend, book: Book) -> Markup:
    return book.number(
        "poll_record",
        "{}",
        respondents=trend.respondents,
        about=trend.about,
        question=trend.question,
        pollster=trend.pollster,
    )


def _figure(trend: Trend, book: Book, studio: Studio, number: int) -> Figure:
    record = lowest(trend)
    points = [
        OpinionPoint(
            date=day_of(wave.end),
            percent=figure.percent,
            series=country_name(trend.respondents),
            segment=segment,
            link=book.link("poll", id=figure.id),
            label=f"{wave.end}: {figure.percent:g} %",
        )
        for segment, run in enumerate(trend.runs)
        for wave in run.waves
        for figure in wave.figures
    ]
    named = [p for p in points if record is not None and p.date == day_of(record.wave.end)] + points[-1:]
    breaks = [ModeBreak(date=day_of(b.date), label=f"now {b.after or 'another mode'}") for b in trend.breaks]
    asked, about = country_name(trend.respondents), country_name(trend.about)
    title = _title(trend, record, asked, about)
    return studio.figure(
        f"opinion-{number}",
        lambda width: opinion_chart(
            points,
            breaks,
            title=title,
            subtitle=[f"{asked}: {trend.question}", f"{trend.pollster}"],
            width=width,
            named=named,
        ),
        caption=Markup("Each mark opens its source. {} readings; no line crosses a break of survey mode.").format(
            len(points)
        ),
        data="polls",
    )


def _title(trend: Trend, record: Record | None, asked: str, about: str) -> str:
    last = trend.runs[-1].waves[-1]
    if record is None:
        return f"{asked} on {about}: {last.low:g} % in {last.end[:4]}"
    if record.wave is last:
        return f"{asked} on {about}: at its lowest, {last.low:g} % in {last.end[:4]}"
    return f"{asked} on {about}: {record.wave.low:g} % in {record.wave.end[:4]}, {last.low:g} % in {last.end[:4]}"


def _row(trend: Trend, book: Book) -> tuple[str, str, str, str, int, str, Markup, str]:
    waves = [wave for run in trend.runs for wave in run.waves]
    record = lowest(trend)
    period = waves[0].end[:4] if len(waves) == 1 else f"{waves[0].end[:4]}–{waves[-1].end[:4]}"
    last = book.number("poll", "{:g} %", id=waves[-1].figures[0].id)
    low = "–" if record is None else f"{record.wave.low:g} % in {record.wave.end}"
    return (trend.respondents, trend.about, trend.question, trend.pollster, len(waves), period, last, low)
