"""The first page: what could be done first, what blocks, what moved, what would break it, how sure we are."""

from __future__ import annotations

from functools import partial

from winset.desk import Desk
from winset.report.front import front_page
from winset.web.book import WebBook
from winset.web.draw.bars import Range, ranges
from winset.web.pages.parts import Figure
from winset.web.view import Shown, View

__all__ = ["overview"]

PICTURED = 10


def overview(view: View) -> Shown:
    """What a visitor sees first."""
    desk = view.desk
    for name in ("ranking", "register", "evidence", "threats", "ledger"):
        view.opened.need(name)
    front = view.opened.heavy("front", lambda: front_page(desk, WebBook(view)))
    return Shown(
        template="overview.html.j2",
        title="Overview",
        values={
            "front": front,
            "countries": tuple(zip(desk.case.countries, front.blocks, strict=True)),
            "figure": _figure(desk, view),
        },
    )


def _figure(desk: Desk, view: View) -> Figure | None:
    rows = desk.ranking.options[:PICTURED]
    if not rows:
        return None
    near = sum(o.tier in {"ripe", "within reach"} for o in desk.ranking.options)
    picture = partial(ranges,
        [
            Range(title=o.title, index=o.p_joint, low=o.p_low, high=o.p_high, tier=o.tier,
                  url=view.url(f"/options/{o.id}"))
            for o in rows
        ],
        title=f"{near} of {len(desk.ranking.options)} open options are within reach; the first {len(rows)} in order",
    )  # fmt: skip
    return Figure(
        draw=lambda width: picture(width=width),
        caption="Each row opens the option.",
        links=(("All options", view.url("/options")),),
    )
