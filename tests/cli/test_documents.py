"""The commands about documents keep their shapes and their exit codes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import orjson
from typer.testing import CliRunner, Result

from winset.cli.app import app

SENTENCE = "France and Germany agreed to hold annual talks on energy security with the European Union.\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def printed(*words: str | Path) -> Any:  # noqa: ANN401 - JSON values
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return orjson.loads(result.stdout_bytes)


def test_claims_of_a_file_keep_their_contract(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    found = printed("claims", file)
    assert {"title", "author", "date", "date_reason", "text", "body", "body_spans", "claims"} <= set(found)
    (claim,) = [c for c in found["claims"] if c["country"] == "FRA"]
    keys = {"kind", "by", "country", "actor", "issue", "polarity", "strength", "due", "status", "text", "span"}
    assert keys <= set(claim)
    assert claim["kind"] == "commitment"
    assert found["text"][claim["span"][0] : claim["span"][1]] == claim["text"]
    assert printed("claims", file, "--kind", "stance")["claims"] == []


def test_claims_of_an_archive_are_a_list_of_documents_and_what_is_wrong_is_said(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
        archive.writestr("b.txt", SENTENCE)
        archive.writestr("c.bin", b"\x00")
    result = run("claims", file, "--json")
    assert [d["file"].rpartition("/")[2] for d in orjson.loads(result.stdout_bytes)["documents"]] == ["a.txt", "b.txt"]
    assert "c.bin" in result.stderr
    assert "annual talks" in run("claims", file).stdout


def test_add_takes_files_and_addresses_and_says_what_it_refuses(tmp_path: Path) -> None:
    case, file = tmp_path / "case", tmp_path / "note.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    assert run("new", case).exit_code == 0
    result = run("add", case, file, "http://127.0.0.1:9/secret", "--json")
    assert result.exit_code == 1
    found = orjson.loads(result.stdout_bytes)
    assert [one["name"] for one in found["added"]] == ["note.txt"]
    assert [one["outcome"] for one in found["fetched"]] == ["refused"]
    assert "--allow-private" in found["fetched"][0]["reason"]
    assert "had note.txt" in run("add", case, file).stdout
    assert run("add", case).exit_code == 2


def test_review_goes_over_a_table_and_refuses_what_is_not_suggested(tmp_path: Path) -> None:
    case, table = tmp_path / "case", tmp_path / "review.csv"
    assert run("new", case).exit_code == 0
    (case / "winset.toml").write_text(
        '[case]\nid = "case"\ntitle = "Case"\ncountries = ["FRA", "DEU"]\nstart = "2000"\n', encoding="utf-8"
    )
    assert printed("review", case) == {"suggestions": []}
    assert "0 suggestions" in run("review", case).stdout
    assert "wrote 0 suggestions" in run("review", case, "--to", table).stdout
    table.write_text(table.read_text(encoding="utf-8") + "accept,,,nothing\n", encoding="utf-8")
    result = run("review", case, "--from", table, "--json")
    assert result.exit_code == 1
    assert [one["outcome"] for one in orjson.loads(result.stdout_bytes)["decided"]] == ["refused"]
