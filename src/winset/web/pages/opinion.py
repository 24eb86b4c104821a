"""What publics say of each other: every question, its readings, breaks of survey mode that no line crosses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from winset.desk import Desk, Trend, lowest
from winset.report.words import country_name, dated, in_words, joined, the
from winset.web.draw.lines import Mark, Point, lines
from winset.web.draw.svg import day_number
from winset.web.pages.parts import Figure, link
from winset.web.pages.wording import trend_title
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["opinion", "table", "trend", "trend_id", "trend_of", "trend_table", "trends_of"]

PICTURES = 2


def trend_id(trend: Trend) -> str:
    """A short name of a question by a pollster, the same as long as its words are."""
    told = f"{trend.respondents}\x1f{trend.about}\x1f{trend.question}\x1f{trend.pollster}"
    return f"{trend.respondents.lower()}-{trend.about.lower()}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def trends_of(desk: Desk) -> Sequence[Trend]:
    """All questions, those with most readings first."""
    return sorted(desk.opinion, key=lambda t: (-t.size, trend_id(t)))


def opinion(view: View) -> Shown:
    """All questions, with a picture of the longest."""
    view.opened.need("evidence")
    shown = [t for t in trends_of(view.desk) if t.size > 5][:PICTURES]  # noqa: PLR2004 - enough to see
    return Shown(
        template="opinion.html.j2",
        title="Opinion",
        values={
            "figures": tuple(figure_of(view, t) for t in shown),
            "table": table_view(table(view), view),
        },
    )


def figure_of(view: View, found: Trend, width: int = 560) -> Figure:
    """The readings of a question over time; each mark opens its source."""
    points = [
        Point(
            at=day_number(wave.end),
            value=f.percent,
            label=f"{dated(wave.end)}: {f.percent:g}%",
            url=view.url("/evidence", id=f.id),
            segment=number,
        )
        for number, run in enumerate(found.runs)
        for wave in run.waves
        for f in wave.figures
    ]
    marks = [
        Mark(at=day_number(b.date), kind="break", label=f"from here: {b.after or 'another mode'}") for b in found.breaks
    ]
    picture = partial(
        lines,
        points,
        marks,
        title=trend_title(found, lowest(found)),
        below=f"% of those asked in {the(found.respondents)} who {in_words(found.question, found.about)} "
        f"({found.pollster})",
        top_value=100,
        unit="%",
        joined=True,
    )
    name = trend_id(found)
    return Figure(
        draw=lambda width: picture(width=width),
        width=width,
        caption="Each mark opens its source. No line crosses a change of survey mode.",
        links=(
            ("This question", view.url(f"/opinion/{name}")),
            ("CSV", view.url(f"/series/polls/{name}.csv")),
            ("Meaning of the columns", view.url(f"/series/polls/{name}.metadata.json")),
        ),
    )


def table(view: View) -> Table:
    """One row a question by a pollster."""
    rows = []
    for t in trends_of(view.desk):
        waves = [wave for run in t.runs for wave in run.waves]
        record = lowest(t)
        rows.append(
            {
                "id": trend_id(t),
                "question": t.question,
                "respondents": t.respondents,
                "about": t.about,
                "pollster": t.pollster,
                "readings": len(waves),
                "first": waves[0].end,
                "last": waves[-1].end,
                "latest": waves[-1].figures[0].percent,
                "lowest": record.wave.low if record else None,
                "lowest_at": record.wave.end if record else None,
                "modes": len(t.runs),
            }
        )

    def question(row: Any) -> Any:  # noqa: ANN401 - a row
        return link(view.url(f"/opinion/{row['id']}"), row["question"])

    columns = [
        Column(key="respondents", title="Asked in", show=lambda r: country_name(r["respondents"])),
        Column(key="about", title="About", show=lambda r: joined(re.split("[-+ ]", r["about"]))),
        Column(key="question", title="Answer", show=question, main=True),
        Column(key="pollster", title="Pollster"),
        Column(key="readings", title="Readings", number=True),
        Column(key="last", title="Last", show=lambda r: dated(r["last"][:7])),
        Column(key="latest", title="Latest", number=True, show=lambda r: f"{r['latest']:g}%"),
        Column(
            key="lowest",
            title="Lowest",
            number=True,
            show=lambda r: "–" if r["lowest"] is None else f"{r['lowest']:g}% in {r['lowest_at'][:4]}",
        ),
        Column(key="lowest_at", title="Lowest at", hidden=True),
        Column(key="first", title="First", hidden=True),
        Column(key="modes", title="Survey modes", hidden=True),
        Column(key="id", title="Id", hidden=True),
    ]
    return Table(name="opinion", title="Questions that were asked", columns=columns, rows=rows)


def trend_of(view: View) -> Trend:
    """The question of the address."""
    found = next((t for t in view.desk.opinion if trend_id(t) == view.path["trend"]), None)
    if found is None:
        raise Missing("there is no such question on this day")
    return found


def trend(view: View) -> Shown:
    """One question with every reading."""
    view.opened.need("evidence")
    found = trend_of(view)
    return Shown(
        template="trend.html.j2",
        title=f"{country_name(found.respondents)} on {_about(found)}: {found.question}",
        values={
            "trend": found,
            "record": lowest(found),
            "figure": figure_of(view, found, 760),
            "table": table_view(trend_table(view), view),
        },
    )


def trend_table(view: View) -> Table:
    """One row a published figure."""
    found = trend_of(view)
    rows = [
        {
            "end": wave.end,
            "start": wave.start,
            "percent": f.percent,
            "n": f.n,
            "mode": run.mode,
            "pollster": f.pollster,
            "known_from": f.known_from,
            "source": f.source,
            "note": f.note,
            "id": f.id,
        }
        for run in found.runs
        for wave in run.waves
        for f in wave.figures
    ]
    columns = [
        Column(key="end", title="Fieldwork until", show=lambda r: dated(r["end"])),
        Column(
            key="percent",
            title="Share",
            number=True,
            show=lambda r: link(view.url("/evidence", id=r["id"]), f"{r['percent']:g}%"),
        ),
        Column(key="n", title="Asked", number=True, show=lambda r: "–" if r["n"] is None else f"{r['n']:,}"),
        Column(key="mode", title="Survey mode", show=lambda r: r["mode"] or "not stated"),
        Column(key="known_from", title="Known from", show=lambda r: dated(r["known_from"])),
        Column(key="note", title="Note", main=True),
        *(Column(key=name, title=name, hidden=True) for name in ("start", "pollster", "source", "id")),
    ]
    return Table(name=f"poll-{trend_id(found)}", title="Published figures", columns=columns, rows=rows)


def _about(found: Trend) -> str:
    """Whom a question is about, inside a sentence."""
    return joined(re.split("[-+ ]", found.about), article=True)
