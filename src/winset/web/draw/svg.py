"""The parts of a picture: scales, axes and marks with a title each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from winset.model import first_day, last_day

__all__ = ["Axis", "day_number", "dot", "heading", "link", "picture", "text", "wrapped", "years"]

LETTER: Final = 6.4
"""Mean width of a letter in pixels."""


class Axis:
    """From values to pixels."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low, self._span = low, (high - low) or 1.0
        self._start, self._size = start, end - start

    def __call__(self, value: float) -> float:
        """The pixel of a value, held inside the picture."""
        share = min(max((value - self._low) / self._span, -0.02), 1.02)
        return round(self._start + share * self._size, 1)


def day_number(partial: str) -> float:
    """The middle of a partial date, in days."""
    return (first_day(partial).toordinal() + last_day(partial).toordinal()) / 2


def picture(width: int, height: float, label: str, parts: Iterable[str]) -> Markup:
    """The whole; one with links is a group, one without an image."""
    body = "".join(parts)
    role = "group" if "<a " in body else "img"
    return Markup(  # noqa: S704 - every text in the parts is escaped where it is put in
        f'<svg viewBox="0 0 {width} {height:.0f}" width="{width}" height="{height:.0f}" role="{role}" '
        f'aria-label="{escape(label)}">{body}</svg>'
    )


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    """A line of words."""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    of = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{of}{at}>{escape(words)}</text>'


def heading(title: str, width: int, *, below: str = "") -> tuple[list[str], float]:
    """Title and a line below it, broken to the width, and where the picture may begin."""
    parts, y = [], 14.0
    for line in wrapped(title, int(width / 7.6)):
        parts.append(text(0, y, line, kind="title"))
        y += 18
    for line in wrapped(below, int(width / LETTER)) if below else ():
        parts.append(text(0, y, line, kind="muted"))
        y += 16
    return parts, y


def link(url: str, label: str, mark: str) -> str:
    """A mark that leads somewhere and says where."""
    name = "" if "<text" in mark else f' aria-label="{escape(label)}"'
    return f'<a href="{escape(url)}"{name}><title>{escape(label)}</title>{mark}</a>'


def dot(x: float, y: float, radius: float, kind: str, label: str, url: str = "") -> str:
    """A round mark."""
    title = "" if url else f"<title>{escape(label)}</title>"
    circle = f'<circle class="dot {kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}">{title}</circle>'
    return link(url, label, circle) if url else circle


def years(axis: Axis, first: float, last: float, top: float, bottom: float) -> list[str]:
    """Years below a time axis, at most seven of them, each with a thin line."""
    begin, end = date.fromordinal(int(first)).year, date.fromordinal(int(last)).year
    step = max(1, -(-(end - begin) // 7))
    parts = []
    for year in range(begin + 1, end + 1, step):
        x = axis(date(year, 1, 1).toordinal())
        parts.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top:.1f}" y2="{bottom:.1f}"/>')
        parts.append(text(x, bottom + 15, str(year), kind="muted", anchor="middle"))
    return parts


def wrapped(words: str, letters: int, most: int = 0) -> Sequence[str]:
    """Lines of at most so many letters; the last of `most` lines says that there is more."""
    import textwrap  # noqa: PLC0415 - standard, but only pictures need it

    lines = textwrap.wrap(words, max(letters, 10))
    if most and len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')} …"]
    return lines
