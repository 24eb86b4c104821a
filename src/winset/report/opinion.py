"""Opinion: what publics say of each other, with breaks of survey mode marked and never crossed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from markupsafe import Markup

from winset.desk import Desk, Record, Trend, lowest
from winset.model import PollFigure
from winset.report.book import Book
from winset.report.charts.opinion import ModeBreak, OpinionPoint, opinion_chart
from winset.report.contact import contact_sentences
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, data, language, say, words
from winset.report.words import country_name, dated, day_of, in_words, joined, the

__all__ = ["Opinion", "headline", "opinion_section", "told"]

LEAST = 6
"""Waves from which a question gets a picture."""
PICTURES = 3
SUSPECT = "suspect:"
"""How the note of a figure begins that is doubted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The section's content."""

    sentences: tuple[Markup, ...]
    figures: tuple[Figure, ...]
    rows: tuple[tuple[str, str, str, str, int, str, Markup, str], ...]
    """(asked, about, question, pollster, readings, period, last reading, lowest) of every question."""
    contact: tuple[Markup, ...]
    """What the surveys can say of kinds of contact."""
    suspect: tuple[tuple[str, str], ...]
    """(survey, why it is doubted) of figures that are left out of all of this."""


def told(desk: Desk) -> list[Trend]:
    """For each pair of the case's countries the question with the most readings, longest first."""
    best: dict[tuple[str, str], Trend] = {}
    for trend in _trusted(desk):
        pair = trend.respondents, trend.about
        if set(pair) <= set(desk.case.countries) and (pair not in best or trend.size > best[pair].size):
            best[pair] = trend
    return sorted((t for t in best.values() if t.size >= LEAST), key=lambda t: t.size, reverse=True)


def headline(desk: Desk, book: Book) -> list[Markup]:
    """One sentence for the question with the most readings: where it stands and how low it has been."""
    return [_sentence(trend, book, short=True) for trend in told(desk)[:1]]


def opinion_section(desk: Desk, book: Book, studio: Studio) -> Opinion:
    """Sentences, pictures and the table of all questions."""
    chosen = told(desk)[:PICTURES]
    return Opinion(
        sentences=tuple(_sentence(trend, book) for trend in chosen),
        figures=tuple(_figure(trend, book, studio, number) for number, trend in enumerate(chosen, 1)),
        rows=tuple(_row(trend, book) for trend in sorted(_trusted(desk), key=lambda t: t.size, reverse=True)),
        contact=contact_sentences(desk, book),
        suspect=tuple(_suspected(figure) for figure in desk.case.polls if _is_suspect(figure)),
    )


def _is_suspect(figure: PollFigure) -> bool:
    return figure.note.startswith(SUSPECT)


def _suspected(figure: PollFigure) -> tuple[str, str]:
    """Which survey it is, and the reason of the note; its percentage is not repeated."""
    survey = words(
        "moved.survey",
        country=country_name(figure.respondents),
        about=joined(re.split("[-+ ]", figure.about), article=True),
        question=figure.question,
        pollster=figure.pollster,
        date=dated(figure.end[:7]),
    )
    return survey, data(figure.note.removeprefix(SUSPECT).strip())


def _trusted(desk: Desk) -> list[Trend]:
    """The trends without suspect figures; runs that no break parts any more are one."""
    return [found for trend in desk.opinion if (found := _without_suspects(trend)).runs]


def _without_suspects(trend: Trend) -> Trend:
    if not any(_is_suspect(figure) for run in trend.runs for wave in run.waves for figure in wave.figures):
        return trend
    runs = list(trend.runs[:0])
    for run in trend.runs:
        kept = [replace(w, figures=tuple(f for f in w.figures if not _is_suspect(f))) for w in run.waves]
        waves = tuple(wave for wave in kept if wave.figures)
        if waves and runs and runs[-1].mode == run.mode:
            runs[-1] = replace(run, waves=(*runs[-1].waves, *waves))
        elif waves:
            runs.append(replace(run, waves=waves))
    breaks = (
        replace(trend.breaks[0], date=after.waves[0].start, before=before.mode, after=after.mode)
        for before, after in pairwise(runs)
    )
    return replace(trend, runs=tuple(runs), breaks=tuple(breaks))


def _sentence(trend: Trend, book: Book, *, short: bool = False) -> Markup:
    last = trend.runs[-1].waves[-1]
    text = say(
        "moved.sentence",
        country=the(trend.respondents),
        percent=book.number("poll", "{:g}%", id=last.figures[0].id),
        answer=in_words(trend.question, trend.about),
        pollster=data(trend.pollster.split(",")[0]),
        date=dated(last.end[:7]),
    )
    record = lowest(trend)
    if record is not None:
        what = _record(trend, record, book, short=short)
        if record.wave is last:
            text += say("moved.is-record", record=what)
        else:
            low = book.number("poll", "{:g}%", id=record.wave.figures[0].id)
            text += say("moved.low-was", low=low, date=dated(record.wave.end[:7]), record=what)
    if trend.breaks:
        text += say("moved.mode-break", year=trend.breaks[-1].date[:4])
    return text


def _record(trend: Trend, record: Record, book: Book, *, short: bool) -> Markup:
    return book.linked(
        _claim(record, short=short),
        "poll_record",
        respondents=trend.respondents,
        about=trend.about,
        question=trend.question,
        pollster=trend.pollster,
    )


def _claim(record: Record, *, short: bool) -> str:
    """The claim that the data bear, as `Record.text` words it."""
    what = words(f"moved.record-{record.extreme}{'-equal' if record.tied and record.beaten is None else ''}")
    if record.beaten is None:
        text = words("moved.record", what=what, of=record.of, year=record.since[:4])
    else:
        value = record.beaten.low if record.extreme == "lowest" else record.beaten.high
        since = {"what": what, "year": record.beaten.start[:4], "value": f"{value:.1f}"}
        text = words("moved.record-since", **since, of=record.of)
        text = text.split(",")[0] if short and language() == "en" else text
    return words("moved.record-derived", record=text, count=record.derived) if record.derived and not short else text


def _figure(trend: Trend, book: Book, studio: Studio, number: int) -> Figure:
    record = lowest(trend)
    points = [
        OpinionPoint(
            date=day_of(wave.end),
            percent=figure.percent,
            series=country_name(trend.respondents),
            segment=segment,
            link=book.link("poll", id=figure.id),
            label=f"{dated(wave.end)}: {figure.percent:g}%",
        )
        for segment, run in enumerate(trend.runs)
        for wave in run.waves
        for figure in wave.figures
    ]
    low = [] if record is None else [p for p in points if p.date == day_of(record.wave.end)][:1]
    breaks = [
        ModeBreak(date=day_of(b.date), label=words("moved.from-here", mode=b.after or words("moved.another-mode")))
        for b in trend.breaks
    ]
    said = in_words(trend.question, trend.about)
    share = words("moved.share-who", country=the(trend.respondents), answer=said)
    return studio.figure(
        f"opinion-{number}",
        partial(
            opinion_chart,
            points,
            breaks,
            title=_title(trend, record),
            subtitle=[share, trend.pollster],
            named=low + points[-1:],
        ),
        alt=f"{_title(trend, record)}. {share}.",
        caption=say("moved.marks-open", count=counted("moved.reading", len(points))),
        data="polls",
    )


def _title(trend: Trend, record: Record | None) -> str:
    last = trend.runs[-1].waves[-1]
    who = words("moved.who-on", who=country_name(trend.respondents), about=the(trend.about))
    named = {"who": who, "now": f"{last.low:g}%", "year": last.end[:4]}
    if record is None:
        return words("moved.title-last", **named)
    if record.wave is last:
        return words("moved.title-lowest", **named)
    other_way = any(b.date > record.wave.end for b in trend.breaks)
    return words(
        "moved.title-other-way" if other_way else "moved.title-from-low",
        **named,
        low=f"{record.wave.low:g}%",
        then=record.wave.end[:4],
    )


def _row(trend: Trend, book: Book) -> tuple[str, str, str, str, int, str, Markup, str]:
    waves = [wave for run in trend.runs for wave in run.waves]
    record = lowest(trend)
    period = waves[0].end[:4] if len(waves) == 1 else f"{waves[0].end[:4]}–{waves[-1].end[:4]}"
    last = book.number("poll", "{:g}%", id=waves[-1].figures[0].id)
    low = "–"
    if record is not None:
        low = words("moved.low-in", low=f"{record.wave.low:g}%", date=record.wave.end[:7])
    return (
        country_name(trend.respondents),
        joined(re.split("[-+ ]", trend.about)),
        data(trend.question),
        data(trend.pollster),
        len(waves),
        period,
        last,
        low,
    )
