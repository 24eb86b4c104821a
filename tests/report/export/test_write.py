from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest
import typer
from typer.testing import CliRunner

from winset.cli.exporting import register
from winset.desk import add, open_case, read
from winset.errors import UnknownName
from winset.report.export import Exported, export_case
from winset.report.export.fields import LEGAL

CLOSED = "The foreign ministers of Japan and South Korea met in Tokyo on 3 July 2019."
OPEN = "South Korea protested to Japan over a textbook on 9 April 2019."


@pytest.fixture(scope="module")
def folder(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped case with one text that may be passed on and one that may not."""
    work = tmp_path_factory.mktemp("export")
    mine = work / "us-japan-rok"
    shutil.copytree(shipped, mine)
    for name, text in (("secret.txt", CLOSED), ("open.txt", OPEN)):
        (work / name).write_text(f"---\ndate: 2019-07-04\n---\n{text}\n", encoding="utf8")
    add(mine, [work / "secret.txt"])
    add(mine, [work / "open.txt"], source="open", title="Open texts", licence="CC0-1.0", redistributable=True)
    read(mine)
    return mine


@pytest.fixture(scope="module")
def exported(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exported]:
    target = tmp_path_factory.mktemp("exported") / "package"
    return target, export_case(open_case(folder), target)


def test_words_that_may_not_be_passed_on_never_leave(exported: tuple[Path, Exported]) -> None:
    target, found = exported
    texts = [path.read_bytes() for path in target.iterdir() if path.suffix in {".csv", ".json", ".md", ".bib", ".ris"}]
    assert any(b"textbook on 9 April" in text for text in texts)
    assert not any(b"foreign ministers of Japan and South Korea met in Tokyo on 3" in text for text in texts)
    assert [(w.kind, w.rows) for w in found.withheld] == [("documents", 1)]
    assert "secret.txt: 1 documents" in (target / "codebook.md").read_text(encoding="utf8")


def test_a_table_whose_source_is_closed_stays_behind(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "case"
    shutil.copytree(folder, mine)
    marker = mine / "winset.toml"
    text = marker.read_text(encoding="utf8")
    start = text.index('id = "polls"')
    marker.write_text(
        text[:start] + text[start:].replace("redistributable = true", "redistributable = false", 1), "utf8"
    )
    found = export_case(open_case(mine), tmp_path / "out", formats=("csv",))
    assert found.left_out == ("polls",)
    assert not list((tmp_path / "out").glob("polls.*"))
    assert (tmp_path / "out" / "chronicle.csv").is_file()


def test_names_are_legal_in_stata_and_counts_agree_in_every_format(exported: tuple[Path, Exported]) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    target, found = exported
    package = orjson.loads((target / "datapackage.json").read_bytes())
    assert len(package["resources"]) == len(found.tables) >= 20
    for name, rows in found.tables:
        assert LEGAL.match(name)
        frame = pandas.read_csv(target / f"{name}.csv")
        assert len(frame) == rows
        assert all(LEGAL.match(column) for column in frame.columns)
        assert len(orjson.loads((target / f"{name}.json").read_bytes())) == rows
    for resource in package["resources"]:
        body = (target / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_checksums_cover_every_file(exported: tuple[Path, Exported]) -> None:
    target, found = exported
    lines = dict(reversed(line.split("  ", 1)) for line in (target / "SHA256SUMS").read_text().splitlines())
    assert set(lines) == set(found.files) - {"SHA256SUMS"}
    assert all(hashlib.sha256((target / name).read_bytes()).hexdigest() == digest for name, digest in lines.items())


def test_nothing_known_later_leaves(folder: Path, tmp_path: Path) -> None:
    export_case(open_case(folder, as_of="2018-12-31"), tmp_path, formats=("csv",))
    with (tmp_path / "chronicle.csv").open(encoding="utf8", newline="") as file:
        assert max(row["known_from"] for row in csv.DictReader(file)) <= "2018-12-31"
    assert b"2019-0" not in (tmp_path / "references.json").read_bytes()
    assert not (tmp_path / "documents.csv").exists()


def test_an_unknown_format_is_a_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no format 'xls' among the 5 known; did you mean 'xlsx'"):
        export_case(open_case(folder), tmp_path, formats=("xls",))


def test_the_command_writes_and_says_what_stays_behind(folder: Path, tmp_path: Path) -> None:
    app = typer.Typer()
    register(app)
    result = CliRunner().invoke(app, [str(folder), "--to", str(tmp_path / "out"), "--formats", "csv"])
    assert result.exit_code == 0, result.output
    assert "stays behind: 1 documents of" in result.output
    assert (tmp_path / "out" / "datapackage.json").is_file()
    assert not list((tmp_path / "out").glob("*.parquet"))


@pytest.mark.full
def test_frictionless_pandoc_and_libreoffice_read_it(exported: tuple[Path, Exported], tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    target, _ = exported
    report = frictionless.validate(str(target / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    pandoc, office = shutil.which("pandoc"), shutil.which("soffice")
    if pandoc is None or office is None:
        pytest.skip("pandoc or LibreOffice is not installed")
    key = orjson.loads((target / "references.json").read_bytes())[0]["id"]
    (tmp_path / "a.md").write_text(f"Said [@{key}].")
    for name in ("references.json", "references.bib"):
        command = [pandoc, "--citeproc", "--bibliography", str(target / name), "-t", "plain", str(tmp_path / "a.md")]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
        assert "not found" not in done.stderr, name
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "csv",
        "--outdir",
        str(tmp_path),
        str(target / "us-japan-rok.xlsx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "us-japan-rok.csv").read_text(encoding="utf8").startswith("table,column,type,meaning")
