from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from winset.coder import code_records
from winset.coder.lexicon import table
from winset.reference.cameo import cameo_codes

ROWS = table("finer.csv")


@cache
def coded() -> dict[str, list[dict[str, Any]]]:
    return {
        out["id"]: out["events"] for out in code_records({"id": t, "text": t} for t in (r["example"] for r in ROWS))
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_example_of_a_row_gives_its_code(row: dict[str, str]) -> None:
    source, _, target = (part.strip() for part in row["expect"].partition(">"))
    found = {
        (e["source_country"] or e["source_sector"] or "", e["target_country"] or e["target_sector"] or "", e["cameo"])
        for e in coded()[row["example"]]
    }
    assert (source, target, row["code"]) in found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_finer_code_is_of_the_same_type(row: dict[str, str]) -> None:
    codes = cameo_codes()
    assert {codes[code].plover for code in row["of"].split("/")} <= {codes[row["code"]].plover, None} or row[
        "id"
    ] in MOVED
    assert len({row["code"][:2]} | {code[:2] for code in row["of"].split("/")}) == 1 or row["id"] in MOVED


MOVED = {"expel-inspectors", "chemical", "nuclear-use"}
"""Rows whose finer code belongs to another root of CAMEO."""
