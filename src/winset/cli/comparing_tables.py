"""Comparisons for people at a terminal: words for every mark, and colour beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text as Styled

from winset.cli.tables import console_of, table_of

if TYPE_CHECKING:
    from winset.desk import Change, Clause, Compared, Comparison, PhraseUse, Said, Series, Text

__all__ = ["print_comparison", "print_phrases", "print_series"]

_STYLES = {
    "kept": "dim",
    "softened": "yellow",
    "hardened": "magenta",
    "dropped": "red",
    "added": "green",
}
_LONGEST = 340
_HEAD = 26
_WIDE = 5
"""Texts up to which a column is headed by a whole date."""


def print_series(series: Series) -> None:
    """Which statements of a format are compared, which are not, and why."""
    rank = "of all ranks" if series.level == "any" else f"by {series.level}"
    out = table_of(f"Joint statements, {series.format}, {rank}", "", "date", "title", "rank", "why")
    for text in series.texts:
        told = text.rank
        out.add_row("taken", text.date or "no date", text.name, told.level if told else "", told.why if told else "")
    for one in series.left:
        cells = ("left out", one.date or "no date", one.name, one.rank.level or "not told", one.rank.why)
        out.add_row(*cells, style="dim")
    console_of().print(out)


def print_comparison(found: Compared, *, all_clauses: bool) -> None:
    """The comparison, pair by pair, or the matrix of readouts; then the phrases that came and went."""
    if found.handling:
        console_of().print(found.handling, style="bold red")
    if found.kind == "readouts":
        _print_matrix(found)
    for i, j, comparison in found.comparisons:
        if found.kind == "successive":
            _print_pair(found.texts[i], found.texts[j], comparison, all_clauses=all_clauses)
    moved = [use for use in found.phrases if use.entered or use.left]
    if moved:
        print_phrases(found.texts, moved)


def _print_pair(before: Text, after: Text, comparison: Comparison, *, all_clauses: bool) -> None:
    shown = console_of()
    counts = ", ".join(f"{comparison.count(label)} {label}" for label in _STYLES)
    shown.print(f"\n{before.date or 'no date'} {before.name}\n  → {after.date or 'no date'} {after.name}", style="bold")
    out = table_of(counts, "mark", "before", "after", "why")
    for change in comparison.changes:
        if all_clauses or change.label != "kept" or change.moved:
            out.add_row(
                Styled(_mark(change), style=_STYLES[change.label]),
                _side(change.before, change.gone, "red strike"),
                _side(change.after, change.come, "green"),
                _why(change),
            )
    shown.print(out)


def _mark(change: Change) -> str:
    words = change.label + (" (reworded)" if change.label == "kept" and change.reworded else "")
    return words + {-1: ", moved up", 0: "", 1: ", moved down"}[change.moved]


def _why(change: Change) -> Styled:
    """The words that the mark rests on; below them, fainter, what the two clauses share and how sure the link is."""
    told = Styled("; ".join(reason.what for reason in change.reasons))
    if change.nearness is not None:
        told.append(f"{chr(10) if told else ''}linked, {change.nearness:.0%} sure: {change.why}", style="dim")
    return told


def _side(clause: Clause | None, marked: Sequence[tuple[int, int]], style: str) -> Styled:
    if clause is None:
        return Styled("–", style="dim")
    text = Styled(clause.text.replace("\n", " "))
    for start, end in marked:
        if end - start < len(clause.text):
            text.stylize(style, start, end)
    if len(text) > _LONGEST:
        text.truncate(_LONGEST, overflow="ellipsis")
    return text


def _print_matrix(found: Compared) -> None:
    heads = [_head(text, number) for number, text in enumerate(found.texts)]
    out = table_of("Who says what, and who leaves it out", *heads, "left out by")
    for row in found.matrix:
        out.add_row(
            *(_cell(found.texts[number], row, number) for number in range(len(found.texts))),
            ", ".join(heads[number][:4] for number in row.left_out),
        )
    console_of().print(out)


def _head(text: Text, number: int) -> str:
    return f"{chr(ord('A') + number)} {text.lang} {text.name[:_HEAD]}"


def _cell(text: Text, row: Said, number: int) -> Styled:
    if number not in row.said:
        return Styled("–", style="dim")
    words = " / ".join(" ".join(text.clauses[i].text.split()) for i in row.said[number])
    label = row.labels.get(number, "")
    shown = Styled(words if label in {"", "kept"} else f"[{label}] {words}")
    if label not in {"", "kept"}:
        shown.stylize(_STYLES[label], 0, len(label) + 2)
    return shown


def print_phrases(texts: Sequence[Text], uses: Sequence[PhraseUse]) -> None:
    """Watched phrases over time: how often each text has them, + where they entered, × where they left."""
    short = slice(2, 7) if len(texts) > _WIDE else slice(None)
    heads = [text.date[short] if text.date else f"text {number + 1}" for number, text in enumerate(texts)]
    out = table_of("Watched phrases: + entered, × left", "phrase", "issue", *heads, right=heads)
    for column in out.columns[:2]:
        column.no_wrap = True
    for use in uses:
        cells = []
        for number, count in enumerate(use.counts):
            sign = "+" if number in use.entered else "×" if number in use.left else ""
            style = "green" if sign == "+" else "red" if sign else "dim" if not count else ""
            cells.append(Styled(f"{sign}{count or ''}" or "–", style=style))
        out.add_row(use.title, use.issue, *cells)
    console_of().print(out)
