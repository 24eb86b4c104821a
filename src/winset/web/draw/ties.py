"""Who connects the capitals: a column a country, a dot a person, a line where two sat at one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from winset.web.draw.svg import dot, heading, picture, text

__all__ = ["Node", "ties"]

ROW = 30
PHONE = 500
SHORT = 12
"""Letters of a name that stand on a narrow picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One of those who sat at tables."""

    id: str
    name: str
    column: str
    """Country."""
    weight: float
    """0 to 1: how much runs through it."""
    now: bool
    """Whether it holds an office today."""
    label: str
    url: str = ""


def ties(nodes: Sequence[Node], lines: Sequence[tuple[str, str, int]], *, title: str, width: int) -> Markup:
    """The picture. Nodes keep their order within a column; a line is the thicker the more often two met.

    Parameters
    ----------
    lines : (node, node, meetings); those with an end outside are left out
    """
    parts, top = heading(
        title, width, below="Filled: in office today. Larger: more of the ways between others run through."
    )
    columns = list(dict.fromkeys(node.column for node in nodes))
    wide = width / max(len(columns), 1)
    held = {name: [n for n in nodes if n.column == name] for name in columns}
    tall = max((len(own) for own in held.values()), default=0)
    place: dict[str, tuple[float, float]] = {}
    for number, name in enumerate(columns):
        parts.append(text(number * wide + 8, top + 14, name, kind="title"))
        gap = ROW * tall / max(len(held[name]), 1)
        for row, node in enumerate(held[name]):
            place[node.id] = (number * wide + 14, top + 26 + gap * (row + 0.5))
    most = max((n for _, _, n in lines), default=1)
    for a, b, n in lines:
        if a in place and b in place:
            (x1, y1), (x2, y2) = place[a], place[b]
            label = escape(f"{_after(a)}, {_after(b)}: {n}")
            parts.append(
                f'<line class="range" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}" '
                f'stroke-width="{0.6 + 4 * n / most:.1f}"><title>{label}</title></line>'
            )
    for node in nodes:
        x, y = place[node.id]
        words = (
            node.name.split()[-1] if width < PHONE and len(node.name) > SHORT and "-" not in node.name else node.name
        )
        mark = dot(x, y, 4 + 7 * node.weight, "ink" if node.now else "neutral", node.label, node.url)
        parts += [mark, text(x + 14, y + 4, words, kind="halo")]
    return picture(width, top + 34 + ROW * tall, title, parts)


def _after(node: str) -> str:
    return node.partition(" ")[2]
