"""Phoenix files of 26 unnamed columns become rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from winset.sources.limits import Limits
from winset.sources.phoenix import phoenix

GOOD = (
    "1_v1\t20140620\t2014\t6\t20\tJPNGOV\tJPN\tGOV\t\tKOR\tKOR\t\tMUS\t043\t04\t1\t2.8\tDIPLOMACY\t1\t2\tSeoul\t\tKOR\t"
    "5_2\thttp://example.org/a;http://example.org/b\txinhua"
)


def test_a_row_has_countries_sectors_and_its_report(tmp_path: Path, imported: Callable[..., Any]) -> None:
    path = tmp_path / "p.txt"
    path.write_text(
        GOOD + "\n" + GOOD.replace("1_v1", "2_v1") + "\tGeo\n" + GOOD.replace("\t043\t", "\t0_3\t") + "\n\n"
    )
    rows, report = imported(path)
    assert [(p.row, p.code) for p in report.problems] == [(3, "illegal-code")]
    assert [row["event_id"] for row in rows] == ["1_v1", "2_v1"]
    told = {name: value for name, value in rows[0].items() if value is not None}
    assert told == {
        "row": 1, "data": "phoenix", "event_id": "1_v1", "source_country": "JPN", "source_sector": "GOV",
        "source_text": "JPNGOV", "target_country": "KOR", "target_text": "KOR", "plover": "CONSULT", "cameo": "043",
        "goldstein": 2.8, "first_day": date(2014, 6, 20), "story": "5_2", "publisher": "xinhua", "url": "http://example.org/a",
    }  # fmt: skip


def test_other_files_of_that_width_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    for text in ("a" + "\tb" * 25, GOOD.replace("\t6\t20\t", "\t7\t20\t"), "", GOOD[:50]):
        path.write_text(text)
        assert phoenix(path, Limits()) is None
