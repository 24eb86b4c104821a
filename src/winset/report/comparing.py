"""Texts side by side as one HTML page that works offline: what is gone is struck out, what came is underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup, escape

from winset import __version__
from winset.desk import CHANGES, Change, Clause, Compared, Comparison, PhraseUse, Text
from winset.report.templating import environment
from winset.report.words import dated

__all__ = ["SidePair", "compared_rows", "comparison_page", "side_by_side"]

_MOVES = {-1: "moved up", 0: "", 1: "moved down"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row of two texts side by side."""

    label: str
    mark: str
    """The label in words, with what else became of the clause."""
    before: Markup | None
    after: Markup | None
    why: tuple[str, ...]
    """Why it has its label."""
    link: str
    """Why the two were put together, and how surely; empty for a clause that stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePair:
    """Two texts, clause beside clause, as a page shows them."""

    before: Text
    after: Text
    counts: tuple[tuple[str, int], ...]
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """What one readout says of one thing."""

    label: str
    """Empty for the first text that says it, `absent` for one that does not."""
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """Everything that the template shows."""

    title: str
    kind: str
    version: str
    texts: tuple[Text, ...]
    pairs: tuple[SidePair, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    phrases: tuple[PhraseUse, ...]
    handling: str | None
    """Handling mark of the most guarded of the texts."""


def comparison_page(found: Compared) -> str:
    """The page of a comparison; the strictest handling mark of its texts stands at its head and foot."""
    page = _Page(
        title="Who says what, and who leaves it out" if found.kind == "readouts" else "What changed in the words",
        kind=found.kind,
        version=__version__,
        texts=found.texts,
        pairs=side_by_side(found),
        rows=compared_rows(found),
        phrases=found.phrases,
        handling=found.handling,
    )
    style = files("winset.report").joinpath("static/compare.css").read_text(encoding="utf8")
    template = _environment().get_template("compare.html.j2")
    return template.render(page=page, style=Markup(style))  # noqa: S704 - our own style sheet


def side_by_side(found: Compared) -> tuple[SidePair, ...]:
    """Each pair of texts, clause beside clause."""
    return tuple(_pair(found.texts[i], found.texts[j], c) for i, j, c in found.comparisons)


def compared_rows(found: Compared) -> tuple[tuple[_Cell, ...], ...]:
    """What each of several readouts says of each thing, a row a thing; empty for successive texts."""
    return tuple(_cells(found, number) for number in range(len(found.matrix)))


@cache
def _environment() -> Environment:
    found = environment()
    found.globals |= {"dated": dated}
    return found


def _pair(before: Text, after: Text, comparison: Comparison) -> SidePair:
    return SidePair(
        before=before,
        after=after,
        counts=tuple((label, comparison.count(label)) for label in CHANGES),
        lines=tuple(map(_line, comparison.changes)),
    )


def _line(change: Change) -> _Line:
    words = [change.label]
    if change.label == "kept" and change.reworded:
        words.append("reworded")
    if change.moved:
        words.append(_MOVES[change.moved])
    return _Line(
        label=change.label,
        mark=", ".join(words),
        before=_marked(change.before, change.gone, "del"),
        after=_marked(change.after, change.come, "ins"),
        why=tuple(reason.what for reason in change.reasons),
        link="" if change.nearness is None else f"{change.nearness:.0%} sure: {change.why}",
    )


def _marked(clause: Clause | None, spans: Sequence[tuple[int, int]], tag: str) -> Markup | None:
    """The words of a clause, with ranges of them inside a tag; None where there is no clause."""
    if clause is None:
        return None
    out: list[Markup] = []
    at = 0
    for start, end in spans:
        out += [escape(clause.text[at:start]), Markup("<{0}>{1}</{0}>").format(Markup(tag), clause.text[start:end])]  # noqa: S704 - del or ins
        at = end
    return Markup("").join([*out, escape(clause.text[at:])])


def _cells(found: Compared, number: int) -> tuple[_Cell, ...]:
    row = found.matrix[number]
    return tuple(
        _Cell(
            label=row.labels.get(place, "") if place in row.said else "absent",
            clauses=tuple(" ".join(text.clauses[i].text.split()) for i in row.said.get(place, ())),
        )
        for place, text in enumerate(found.texts)
    )
