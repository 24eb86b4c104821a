"""All open options in order, and those that are listed apart."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from winset.report.words import capital, country_name, spoken, titled
from winset.web.draw.bars import Range, ranges
from winset.web.pages.parts import Figure, link, player_link, titles
from winset.web.render import joint
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["options", "table"]

PICTURED = 20
_APART = {"done": "done", "replaced": "replaced", "within": "already practised", "below": "below today’s level"}


def options(view: View) -> Shown:
    """The ranking."""
    ranking = view.opened.need("ranking")
    known = titles(view.desk)
    picture = partial(ranges,
        [
            Range(title=o.title, index=o.p_joint, low=o.p_low, high=o.p_high, tier=o.tier,
                  url=view.url(f"/options/{o.id}"))
            for o in ranking.options[:PICTURED]
        ],
        title="The first options, in the order in which all could ratify and gain from them",
    )  # fmt: skip
    return Shown(
        template="options.html.j2",
        title="Options",
        values={
            "table": table_view(table(view), view),
            "figure": Figure(draw=lambda width: picture(width=width), caption=ranking.method)
            if ranking.options
            else None,
            "apart": tuple(
                (view.url(f"/options/{e.option}"), known.get(e.option, e.option), _APART.get(e.state, e.state), e.note)
                for e in ranking.apart
            ),
        },
    )


def table(view: View) -> Table:
    """One row an open option."""
    ranking = view.opened.need("ranking")
    countries = view.desk.case.countries

    def title(row: Any) -> Markup:  # noqa: ANN401 - a row
        return link(view.url(f"/options/{row['id']}"), row["title"])

    def tier(row: Any) -> Markup:  # noqa: ANN401 - a row
        return Markup('<span class="tag t-{}">{}</span>').format(row["tier"].replace(" ", "-"), row["tier"])

    columns = [
        Column(key="rank", title="Rank", number=True),
        Column(key="title", title="Option", show=title, main=True),
        Column(key="tier", title="Tier", show=tier),
        Column(key="index", title="Index", show=lambda r: joint(r["index"]), number=True),
        Column(key="range", title="Range", show=lambda r: f"{r['low']:.2f}–{r['high']:.2f}", number=True),
        Column(key="low", title="Low", hidden=True, number=True),
        Column(key="high", title="High", hidden=True, number=True),
        *(Column(key=c, title=country_name(c), number=True) for c in countries),
        Column(key="issue_title", title="Issue"),
        Column(key="form", title="Best form"),
        Column(
            key="binding", title="Hangs on", show=lambda r: player_link(view, r["binding"]) if r["binding"] else "–"
        ),
        Column(key="ambition", title="Ambition", number=True),
        Column(key="id", title="Id", hidden=True),
    ]
    rows = [
        {
            "rank": o.rank,
            "title": titled(o),
            "tier": o.tier,
            "index": o.p_joint,
            "range": o.p_high - o.p_low,
            "low": o.p_low,
            "high": o.p_high,
            **{c: o.p.get(c) for c in countries},
            "issue_title": view.desk.issue(o.issue).title,
            "form": capital(spoken(o.variant.instrument)),
            "binding": o.binding.player if o.binding else None,
            "ambition": o.ambition,
            "id": o.id,
        }
        for o in ranking.options
    ]
    return Table(
        name="options", title="Open options with their index of joint ratification", columns=columns, rows=rows
    )
