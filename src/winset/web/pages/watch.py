"""What is coming, what is late, and what fell silent."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from markupsafe import Markup

from winset.desk.watching import LATE, Watch, as_icalendar, watch
from winset.report.words import dated, joined
from winset.web.pages.parts import link
from winset.web.tables import Column, Table, table_view
from winset.web.view import Download, Shown, View

__all__ = ["icalendar", "table", "watching"]

SPANS: Final = (30, 90, 180, 365)
"""Days ahead that can be chosen."""
USUAL: Final = 90


def watching(view: View) -> Shown:
    """What is late first, then what is coming."""
    found = _found(view)
    return Shown(
        template="watch.html.j2",
        title="What is coming, and what fell silent",
        values={
            "days": found.days,
            "spans": SPANS,
            "late": tuple((n, proofs(view, n.evidence)) for n in found.notices if n.kind in LATE),
            "broken_off": found.broken_off,
            "joined": joined,
            "table": table_view(table(view), view),
        },
    )


def _days(view: View) -> int:
    return next((n for n in SPANS if str(n) == view.asked("days")), USUAL)


def _found(view: View) -> Watch:
    days = _days(view)
    found: Watch = view.opened.heavy(("watch", days), lambda: watch(view.desk, days=days))
    return found


def proofs(view: View, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of the rows behind a notice, as far as there is a page for them."""
    known = view.opened.need("evidence")
    return tuple(view.url("/evidence", id=name) for name in ids if name in known)


def table(view: View) -> Table:
    """One row a notice."""
    rows = [
        {
            "start": n.start.isoformat(), "end": n.end.isoformat(), "days": n.days, "kind": n.kind, "what": n.what,
            "countries": list(n.countries), "issues": list(n.issues), "evidence": list(n.evidence), "source": n.source,
        }
        for n in _found(view).notices
    ]  # fmt: skip

    def source(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        where = proofs(view, tuple(row["evidence"]))
        if where:
            return Markup(" ").join(link(url, "evidence" if n == 0 else str(n + 1)) for n, url in enumerate(where[:3]))
        return link(row["source"], "source") if row["source"].startswith("https://") else row["source"]

    columns = [
        Column(key="start", title="When", show=lambda r: _when(r["start"], r["end"])),
        Column(key="days", title="Days", number=True, show=lambda r: f"{r['days']:+d}".replace("-", "−")),
        Column(key="kind", title="Kind"),
        Column(key="what", title="What", main=True),
        Column(key="countries", title="Whose", show=lambda r: joined(r["countries"]) if r["countries"] else "–"),
        Column(key="source", title="Rests on", show=source),
        *(Column(key=k, title=k, hidden=True) for k in ("end", "issues", "evidence")),
    ]
    return Table(name="watch", title="To look at, the most pressing first", columns=columns, rows=rows)


def _when(first: str, last: str) -> str:
    return dated(first) if first == last else f"{dated(first)} to {dated(last)}"


def icalendar(view: View) -> Download:
    """The same for a calendar program."""
    body = as_icalendar(_found(view), name=view.desk.case.title)
    day = date.isoformat(view.day)
    return Download(body=body, kind="text/calendar; charset=utf-8", name=f"{view.desk.case.id}-watch-{day}.ics")
