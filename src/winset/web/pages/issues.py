"""Issues: the ladder, where all players stand on it, win-sets and their overlap, the options on it."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from winset.desk import Desk, Ladder, rung_of
from winset.model import Issue, standing
from winset.report.consent import owners, players
from winset.report.words import country_name, issue_name, joined, spoken
from winset.web.book import WebBook
from winset.web.draw.ladder import Column as Place
from winset.web.draw.ladder import Stand, ladder
from winset.web.pages.parts import Figure, link, player_link
from winset.web.pages.wording import finding
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["issue", "issues", "positions_table", "table"]

RECENT = 8
SECTORS: Final = {
    "GOV": "government", "MIL": "forces", "LEG": "parliament", "JUD": "courts", "COP": "police", "OPP": "opposition",
    "PTY": "party", "BUS": "business", "CVL": "civil society", "NGO": "association", "MED": "press", "EDU": "scholars",
    "REL": "religion", "LAB": "labour and farms", "PUB": "public", "ELI": "elite", "SPY": "services",
}  # fmt: skip
"""Sectors of players in words."""


def issues(view: View) -> Shown:
    """All ladders of the case."""
    return Shown(template="issues.html.j2", title="Issues", values={"table": table_view(table(view), view)})


def table(view: View) -> Table:
    """One row an issue."""
    desk = view.desk
    ladders = {found.issue: found for found in view.opened.need("ladders")}
    open_now = [o.issue for o in view.opened.need("ranking").options]
    rows = [_row(desk, one, ladders.get(one.id), open_now.count(one.id)) for one in desk.case.issues]
    columns = [
        Column(key="title", title="Issue", show=lambda r: link(view.url(f"/issues/{r['id']}"), r["title"]), main=True),
        Column(key="now", title="Today", number=True),
        Column(key="now_words", title="What stands today"),
        Column(key="reach", title="All could go to", number=True),
        Column(key="reach_words", title="Highest rung that every country could ratify"),
        Column(key="options", title="Open options", number=True),
        Column(key="id", title="Id", hidden=True),
    ]
    return Table(name="issues", title="Issues and how far every country could go on each", columns=columns, rows=rows)


def _row(desk: Desk, one: Issue, found: Ladder | None, number: int) -> dict[str, Any]:
    now = standing(one, desk.day)
    reach = None if found is None else max([found.status_quo, *(high for _, high in found.overlap)])
    rung, top = rung_of(one, now), None if reach is None else rung_of(one, reach)
    return {
        "id": one.id,
        "title": one.title,
        "now": now,
        "now_words": rung.text if rung else "",
        "reach": reach,
        "reach_words": top.text if top and reach is not None and reach > now + 0.02 else "no common room above today",
        "options": number,
    }


def issue(view: View) -> Shown:
    """One issue."""
    desk = view.desk
    one: Issue = view.found(desk.case.issues, view.path["id"], "issue")
    found = next((x for x in view.opened.need("ladders") if x.issue == one.id), None)
    book = WebBook(view)
    return Shown(
        template="issue.html.j2",
        title=one.title,
        values={
            "issue": one,
            "now": standing(one, desk.day),
            "rung": rung_of(one, standing(one, desk.day)),
            "figure": None if found is None else _figure(view, one, found),
            "ladder": found,
            "numbers": None
            if found is None
            else (
                book.number("overlap_reach", "{:.2f}", issue=one.id),
                book.number("most_ambitious", "{:.2f}", issue=one.id),
            ),
            "table": table_view(positions_table(view), view),
            "options": tuple(o for o in view.opened.need("ranking").options if one.id in o.point),
            "owners": tuple((country_name(c), joined(owners(desk, one.id, c))) for c, _ in one.agencies),
            "recent": sorted((h for h in desk.case.chronicle if h.issue == one.id), key=lambda h: (h.date, h.id))[
                : -RECENT - 1 : -1
            ],
            "constraints": tuple(r for r in view.opened.need("register") if r.constraint.issue == one.id)[:6],
        },
    )


def _figure(view: View, one: Issue, found: Ladder) -> Figure:
    names = players(view.desk)
    home = {p.id: p.country for p in view.desk.game.players}
    columns = [
        Place(
            country=country_name(c),
            intervals=tuple(intervals),
            stands=tuple(
                Stand(name=names.get(p, p), ideal=ideal, url=view.url(f"/countries/{c}") + f"#{p}")
                for p, ideal in found.ideals
                if home.get(p) == c
            ),
        )
        for c, intervals in zip(found.countries, found.winsets, strict=True)
    ]
    picture = partial(
        ladder,
        columns,
        found.overlap,
        [(level.at, level.text) for level in one.levels],
        status_quo=found.status_quo,
        title=finding(view.desk, found),
        below=f"Bars: what each could ratify as {spoken(found.instrument)}, at its players’ mean positions. "
        "Shaded: what all could. Dots: those who must consent.",
    )
    caption = "Rungs are in order, not to scale. Positions are uncertain, so an option inside all bars is not yet sure."
    return Figure(width=640, draw=lambda width: picture(width=width), caption=caption)


def positions_table(view: View) -> Table:
    """Where every player stands on the issue, and what pulled it there."""
    one: Issue = view.found(view.desk.case.issues, view.path["id"], "issue")
    view.opened.need("assessment")
    game = view.desk.game
    rows = []
    for row, player in enumerate(game.players):
        place = game.positions[player.id, one.id]
        rows.append(
            {
                "player": player.id,
                "country": player.country,
                "sector": player.sector,
                "consents": "yes" if row < game.seats else "no",
                "ideal": place.mean,
                "sd": place.sd,
                "salience": place.salience,
                "prior": place.prior_mean,
                "readings": len(place.pulls),
                "influence": float(game.influence[row]),
            }
        )
    rows.sort(key=lambda r: (r["consents"] == "no", game.countries.index(str(r["country"])), -float(r["ideal"])))
    columns = [
        Column(key="player", title="Player", show=lambda r: player_link(view, r["player"]), main=True),
        Column(key="country", title="Country", show=lambda r: country_name(r["country"])),
        Column(key="sector", title="Sector", show=lambda r: SECTORS.get(str(r["sector"]), str(r["sector"]))),
        Column(key="consents", title="Holds a consent"),
        Column(key="ideal", title="Ideal", number=True),
        Column(key="sd", title="± sd", number=True),
        Column(key="salience", title="Salience", number=True),
        Column(key="prior", title="Before evidence", number=True),
        Column(
            key="readings",
            title="Readings",
            number=True,
            show=lambda r: link(view.url("/evidence", id=f"position:{r['player']}:{one.id}"), r["readings"]),
        ),
        Column(key="influence", title="Influence", number=True, hidden=True),
    ]
    title = f"{issue_name(one.id)}: where every player stands"
    return Table(name=f"positions-{one.id}", title=title, columns=columns, rows=rows)
