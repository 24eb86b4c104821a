"""Files of the Cline Center become rows, also after a spreadsheet took leading zeros away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

HEADER = (
    "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,target_root,target_agent,"
    "target_others,code,root_code,quad_class,goldstein,joined_issues,lat,lon,placename,statename,countryname,aid,process"
)
ROW = '{id},1/2/1979,1979,{month},2,JPNGOV,JPN,GOV,,KOR,KOR,,,{code},4,1,1,,1,2,"Seoul, South Korea",,KOR,77,NYT'


def test_rows_have_days_codes_and_reports(tmp_path: Path, imported: Callable[..., Any]) -> None:
    path = tmp_path / "c.csv"
    rows = [
        ROW.format(id=1, month=1, code="043"),
        ROW.format(id=2, month=1, code=43),
        ROW.format(id=3, month=13, code=43),
    ]
    rows += [ROW.format(id=4, month=1, code=190), ROW.format(id=5, month=1, code=190) + ",stray"]
    path.write_text("\n".join([HEADER, *rows]))
    found, report = imported(path)
    assert [(row["row"], row["cameo"]) for row in found] == [(2, "043"), (3, "043"), (5, "190")]
    assert found[0]["first_day"] == date(1979, 1, 2)
    assert (found[0]["source_country"], found[0]["source_sector"], found[0]["target_country"]) == ("JPN", "GOV", "KOR")
    assert (found[0]["data"], found[0]["story"], found[0]["publisher"]) == ("cline", "77", "NYT")
    assert [(p.row, p.code) for p in report.problems] == [(4, "bad-date"), (6, "unreadable")]
