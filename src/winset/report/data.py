"""The report's data as CSV and JSON beside it, so that nobody has to read numbers off a picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from winset.desk import (
    Desk,
    constraints_contract,
    explain,
    opinion_contract,
    ranking_contract,
    relations_contract,
)
from winset.desk.spreadsheet import safe
from winset.report.book import Book, Entry
from winset.report.promised_data import promised_tables
from winset.report.voices_data import voices_tables

__all__ = ["data_files"]


def data_files(desk: Desk, book: Book) -> dict[str, bytes]:
    """Content by file name: a CSV and a JSON for each table of the report."""
    ranking = ranking_contract(desk)
    relations = relations_contract(desk, desk.relations)
    constraints = constraints_contract(desk)
    tables: dict[str, list[dict[str, Any]]] = {
        "ranking": [_flat(row) for row in ranking["options"]],
        "constraints": [_flat(row) for row in constraints["constraints"]],
        "polls": [asdict(row) for row in desk.case.polls],
        "chronicle": [asdict(row) for row in desk.case.chronicle],
        "meetings": [asdict(row) for row in desk.case.meetings],
        "history": [asdict(row) for row in desk.case.history],
        "series": relations["series"],
        "shifts": [_flat(row) for row in relations["shifts"]],
        "ladders": _ladders(desk),
        "package": _packages(desk),
        "tornado": _tornado(desk),
        "numbers": _numbers(book),
        **promised_tables(desk),
        **voices_tables(desk),
    }
    found = {f"{name}.csv": _csv(rows) for name, rows in tables.items() if rows}
    documents = {
        "ranking": ranking,
        "constraints": constraints,
        "relations": relations,
        "opinion": opinion_contract(desk),
    }
    found |= {f"{name}.json": orjson.dumps(value, option=_JSON) for name, value in documents.items()}
    found["numbers.json"] = orjson.dumps([_entry(e) for e in book.entries], option=_JSON)
    return found


_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Nested values spread into columns `p_USA`, or counted where they are lists of objects."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}_{key}": item for key, item in value.items()}
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            flat[name] = len(value)
        else:
            flat[name] = value
    return flat


def _tornado(desk: Desk) -> list[dict[str, Any]]:
    """What moves the first option."""
    first = next(iter(desk.ranking.options), None)
    return [] if first is None else [{"option": first.id, **asdict(swing)} for swing in explain(desk, first.id).swings]


def _ladders(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "issue": ladder.issue,
            "instrument": ladder.instrument,
            "frame": ladder.frame,
            "country": country,
            "status_quo": ladder.status_quo,
            "winset": "; ".join(f"{low:.3f} to {high:.3f}" for low, high in winset),
            "overlap": "; ".join(f"{low:.3f} to {high:.3f}" for low, high in ladder.overlap),
            "most_ambitious": ladder.most_ambitious,
        }
        for ladder in desk.ladders
        for country, winset in zip(ladder.countries, ladder.winsets, strict=True)
    ]


def _packages(desk: Desk) -> list[dict[str, Any]]:
    """A row an option and package, in it or not."""
    return [
        {
            "objective": p.objective,
            "instrument": desk.packages.instrument,
            "option": option,
            "in_package": option in p.options,
            "carried": option in p.carried,
            "joint": p.joint,
        }
        for p in desk.packages.proposals
        for option in p.pool
    ]


def _numbers(book: Book) -> list[dict[str, Any]]:
    return [
        {
            "id": e.id,
            "shown": e.shown,
            "value": e.answer.value,
            "function": e.function,
            "arguments": " ".join(f"{k}={v}" for k, v in e.arguments.items()),
            "evidence": " ".join(item.id for item in e.answer.evidence),
        }
        for e in book.entries
    ]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "shown": entry.shown,
        "value": entry.answer.value,
        "meaning": entry.meaning,
        "note": entry.answer.note,
        "function": entry.function,
        "arguments": dict(entry.arguments),
        "evidence": [asdict(item) for item in entry.answer.evidence],
    }


def _csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """UTF-8 with a header; cells that a spreadsheet would run as a formula are kept as text."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[safe(row.get(name)) for name in columns] for row in rows])
    return out.getvalue().encode("utf-8")
