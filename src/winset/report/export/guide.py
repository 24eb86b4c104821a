"""What stands beside the tables: the Frictionless descriptor, the codebook, how to cite, and checksums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from winset import __version__
from winset.desk import Desk, SourceRule, Withheld, digest_file
from winset.report.audience import mark_of
from winset.report.export.tables import Table

__all__ = ["checksums", "citation", "codebook", "datapackage"]


def datapackage(
    desk: Desk, tables: Sequence[Table], rules: Sequence[SourceRule], folder: Path, counts: Mapping[str, int]
) -> bytes:
    """The Frictionless descriptor of the CSV files in a folder."""
    body: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"{desk.case.id}-{desk.day.isoformat()}",
        "title": f"{desk.case.title}, as known on {desk.day.isoformat()}",
        "version": desk.snapshot[:12],
        **({"handling": mark} if (mark := mark_of(desk)) else {}),
        "created": f"{desk.day.isoformat()}T00:00:00Z",
        "sources": [{"title": f"{rule.title} ({rule.licence})"} for rule in rules if rule.redistributable],
        "resources": [_resource(table, folder, counts[table.name]) for table in tables],
    }
    return orjson.dumps(body, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _resource(table: Table, folder: Path, rows: int) -> dict[str, Any]:
    path = folder / f"{table.name}.csv"
    schema: dict[str, Any] = {
        "fields": [{"name": f.name, "type": f.type, "description": f.meaning} for f in table.fields],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest_file(path)}",
        "rows": rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def codebook(
    desk: Desk,
    tables: Sequence[Table],
    rules: Sequence[SourceRule],
    counts: Mapping[str, int],
    withheld: Sequence[Withheld],
    left_out: Sequence[str],
) -> bytes:
    """What every table and column means, and under which licence it comes, as Markdown."""
    lines = [
        *((mark, "") if (mark := mark_of(desk)) else ()),
        f"# {desk.case.title}: codebook",
        "",
        f"As known on {desk.day.isoformat()}; state {desk.snapshot}; made by winset {__version__}.",
        "",
        "A partial date (`2026`, `2026-03`) is as precise as its source. An empty cell is missing. Lists are joined by",
        "` | `. In CSV files a text that begins like a spreadsheet formula has an apostrophe in front; JSON, Parquet",
        "and the workbook have it unchanged. Names of columns are legal in Stata, R and SQL.",
        "",
        "## Licences",
        "",
        *(f"- `{r.id}`: {r.title}. {r.licence}. May {'' if r.redistributable else 'not '}be passed on." for r in rules),
    ]
    if withheld or left_out:
        lines += [
            "",
            "## What stays behind",
            "",
            "Sources that may not be passed on leave only counts and what is computed.",
            "",
        ]
        lines += [f"- {w.title}: {w.rows} {w.kind} ({w.licence})" for w in withheld]
        lines += [f"- table `{name}`: its source may not be passed on" for name in left_out]
    for table in tables:
        lines += ["", f"## {table.name}", "", f"{table.title}. {counts[table.name]} rows.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{f.name}` | {f.type} | {f.meaning.replace('|', '/')} |" for f in table.fields]
    return ("\n".join(lines) + "\n").encode()


def citation(desk: Desk) -> bytes:
    """How to cite the data, as CITATION.cff."""
    title = f"{desk.case.title}: case data, as known on {desk.day.isoformat()}".replace('"', "'")
    lines = [
        "cff-version: 1.2.0",
        'message: "Cite these data with their state, and the sources that you used (references.json)."',
        f'title: "{title}"',
        "type: dataset",
        "authors:",
        f'  - name: "The authors of the case {desk.case.id}"',
        f'version: "{desk.snapshot[:12]}"',
        f"date-released: {desk.day.isoformat()}",
        "references:",
        "  - type: software",
        '    title: "winset"',
        "    authors:",
        '      - name: "The winset developers"',
        f'    version: "{__version__}"',
    ]
    return ("\n".join(lines) + "\n").encode()


def checksums(folder: Path, names: Sequence[str]) -> bytes:
    """Lines for `sha256sum --check`."""
    return "".join(f"{digest_file(folder / name)}  {name}\n" for name in sorted(names)).encode()
