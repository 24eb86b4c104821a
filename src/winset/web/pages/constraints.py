"""The register: what holds each government back at home, what helps it, and ways around."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from winset.desk import top
from winset.report.consent import players
from winset.report.words import country_name, dated, issue_name, kind_of
from winset.web.book import WebBook
from winset.web.pages.parts import link
from winset.web.pages.wording import Barrier, barrier
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["constraints", "table", "tops"]


def constraints(view: View) -> Shown:
    """The whole register, with ways around the first rows of each country."""
    for name in ("register", "evidence"):
        view.opened.need(name)
    return Shown(
        template="constraints.html.j2",
        title="What holds each government back at home",
        values={
            "first": tuple((c, country_name(c), tops(view, c)) for c in view.desk.case.countries),
            "table": table_view(table(view), view),
        },
    )


def tops(view: View, country: str, number: int = 3) -> tuple[Barrier, ...]:
    """The first constraints of a country with ways around each."""
    desk = view.desk
    return view.opened.heavy(
        ("tops", country, number),
        lambda: tuple(barrier(desk, WebBook(view), row) for row in top(desk.register, country, number)),
    )


def table(view: View) -> Table:
    """One row a constraint in force."""
    names = players(view.desk)

    def what(row: Any) -> Markup:  # noqa: ANN401 - a row
        return Markup('{}<br><span class="small">claimed by {}</span> {}').format(
            row["what"], row["by"], link(view.url("/evidence", id=row["id"]), "evidence")
        )

    with_page = {issue.id for issue in view.desk.case.issues}

    def issue(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        """A text may state a constraint on an issue of which the case has no ladder, and so no page."""
        title = issue_name(row["issue"])
        return link(view.url(f"/issues/{row['issue']}"), title) if row["issue"] in with_page else title

    columns = [
        Column(
            key="country",
            title="Country",
            show=lambda r: link(view.url(f"/countries/{r['country']}"), country_name(r["country"])),
        ),
        Column(key="rank", title="Rank", number=True),
        Column(key="what", title="What", show=what, main=True),
        Column(key="direction", title="Way", show=_way),
        Column(key="kind", title="Kind", show=lambda r: kind_of(r["kind"])),
        Column(key="issue", title="Issue", show=issue),
        Column(key="player", title="Who", show=lambda r: names.get(r["player"], "–")),
        Column(key="strength", title="Strength", number=True),
        Column(key="cost", title="Costs", number=True, show=lambda r: _cost(r["cost"])),
        Column(key="since", title="Since", show=lambda r: dated(r["since"])),
        Column(key="by", title="Claimed by", hidden=True),
        Column(key="low", title="Low", hidden=True, number=True),
        Column(key="high", title="High", hidden=True, number=True),
        Column(key="id", title="Id", hidden=True),
    ]  # fmt: skip
    rows = [
        {
            **{n: getattr(r.constraint, n) for n in ("country", "what", "direction", "kind", "issue", "player", "by")},
            **{n: getattr(r.constraint, n) for n in ("low", "high", "since", "id")},
            "rank": r.rank,
            "strength": r.strength_now,
            "cost": r.cost,
        }
        for r in view.opened.need("register")
    ]
    return Table(
        name="constraints", title="Constraints in force, with what they cost the agenda", columns=columns, rows=rows
    )


def _cost(value: float) -> str:
    """Three digits with a true minus; what rounds to nothing has no sign."""
    return f"{round(value, 3) or 0.0:.3f}".replace("-", "\N{MINUS SIGN}")


def _way(row: Any) -> str:  # noqa: ANN401 - a row
    return "holds back" if row["direction"] == "constrains" else "helps"
