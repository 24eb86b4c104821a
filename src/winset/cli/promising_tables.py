"""Promises, ties and dates as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from rich.markup import escape

from winset.cli.tables import console_of, table_of

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.desk.calendar_ahead import Ahead, Due, Window
    from winset.desk.network import Network
    from winset.desk.promises import Fate, Lead, Promises, Revivable

__all__ = [
    "print_calendar",
    "print_leads",
    "print_network",
    "print_promises",
    "print_revivable",
    "print_windows",
]

_BRIDGES: Final = 20
_CHANGES: Final = 12
"""Last changes of government that are printed."""


def print_promises(found: Promises, rows: Sequence[Fate], in_documents: int) -> None:
    """The promises chosen, then how well promises were kept and how far the coders agree."""
    console = console_of()
    if in_documents:
        console.print(
            f"{in_documents} promises stand in the documents: `winset review` suggests them as rows", style="dim"
        )
    if not found.fates:
        console.print("no promise is on record: rows go into commitments.csv, or `winset review` finds them in texts")
        return
    table = table_of("Promises", "date", "by", "what", "state", "score", "last sign", right=("score",))
    for row in rows:
        one = row.commitment
        state = f"{row.state}, dormant" if row.dormant else row.state
        score = "–" if row.score is None else f"{row.score:+.1f}"
        table.add_row(one.date, "-".join(one.by), escape(one.what), state, score, row.last_sign)
    if rows:
        console.print(table)
    counts = found.counts()
    console.print(", ".join(f"{number} {state}" for state, number in counts.items()))
    table = table_of("How well they were kept", "by", "group", "promises", "scored", "mean", "range",
                     right=("promises", "scored", "mean"))  # fmt: skip
    for mean in found.compliance:
        if mean.mean is not None and (mean.by != "issue" or mean.low is not None):
            spread = "–" if mean.low is None else f"{mean.low:+.2f} to {mean.high:+.2f}"
            table.add_row(mean.by, mean.group, str(mean.promises), str(mean.scored), f"{mean.mean:+.2f}", spread)
    if table.row_count:
        console.print(table)
        console.print(
            "scores: -1 not kept, 0 in part, +1 kept; what nobody could score counts neither way", style="dim"
        )
    if found.agreement is not None:
        a = found.agreement
        console.print(f"{len(found.coders)} coders agree with alpha {a.alpha:.2f} ({a.low:.2f}–{a.high:.2f}), "
                      f"on {a.units} promises that both scored")  # fmt: skip


def print_revivable(desk: Desk, rows: Sequence[Revivable]) -> None:
    """Dormant ideas in the order in which today's win-sets would take them up."""
    console = console_of()
    if not rows:
        console.print("no idea of that time lies dormant")
        return
    title = f"Dormant ideas, by what could be ratified as known on {desk.day.isoformat()}"
    table = table_of(title, "rank", "index", "tier", "idea", "came up", "last sign", "why", "option",
                     right=("rank", "index"))  # fmt: skip
    for row in rows:
        idea = row.idea
        rank = "–" if row.rank is None else str(row.rank)
        index = "–" if row.index is None else f"{row.index:.2f}"
        table.add_row(rank, index, row.tier or "no open option", escape(idea.title), idea.proposed, idea.last_sign,
                      idea.why, row.option or "")  # fmt: skip
    console.print(table)
    console.print("The index orders options; it is no probability.", style="dim")


def print_leads(desk: Desk, rows: Sequence[Lead]) -> None:
    """Rows of the record that people should look at before they score a promise."""
    console = console_of()
    if not rows:
        console.print("no later row of the record is near in meaning")
        return
    table = table_of("To look at before scoring: suggested, not decided", "promise", "near", "date", "row", "",
                     right=("near",))  # fmt: skip
    for row in rows:
        known = desk.evidence.get(row.evidence)
        text = row.evidence if known is None else f"{row.evidence}: {known.sentence}"
        table.add_row(row.commitment, f"{row.similarity:.2f}", row.date, escape(text), "cited" if row.cited else "")
    console.print(table)


def print_network(found: Network) -> None:
    """Bridges, what the last changes of government took, and what one today would take."""
    console = console_of()
    if not found.bridges:
        console.print("no meeting is on record with two who could be named: rows go into meetings.csv")
        return
    table = table_of(f"Who connects the capitals: {found.kind}", "who", "level", "meetings", "ties", "between", "range",
                     "first", "last", right=("meetings", "ties", "between"))  # fmt: skip
    for b in found.bridges[:_BRIDGES]:
        table.add_row(escape(b.node), b.level, str(b.meetings), str(b.partners), f"{b.betweenness:.3f}",
                      f"{b.low:.3f}–{b.high:.3f}", b.first, b.last)  # fmt: skip
    console.print(table)
    console.print("between: share of the shortest ways between others that run through it; range: meetings drawn again",
                  style="dim")  # fmt: skip
    table = table_of("What changes of government took", "when", "whose", "came", "ties with", "ties", "lost",
                     right=("ties", "lost"))  # fmt: skip
    for t in found.turnover[-_CHANGES:]:
        table.add_row(t.change.date, t.change.country, escape(t.change.who), t.partner, str(t.ties), f"{t.share:.0%}")
    if table.row_count:
        console.print(table)
    table = table_of("What a change today would take", "whose", "ties with", "ties", "gone already", "would go",
                     "carried by", right=("ties", "gone already", "would go"))  # fmt: skip
    for r in found.at_risk:
        names = ", ".join(name.partition(" ")[2] for name in r.people[:4])
        table.add_row(r.country, r.partner, str(r.ties), f"{r.gone / r.ties:.0%}", f"{r.share:.0%}", escape(names))
    if table.row_count:
        console.print(table)


def print_calendar(entries: Sequence[Ahead], due: Sequence[Due]) -> None:
    """The entries in order of time, then the series of meetings that have a rhythm."""
    console = console_of()
    table = table_of("What lies ahead", "when", "kind", "whose", "what")
    for entry in entries:
        cells = (_when(entry.start, entry.end), entry.kind, ", ".join(entry.countries), entry.what)
        table.add_row(*(escape(cell) for cell in cells))
    if table.row_count:
        console.print(table)
    else:
        console.print("nothing dated lies ahead: rows go into calendar.csv")
    rows = [one for one in due if one.due is not None]
    table = table_of("Meetings by their rhythm", "series", "who", "last", "every", "next", "", right=("every",))
    for one in rows:
        every = f"{one.median_days:.0f} days ({one.low_days:.0f}–{one.high_days:.0f})"
        state = f"{one.state} by {one.overdue_days} days" if one.state == "overdue" else one.state
        table.add_row(escape(one.series), ", ".join(one.countries), one.last, every, str(one.due), state)
    if rows:
        console.print(table)
        console.print("every: median and quartiles of the last intervals between meetings on record", style="dim")
    if len(due) > len(rows):
        console.print(f"{len(due) - len(rows)} more series met too seldom to have a rhythm", style="dim")


def print_windows(windows: Sequence[Window]) -> None:
    """The windows of one option in order of time."""
    console = console_of()
    if not windows:
        console.print("no entry of the calendar ahead helps or hurts it")
        return
    table = table_of("Windows", "from", "to", "", "why")
    for window in windows:
        table.add_row(str(window.start), str(window.end), window.effect, escape(window.why))
    console.print(table)


def _when(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"
