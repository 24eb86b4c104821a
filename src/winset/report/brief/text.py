"""A brief as plain text for mail: 72 letters a line, nothing that a mail program could take for markup."""

from __future__ import annotations

import textwrap
from typing import Final

from winset.desk.briefing import Brief
from winset.report.brief.sections import how_sure, in_short, sections
from winset.report.words import dated

__all__ = ["brief_text"]

_WIDE: Final = 72


def brief_text(found: Brief) -> str:
    """The whole brief; addresses stand numbered at its end and are never broken."""
    marked = [found.handling, ""] if found.handling else []
    lines = [*marked, f"{found.title}: brief of {dated(found.as_of.isoformat())}", ""]
    pages: list[str] = []
    lines += [_wrapped(sentence, "- ", "  ") for sentence in in_short(found)]
    for section in sections(found):
        lines += ["", section.title.upper(), ""]
        for item in section.items:
            lines.append(_wrapped(item.head, "* ", "  "))
            lines.append(_wrapped(item.body, "  ", "  "))
            lines += [_wrapped(note, "  > ", "    ") for note in item.notes]
            if item.url:
                pages += [item.url] if item.url not in pages else []
                lines.append(f"  [{pages.index(item.url) + 1}]")
        if section.rest:
            lines.append(_wrapped(section.rest, "", ""))
    lines += ["", *(f"[{number}] {page}" for number, page in enumerate(pages, 1))]
    lines += ["", "-- ", _wrapped(how_sure(found), "", ""), f"winset brief, state {found.snapshot[:12]}"]
    lines += ["", found.handling] if found.handling else []
    return "\n".join(lines) + "\n"


def _wrapped(text: str, first: str, then: str) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDE,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
