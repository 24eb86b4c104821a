"""Where in its file a value stands, found again when there is something to say about it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from winset.sources.decode import decoded
from winset.sources.limits import Limits
from winset.sources.records import Record, csv_records, jsonl_records, toml_records
from winset.store.tables import Table, columns

__all__ = ["line_of"]


def line_of(path: Path, table: Table, value: Any) -> int | None:  # noqa: ANN401 - any value of the model
    """Line of the first row whose texts are those of the value; None where there is none."""
    text, _ = decoded(path.read_bytes(), file=table.file)
    limits = Limits()
    if path.suffix == ".csv":
        rows = csv_records(text, file=table.file, names=frozenset(columns(table.cls)), limits=limits)
    elif path.suffix == ".jsonl":
        rows = jsonl_records(text, file=table.file, limits=limits)
    else:
        rows = toml_records(text, file=table.file, table=table.key)
    # an issue may stand there under another label
    texts = {f.name: v for f in fields(value) if f.name != "issue" and isinstance(v := getattr(value, f.name), str)}
    for row in rows:
        if isinstance(row, Record) and all(str(row.values.get(name, "")).strip() == v for name, v in texts.items()):
            return row.line
    return None
