"""Shifts, pairs and samples at the command line, of events that a person brings with a mapping."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from winset.cli.app import app
from winset.desk import add, create, open_case, read

MAPPING = """
data = "{name}"
[columns]
event_id = "id"
day = "when"
source = "from"
target = "to"
code = "act"
"""


def run(*words: object, said: str | None = None) -> Result:
    found = CliRunner().invoke(app, [str(word) for word in words], input=said)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def brought(folder: Path, name: str, each: int) -> list[Path]:
    """Three calm years and three bad ones."""
    rows = ["id,when,from,to,act"]
    for month in range(72):
        day = f"{2010 + month // 12}-{month % 12 + 1:02d}-"
        rows += [
            f"{month * each + number},{day}{number + 1:02d},NOR,CHL,{'112' if month >= 36 and number % 2 else '042'}"
            for number in range(each)
        ]
    (folder / f"{name}.csv").write_text("\n".join(rows))
    (folder / f"{name}.toml").write_text(MAPPING.format(name=name))
    return [folder / f"{name}.csv", folder / f"{name}.toml"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measuring")
    path = create(folder / "mine", title="Mine")
    toml = path / "winset.toml"
    toml.write_text(toml.read_text().replace("countries = []", 'countries = ["NOR", "CHL"]'))
    add(path, [*brought(folder, "ours", 8), *brought(folder, "theirs", 4)])
    report = read(path)
    assert not report.problems
    return path


def test_a_shift_is_told_with_what_drove_it(case: Path) -> None:
    found = json.loads(run("shifts", case, "--as-of", "2020", "--json").stdout)
    ours = [row for row in found["shifts"] if row["data"] == "ours"]
    assert [(row["date"], row["direction"]) for row in ours] == [("2013-01", "worse")]
    drivers = ours[0]["drivers"]
    assert len(drivers) == 5
    assert all(d["day"] >= "2013-01" and d["evidence"].startswith("ours.csv:") for d in drivers)
    assert {d["what"] for d in drivers} == {"Disapproval"}
    out = " ".join(run("shifts", case, "--as-of", "2020").stdout.split())
    assert "CHL–NOR 2013-01" in out
    assert "Disapproval, 1 report: ours.csv:" in out


def test_nothing_after_the_day_moves_a_shift(case: Path) -> None:
    assert json.loads(run("shifts", case, "--as-of", "2012-12", "--json").stdout)["shifts"] == []


def test_a_pair_is_shown_by_every_source_side_by_side(case: Path) -> None:
    found = json.loads(run("dyad", case, "CHL", "NOR", "--as-of", "2020", "--json").stdout)
    assert {row["data"] for row in found["series"]} == {"ours", "theirs"}
    (pair,) = found["comparisons"]
    assert pair["data"] == ["ours", "theirs"]
    assert (len(pair["periods"]), pair["apart"]) == (6, 0)
    assert pair["share_correlation"] == pytest.approx(1)
    out = " ".join(run("dyad", case, "NOR", "CHL", "--as-of", "2020").stdout.split())
    assert "ours and theirs: 6 common periods" in out
    assert "ours: acts of 2010-01-01 to 2015-12-08" in out
    assert {row["attention"] for row in found["series"]} == {1.0}  # the sources know no other pair
    assert found["breaks"] == {"ours": [], "theirs": []}
    assert "no source knows" in run("dyad", case, "NOR", "FRA", "--as-of", "2020").stdout


def test_a_sample_is_labelled_and_its_precision_stands_beside_the_series(case: Path, tmp_path: Path) -> None:
    words = ("sample", case, "ours", "--as-of", "2020")
    assert json.loads(run("relations", case, "--as-of", "2020", "--json").stdout)["precision"]["ours"] is None
    drawn = list(csv.DictReader(io.StringIO(run(*words, "--size", 20, "--draw").stdout)))
    assert {row["stratum"] for row in drawn} == {"CHL-NOR conflict", "CHL-NOR other"}
    assert all(row["right"] == "" and row["coding"].startswith("NOR → CHL") for row in drawn)
    out = run(*words, "--size", 20, said="x\ny\nn\nq\n").stdout
    assert "2 rows labelled" in out
    assert "coded as: " in out
    file = tmp_path / "labels.csv"
    with file.open("w", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(("id", "right"))
        writer.writerows((row["id"], "n" if number < 5 else "y") for number, row in enumerate(drawn))
    told = json.loads(run(*words, "--size", 20, "--labels", file, "--json").stdout)["precision"]
    assert (told["n"], told["right"]) == (len(drawn), len(drawn) - 5)
    assert told["low"] < told["share"] < told["high"]
    shown = json.loads(run("relations", case, "--as-of", "2020", "--json").stdout)["precision"]
    assert (shown["ours"], shown["theirs"]) == (told, None)
    table = " ".join(run("relations", case, "--as-of", "2020").stdout.split())
    assert f"coding: {len(drawn)} rows labelled, right: {told['share']:.2f} ({told['low']:.2f} to" in table
    assert "coding: no rows labelled yet" in table
    again = list(csv.DictReader(io.StringIO(run(*words, "--size", 20, "--draw").stdout)))
    assert {row["right"] for row in again} == {"y", "n"}


def test_labels_that_do_not_fit_are_refused_together(case: Path, tmp_path: Path) -> None:
    row = next(csv.DictReader(io.StringIO(run("sample", case, "theirs", "--as-of", "2020", "--draw").stdout)))
    file = tmp_path / "labels.csv"
    file.write_text(f"id,right\nnothing,y\n{row['id']},maybe\n")
    found = CliRunner().invoke(app, ["sample", str(case), "theirs", "--as-of", "2020", "--labels", str(file)])
    assert [p.code for p in found.exception.problems] == ["unknown-row", "bad-label"]
    unknown = CliRunner().invoke(app, ["sample", str(case), "nothing"])
    assert "no data set 'nothing'" in str(unknown.exception)


def test_relations_are_columns_for_any_library(case: Path) -> None:
    relations = open_case(case, as_of="2020").relations
    columns = relations.columns()
    assert {len(values) for values in columns.values()} == {2 * 72}
    frame = relations.to_pandas()
    assert frame.groupby("data")["happenings"].sum().to_dict() == {"ours": 576.0, "theirs": 288.0}


def test_a_data_set_that_may_not_be_passed_on_is_not_marked_as_if_it_might(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "acled.csv"
    file.write_text("event_id_cnty,event_date,sub_event_type,actor1,actor2,country\n")
    found = CliRunner().invoke(app, ["add", str(case), str(tmp_path), "--source", "acled", "--redistributable"])
    assert [problem.code for problem in found.exception.problems] == ["licence"]
    assert not (case / "sources" / "acled.csv").exists()


def test_votes_are_shown_as_alignment(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    rows = [
        f"{n},{code},{vote},2011-0{n}-01" for n in range(1, 5) for code, vote in (("NO", "yes"), ("CHL", "yn"[n > 3]))
    ]
    rows = [row.replace(",y,", ",1,").replace(",n,", ",no,") for row in rows]
    file.write_text("\n".join(["rcid,country_code,vote,date", *rows, "9,NO,perhaps,2011-01-01", "9,FR,perhaps,x", "9"]))
    found = json.loads(run("votes", case, file, "--as-of", "2020", "--json").stdout)
    (one,) = found["alignment"]
    assert (one["pair"], one["years"], one["votes"], one["agreement"]) == (["CHL", "NOR"], "2010-2014", 4, 0.75)
    assert [problem["row"] for problem in found["problems"]] == [10, 12]
    assert json.loads(run("votes", case, file, "--as-of", "2011-03-31", "--json").stdout)["alignment"][0]["votes"] == 3
    assert "CHL–NOR" in run("votes", case, file, "--as-of", "2020").stdout
    points = tmp_path / "points.csv"
    points.write_text("iso3c,session,IdealPoint\nNOR,65,1.0\nNOR,66,2.0\nCHL,66,0.5\nCHL,67,9.0\nCHL,x,1\n")
    words = ("votes", case, file, "--ideal-points", points, "--as-of")
    found = json.loads(run(*words, "2020", "--json").stdout)
    assert found["alignment"][0]["ideal_points"] == {"points": [0.5, 2.0], "distance": 1.5, "sessions": 1}
    assert found["ideal_points_rest_on"] is None
    assert [problem["row"] for problem in found["problems"]] == [10, 12, 6]
    early = json.loads(run(*words, "2011-12-31", "--json").stdout)
    assert early["alignment"][0]["ideal_points"] is None  # the session of 2011 had not ended
    assert early["ideal_points_rest_on"] == 2012
    assert "+0.50, +2.00" in run(*words, "2012-06").stdout
    assert "up to 2012: nobody had them" in " ".join(run(*words, "2012-06").stdout.split())
