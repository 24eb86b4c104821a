"""ICEWS files come in whole: the good rows with countries and sectors, the bad ones with their line and reason."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winset.sources.event_import import import_table
from winset.sources.event_table import ImportReport
from winset.sources.icews import icews, icews_besides
from winset.sources.limits import Limits

HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
    "Country\tLatitude\tLongitude"
)
CELLS = {
    "id": "1",
    "date": "2018-06-01",
    "source": "Foreign Affairs (France)",
    "sectors": "Executive,Foreign Ministry,Government",
    "country": "France",
    "text": "Consult",
    "code": "040",
    "intensity": "1",
    "target": "Police (Italy)",
    "target_sectors": "Government,Police",
    "target_country": "Italy",
    "rest": "9\t2\tThe Paper\tRome\tNA\tLazio\tItaly\t41.9\t12.5",
}


def line(**changes: str) -> str:
    return "\t".join((CELLS | changes).values())


def write(path: Path, *lines: str) -> Path:
    path.write_bytes("\n".join([HEADER, *lines]).encode("utf-8", "surrogateescape"))
    return path


def read(path: Path, limits: Limits | None = None) -> tuple[list[dict[str, object]], ImportReport]:
    report = import_icews(path, path.parent, limits)
    rows = duckdb.read_parquet(f"{path.parent}/*.parquet").filter("refused IS NULL")
    return [dict(zip(rows.columns, values, strict=True)) for values in rows.fetchall()], report


def import_icews(path: Path, to: Path, limits: Limits | None = None) -> ImportReport:
    table = icews(path, limits or Limits())
    assert table is not None
    to.mkdir(exist_ok=True)
    return import_table(table, path, to, file="my.tab", limits=limits)


def test_a_row_has_countries_sectors_and_the_codes_of_the_file(tmp_path: Path) -> None:
    rows, report = read(write(tmp_path / "e.tab", line()))
    assert report.problems == ()
    assert [{name: value for name, value in row.items() if value is not None} for row in rows] == [
        {
            "data": "icews",
            "row": 2,
            "event_id": "1",
            "source_country": "FRA",
            "source_sector": "GOV",
            "source_text": "Foreign Affairs (France)",
            "target_country": "ITA",
            "target_sector": "COP",
            "target_text": "Police (Italy)",
            "plover": "CONSULT",
            "cameo": "040",
            "goldstein": 1.0,
            "first_day": date(2018, 6, 1),
            "publisher": "The Paper",
            "story": "9",
        }
    ]


def test_every_bad_row_is_refused_with_line_and_reason_and_the_rest_imported(tmp_path: Path) -> None:
    path = write(
        tmp_path / "e.tab",
        line(id="1"),
        line(id="2", code="13y"),
        line(id="3", date="2018-02-30"),
        line(id="4", date="June 2018"),
        "",
        line(id="5") + "\tstray",
        line(id="6").rsplit("\t", 3)[0],
        line(id="7", intensity="warm"),
        line(id="8", intensity="99"),
        line(id=""),
        line(id="9", code="40"),
        line(id="1"),
        line(id="10", country="Ruritania"),
        line(id="11", country="NA", target_country="", source="NA"),
    )
    rows, report = read(path)
    problems = report.problems
    assert [row["event_id"] for row in rows] == ["1", "10", "11"]
    assert [(p.row, p.code) for p in problems] == [
        (3, "illegal-code"),
        (4, "bad-date"),
        (5, "bad-date"),
        (7, "ragged"),
        (8, "ragged"),
        (9, "out-of-range"),
        (10, "out-of-range"),
        (11, "missing"),
        (12, "illegal-code"),
        (None, "unknown-country"),
        (None, "duplicates"),
    ]
    assert "'13y' is not a code" in problems[0].what
    assert "21 cells where it should have 20" in problems[3].what
    assert rows[2]["source_country"] is rows[2]["source_text"] is rows[2]["target_country"] is None
    assert (report.rows_read, report.kept, report.refused, report.duplicates) == (13, 3, 9, 1)


def test_broken_bytes_cost_their_own_row_only(tmp_path: Path) -> None:
    path = write(
        tmp_path / "e.tab", line(id="1"), line(id="2", source="Institut f\udcfcr (France)"), line(id="3"), "x" * 5000
    )
    rows, report = read(path, Limits(line_chars=1000))
    assert [row["event_id"] for row in rows] == ["1", "3"]
    assert [(p.row, p.code) for p in report.problems] == [(3, "encoding"), (5, "too-long")]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_of_spreadsheets(tmp_path: Path, end: str, mark: bytes) -> None:
    path = tmp_path / "e.tab.gz"
    path.write_bytes(gzip.compress(mark + end.join([HEADER, line(), ""]).encode()))
    rows, report = read(path)
    assert (len(rows), report.problems) == (1, ())
    assert rows[0]["publisher"] == "The Paper"


def test_a_damaged_file_gives_the_rows_before_the_damage(tmp_path: Path) -> None:
    lines = [line(id=str(n), source=f"Citizen {n * 7919} (France)") for n in range(3000)]
    whole = gzip.compress("\n".join([HEADER, *lines]).encode())
    path = tmp_path / "e.tab.gz"
    path.write_bytes(whole[: len(whole) // 2])
    rows, report = read(path)
    assert 100 < len(rows) < 3000
    assert report.problems[0].code == "damaged"


NAMED = """Police (Australia)\tConsult\tCity Mayor (Australia)\t2005-10-11
Barack Obama\tMake a visit\tJapan\t2009-11-13
Barack Obama\tMake a visit\tJapan\t2005-11-13
Soviet\tConsult\tUN Security Council\t2005-01-01
Protester (Middle East)\tfight with small arms and light weapons\tSouth Korea\t2005-01-01
Japan\tDance together\tSouth Korea\t2005-01-01
Japan\tConsult\tSouth Korea\t2005-01-32
Japan\tConsult\tSouth Korea
Barack Obama\tMake a visit\tJapan\t2009-11-13
"""


def test_named_files_are_read_by_suffix_country_and_office_on_the_day(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text(NAMED, encoding="utf-8")
    rows, report = read(path)
    told = [
        (r["source_country"], r["source_sector"], r["cameo"], r["target_country"], str(r["first_day"])) for r in rows
    ]
    assert told == [
        ("AUS", "COP", "040", "AUS", "2005-10-11"),
        ("USA", "GOV", "042", "JPN", "2009-11-13"),
        (None, None, "042", "JPN", "2005-11-13"),
        (None, None, "040", None, "2005-01-01"),
        (None, "CVL", "193", "KOR", "2005-01-01"),
    ]
    assert [(p.row, p.code) for p in report.problems if p.row] == [(6, "illegal-code"), (7, "bad-date"), (8, "ragged")]
    assert report.duplicates == 1


def test_other_files_are_not_taken_for_icews(tmp_path: Path) -> None:
    for name, data in (("a", b""), ("b", b"a\tb\tc\td"), ("c", b"\x1f\x8bbroken"), ("d", b"\xff\xfe")):
        path = tmp_path / name
        path.write_bytes(data)
        assert icews(path, Limits()) is None
    assert icews(tmp_path / "none", Limits()) is None


def test_the_raw_sample_comes_in_whole(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "events" / "icews_raw_2018_sample.tab.gz"
    out = tmp_path / "o"
    report = import_icews(path, out)
    assert (report.rows_read, report.kept, report.refused, report.duplicates, report.problems) == (3705, 3705, 0, 0, ())
    pairs = dict(
        duckdb.read_parquet(f"{out}/*.parquet")
        .filter("source_country <> target_country")
        .aggregate("least(source_country, target_country) || '-' || greatest(source_country, target_country), count(*)")
        .fetchall()
    )
    assert (pairs["JPN-USA"], pairs["KOR-USA"]) == (32, 19)


def test_the_named_files_show_the_known_history_of_two_neighbours(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "events" / "icews05-15_named"
    kept = 0
    for name in ("test", "valid"):
        report = import_icews(folder / f"icews_2005-2015_{name}.txt.gz", tmp_path / name)
        assert report.problems == ()
        kept += report.kept
    assert kept == 92_367
    events = duckdb.read_parquet(str(tmp_path / "*/*.parquet"))
    pair = "source_country IN ('JPN', 'KOR') AND target_country IN ('JPN', 'KOR') AND source_country <> target_country"
    rows = (
        events.filter(pair)
        .aggregate("left(first_day::VARCHAR, 4), avg(CAST(left(cameo, 2) >= '09' AS INT))")
        .fetchall()
    )
    share = dict(rows)
    calm = max(share[year] for year in ("2007", "2008", "2009", "2010", "2011"))
    assert min(share["2005"], share["2006"], share["2012"]) > 1.5 * calm
    assert share["2009"] == min(share.values())
    ((named_states,),) = events.filter("'USA' IN (source_country, target_country)").aggregate("count(*)").fetchall()
    assert named_states > 5000


def test_the_same_file_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "events" / "icews_raw_2018_sample.tab.gz"
    written = []
    for name in ("one", "two"):
        import_icews(path, tmp_path / name)
        written.append([part.read_bytes() for part in (tmp_path / name).iterdir()])
    assert written[0] == written[1] != []


LINES = st.lists(st.one_of(st.just(line()), st.text(max_size=30), st.just(line(code="13y"))), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.binary(max_size=60))
def test_no_bytes_raise(tmp_path: Path, lines: list[str], tail: bytes) -> None:
    path = tmp_path / "f.tab"
    path.write_bytes("\n".join([HEADER, *lines]).encode("utf-8", "ignore") + b"\n" + tail)
    rows, report = read(path)
    assert report.rows_read == report.kept + report.refused + report.duplicates
    assert len(rows) == report.kept


@pytest.mark.parametrize("end", ["", ".gz"])
def test_numbered_files_are_read_by_the_lists_beside_them(tmp_path: Path, end: str) -> None:
    folder = tmp_path / "icews14"
    folder.mkdir()
    pack = gzip.compress if end else bytes
    (folder / f"entity2id.txt{end}").write_bytes(pack(b"Japan\t0\nPolice (South Korea)\t1\n"))
    (folder / "relation2id.txt").write_bytes(b"Make_a_visit\t0\n")
    path = folder / f"train.txt{end}"
    path.write_bytes(pack(b"0\t0\t1\t24\t-1\n1 \t0 \t0\t8736\t0\n7\t0\t1\t0\t-1\n"))
    rows, report = read(path)
    told = [
        (r["source_country"], r["target_country"], r["target_sector"], r["cameo"], str(r["first_day"])) for r in rows
    ]
    assert told == [("JPN", "KOR", "COP", "042", "2014-01-02"), ("KOR", "JPN", None, "042", "2014-12-31")]
    assert [(p.row, p.code) for p in report.problems] == [(3, "unreadable")]
    assert icews_besides(folder / "relation2id.txt", Limits())
    assert not icews_besides(path, Limits())


def test_a_list_of_sectors_that_was_not_probed_is_read_word_by_word(tmp_path: Path) -> None:
    many = [line(id=str(n), text="x" * 2000) for n in range(3000)]
    many[1777] = line(id="1777", sectors=" Rare, Navy ,Army", text="y")
    rows, _ = read(write(tmp_path / "e.tab", *many))
    assert {row["source_sector"] for row in rows if row["event_id"] == "1777"} == {"MIL"}
