"""The pages behind the case as references for Zotero, LaTeX and Word: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from winset.desk import Desk, pages

__all__ = ["Reference", "bibtex", "csl_json", "references", "ris"]

LONGEST: Final = 160
_SPECIAL: Final = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One page that the case rests on."""

    id: str
    """Stable: a digest of the address."""
    url: str
    host: str
    about: str
    """What the case takes from it, in our words; the page's own title is not recorded."""
    date: str
    """Partial date of what it reports."""
    author: str | None
    """Pollster, for a published figure."""
    kind: str
    """`webpage` or `dataset`."""


def references(desk: Desk) -> tuple[Reference, ...]:
    """Every page that a row known on the day names, once, in order of address."""
    found: dict[str, Reference] = {}
    for item in desk.evidence.values():
        for url in pages(item.source):
            digest = hashlib.sha256(url.encode()).hexdigest()[:10]
            figure = item.kind == "figure"
            reference = Reference(
                id=f"ws{digest}",
                url=url,
                host=urlsplit(url).hostname or "",
                about=item.sentence if len(item.sentence) <= LONGEST else item.sentence[: LONGEST - 1].rstrip() + "…",
                date=item.date,
                author=item.document if figure else None,
                kind="dataset" if figure else "webpage",
            )
            found.setdefault(url, reference)
    return tuple(found[url] for url in sorted(found))


def _parts(partial: str) -> list[int]:
    return [int(part) for part in partial.split("-") if part.isdigit()]


def csl_json(rows: Iterable[Reference]) -> bytes:
    """CSL-JSON, as Zotero and pandoc read it."""
    items: list[dict[str, Any]] = []
    for row in rows:
        item: dict[str, Any] = {
            "id": row.id,
            "type": row.kind,
            "title": row.about,
            "container-title": row.host,
            "URL": row.url,
            "issued": {"date-parts": [_parts(row.date)]},
            "note": "Title: our words for what the case takes from the page",
        }
        if row.author:
            item["author"] = [{"literal": row.author}]
        items.append(item)
    return orjson.dumps(items, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def ris(rows: Iterable[Reference]) -> bytes:
    """RIS, as EndNote and Zotero read it."""
    lines: list[str] = []
    for row in rows:
        lines += ["TY  - DATA" if row.kind == "dataset" else "TY  - ELEC", f"ID  - {row.id}", f"TI  - {row.about}"]
        if row.author:
            lines.append(f"AU  - {row.author}")
        lines += [f"T2  - {row.host}", f"PY  - {row.date[:4]}", f"DA  - {row.date.replace('-', '/')}"]
        lines += [f"UR  - {row.url}", "ER  - ", ""]
    return "\r\n".join(lines).encode()


def bibtex(rows: Sequence[Reference]) -> bytes:
    """BibTeX."""
    return "\n".join(_entry(row) for row in rows).encode()


def _entry(row: Reference) -> str:
    fields: Mapping[str, str | None] = {
        "title": f"{{{_escaped(row.about)}}}",
        "author": f"{{{_escaped(row.author)}}}" if row.author else None,
        "howpublished": _escaped(row.host),
        "year": row.date[:4],
        "url": row.url,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{row.id},\n{body}\n}}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\\", r"\textbackslash "))
