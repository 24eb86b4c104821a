from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def rows(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).text)))


def test_csv_json_and_page_have_the_same_rows(browsing: Client) -> None:
    told = rows(browsing, "/constraints.csv?find=Japan&sort=-strength")
    found = browsing.get("/constraints.json?find=Japan&sort=-strength").json()
    assert [r["id"] for r in told] == [r["id"] for r in found["rows"]]
    strengths = [r["strength"] for r in found["rows"]]
    assert strengths == sorted(strengths, reverse=True)
    assert 0 < len(told) < len(rows(browsing, "/constraints.csv"))
    assert found["snapshot"]


def test_pages_of_a_table_do_not_overlap(browsing: Client) -> None:
    import re  # noqa: PLC0415 - here only

    first, second = (
        re.findall(r"/evidence\?id=([^\"&]+)", browsing.get(f"/timeline?size=25&page={n}").text) for n in (1, 2)
    )
    assert first
    assert second
    assert not set(first) & set(second)
    assert browsing.get("/timeline?page=999999").status_code == 200
    assert browsing.get("/timeline?page=-1").status_code == 200


def test_no_cell_is_taken_for_a_formula(browsing: Client) -> None:
    for path in ("/constraints.csv", "/timeline.csv", "/meetings.csv"):
        for row in rows(browsing, path):
            assert not any(str(cell).startswith(("=", "@", "\t")) for cell in row.values())


def test_a_series_says_what_its_columns_mean(browsing: Client) -> None:
    import re  # noqa: PLC0415 - here only

    (name, *_) = re.findall(r'href="/opinion/([^"]+)"', browsing.get("/opinion").text)
    told = rows(browsing, f"/series/polls/{name}.csv")
    about = browsing.get(f"/series/polls/{name}.metadata.json").json()
    assert list(told[0]) == [c["name"] for c in about["tableSchema"]["columns"]]
    assert about["url"] == f"{name}.csv"
