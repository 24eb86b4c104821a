"""ACLED files become rows; the acting country is read from the actor's name."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from winset.reference.plover import plover_types
from winset.reference.table import rows as table

NAMES = (
    "event_id_cnty",
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "inter1",
    "actor2",
    "inter2",
    "country",
    "source",
    "notes",
)


def written(path: Path, *rows: dict[str, str]) -> Path:
    plain = dict.fromkeys(NAMES, "") | {"event_id_cnty": "JPN1", "event_date": "2023-02-16", "country": "Japan"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES)
        writer.writeheader()
        writer.writerows(plain | row for row in rows)
    return path


def test_rows_have_types_and_the_rest_is_refused(tmp_path: Path, imported: Callable[..., Any]) -> None:
    path = written(
        tmp_path / "a.csv",
        {"sub_event_type": "Peaceful protest", "actor1": "Protesters (Japan)", "inter1": "6", "notes": 'a\nb, "c"'},
        {"event_id_cnty": "2", "event_date": "16 February 2023", "sub_event_type": "Other", "source": "NHK"},
        {"event_id_cnty": "3", "event_date": "16 Thermidor", "sub_event_type": "Other"},
        {"event_id_cnty": "4", "sub_event_type": "Picnic"},
    )  # fmt: skip
    rows, report = imported(path)
    assert [(row["row"], row["plover"], row["first_day"]) for row in rows] == [
        (2, "PROTEST", date(2023, 2, 16)), (3, None, date(2023, 2, 16)),
    ]  # fmt: skip
    assert (rows[0]["source_country"], rows[0]["source_sector"], rows[0]["data"]) == ("JPN", "CVL", "acled")
    assert rows[1]["publisher"] == "NHK"
    assert [(p.row, p.code) for p in report.problems] == [(4, "bad-date"), (5, "illegal-code")]


@pytest.mark.parametrize(
    ("actor", "inter", "country", "sector"),
    [
        ("Military Forces of Japan (2012-)", "1", "JPN", "MIL"),
        ("Police Forces of the United States (2021-2025)", "State forces", "USA", "COP"),
        ("Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps", "1", "IRN", "MIL"),
        ("Government of South Korea (2022-)", "1", "KOR", "GOV"),
        ("Rioters (South Korea)", "Rioters", "KOR", "CVL"),
        ("Zealots", "3", None, None),
        ("", "", None, None),
    ],
)
def test_who_an_actor_is(
    tmp_path: Path, imported: Callable[..., Any], actor: str, inter: str, country: str | None, sector: str | None
) -> None:
    row = {"sub_event_type": "Armed clash", "actor2": actor, "inter2": inter}
    (found,), _ = imported(written(tmp_path / "a.csv", row))
    assert (found["target_country"], found["target_sector"], found["plover"]) == (country, sector, "ASSAULT")


def test_types_are_those_of_plover() -> None:
    assert {row["plover"] for row in table("acled.csv")} <= {*plover_types(), ""}
