"""The ranking as bars of uncertainty, and as a trade-off between passing and gaining."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import ACCENT, BAD, GOOD, INK, NEUTRAL
from winset.report.tongue import words

__all__ = ["RankMark", "pareto_chart", "ranking_chart"]

TIERS = ("ripe", "within reach", "contested", "blocked")
TIER_COLOURS = (ACCENT, GOOD, NEUTRAL, BAD)
LABELLED = 8
"""Options named in the trade-off."""
PHONE = 500
TURN = 0.55
"""Index from which a label stands to the left of its mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankMark:
    """One option."""

    rank: int
    title: str
    index: float
    """Joint ratification, 0 to 1."""
    low: float
    high: float
    gain: float
    """Of the least gaining country; 1 is its best."""
    ambition: float
    """0 to 1."""
    tier: str
    link: str
    front: bool
    """On the Pareto front."""


def _rows(marks: Sequence[RankMark], width: int) -> list[dict[str, Any]]:
    longest = 28 if width < PHONE else 58
    return [
        {
            "rank": m.rank,
            "name": f"{m.rank}  {_short(m.title, longest)}",
            "title": m.title,
            "index": m.index,
            "low": m.low,
            "high": m.high,
            "gain": max(m.gain, -1.0),
            "ambition": m.ambition,
            "tier": words(f"words.tier-{m.tier.replace(' ', '-')}"),
            "link": m.link,
            "front": m.front,
            "label": _label(m),
        }
        for m in marks
    ]


def _label(m: RankMark) -> str:
    return words(
        "agenda.mark",
        rank=m.rank,
        title=m.title,
        tier=words(f"words.tier-{m.tier.replace(' ', '-')}"),
        index=f"{m.index:.2f}",
        low=f"{m.low:.2f}",
        high=f"{m.high:.2f}",
        ambition=f"{m.ambition:.2f}",
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _colour() -> alt.Color:
    tiers = [words(f"words.tier-{tier.replace(' ', '-')}") for tier in TIERS]
    return alt.Color("tier:N", title=None, scale=alt.Scale(domain=tiers, range=list(TIER_COLOURS)), sort=tiers)


def ranking_chart(marks: Sequence[RankMark], *, title: str, subtitle: str | list[str], width: int) -> dict[str, Any]:
    """Vega-Lite specification: a row an option, bar from 5 to 95 %, tick at the index, dot at the ambition."""
    rows = _rows(marks, width)
    beside = 165 if width < PHONE else 330
    y = alt.Y(
        "name:N",
        title=None,
        sort=[row["name"] for row in rows],
        axis=alt.Axis(domain=False, ticks=False, labelLimit=beside),
    )
    x = alt.X("low:Q", title=words("agenda.index"), scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(tickCount=5))
    base = rows_of(rows)
    chart = alt.layer(
        base.mark_bar(height=9, opacity=0.4).encode(
            x=x,
            x2=alt.X2("high"),
            y=y,
            color=_colour(),
            href=alt.Href("link:N"),
            description=alt.Description("label:N"),
        ),
        base.mark_tick(thickness=3, bandSize=16).encode(x=alt.X("index:Q"), y=y, color=_colour()),
        base.mark_point(size=22, filled=True, color=INK, opacity=0.9).encode(x=alt.X("ambition:Q"), y=y),
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=alt.Step(22), beside=beside + 12)


def pareto_chart(marks: Sequence[RankMark], *, title: str, subtitle: str | list[str], width: int) -> dict[str, Any]:
    """Vega-Lite specification: index against the least gain, the front filled and its first options named."""
    rows = _rows(marks, width)
    x = alt.X("index:Q", title=words("agenda.joint-axis"), scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(tickCount=5))
    y = alt.Y("gain:Q", title=words("agenda.gain-axis"), scale=alt.Scale(zero=False))
    named = [row for row in rows if row["front"]][: 4 if width < PHONE else LABELLED]
    chart = alt.layer(
        rows_of({"gain": 0.0} for _ in rows[:1]).mark_rule(color=NEUTRAL, strokeDash=[3, 3]).encode(y=alt.Y("gain:Q")),
        rows_of(row for row in rows if not row["front"])
        .mark_point(size=50, opacity=0.8)
        .encode(x=x, y=y, color=_colour(), href=alt.Href("link:N"), description=alt.Description("label:N")),
        rows_of(row for row in rows if row["front"])
        .mark_point(size=70, filled=True, opacity=1)
        .encode(x=x, y=y, color=_colour(), href=alt.Href("link:N"), description=alt.Description("label:N")),
        rows_of(row for row in named if row["index"] < TURN)
        .mark_text(align="left", dx=8, dy=-5, color=INK, fontSize=10)
        .encode(x=x, y=y, text=alt.Text("name:N")),
        rows_of(row for row in named if row["index"] >= TURN)
        .mark_text(align="right", dx=-8, dy=-5, color=INK, fontSize=10)
        .encode(x=x, y=y, text=alt.Text("name:N")),
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=320, beside=60)
