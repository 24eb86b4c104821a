from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from winset.cli import main
from winset.cli.app import app
from winset.errors import WinsetError

HEAVY = {"altair", "duckdb", "lxml", "numpy", "rich", "spacy", "trafilatura", "vl_convert"}


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def printed(*words: str | Path) -> Any:  # noqa: ANN401 - JSON values
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return orjson.loads(result.stdout_bytes)


def test_help_is_quick_because_it_loads_nothing_heavy() -> None:
    code = "import sys; from winset.cli import app; app.app(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "report" in done.stdout
    assert not HEAVY & {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(("told", "used"), [({}, "1"), ({"OMP_NUM_THREADS": "4"}, "4")])
def test_the_program_multiplies_on_one_thread_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str], used: str
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"} | told
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(sys, "argv", ["winset", "--help"])
    with pytest.raises(SystemExit):
        main()
    assert environment["OMP_NUM_THREADS"] == used


def test_every_command_says_what_it_does() -> None:
    assert app.registered_commands
    for command in app.registered_commands:
        assert command.callback is not None
        assert (command.callback.__doc__ or "").strip().endswith("."), command.callback.__name__


def test_rank_keeps_its_contract(shipped: Path) -> None:
    found = printed("rank", shipped)
    assert {"as_of", "snapshot", "calibrated", "options"} <= set(found)
    assert found["calibrated"] is False
    assert [o["rank"] for o in found["options"]] == list(range(1, len(found["options"]) + 1))
    order = [(o["pareto"], -o["p_joint"]) for o in found["options"]]
    assert order == sorted(order)
    for option in found["options"]:
        assert {"id", "title", "issue", "level", "point", "variant", "tier", "p", "gain", "ambition"} <= set(option)
        assert set(option["variant"]) == {"instrument", "frame", "format"}
        assert 0 <= option["p_low"] <= option["p_high"] <= 1
        assert option["binding_player"] is None or option["p_joint"] < 0.99
        assert option["point"][option["issue"]] == option["level"]
        for item in option["evidence"]:
            assert {"kind", "document", "sentence", "date", "url"} <= set(item)


def test_constraints_keep_their_contract(shipped: Path) -> None:
    rows = printed("constraints", shipped)["constraints"]
    assert {row["country"] for row in rows} == {"USA", "JPN", "KOR"}
    for row in rows:
        assert row["low"] <= row["strength"] <= row["high"]
        assert row["kind"] in {"position", "bandwidth", "calendar", "legal", "material"}
        assert row["direction"] in {"constrains", "enables"}
        assert row["by"]
        assert row["evidence"]


def test_relations_say_why_they_are_empty(shipped: Path) -> None:
    found = printed("relations", shipped)
    assert found["series"] == []
    assert "measures its compiler" in found["reason"]
    assert len(found["happenings"]) > 500


def test_opinion_derives_the_low_of_2019(shipped: Path) -> None:
    found = [
        q
        for q in printed("opinion", shipped)["questions"]
        if (q["respondents"], q["about"]) == ("JPN", "KOR") and "affinity" in q["question"] and q["lowest"]
    ]
    low = min(found, key=lambda q: q["lowest"]["percent"])["lowest"]
    assert low["percent"] == 26.7
    assert low["at"].startswith("2019")
    assert low["text"].startswith("lowest of the ")


def test_the_day_of_the_working_group_knows_nothing_later(shipped: Path) -> None:
    then = printed("rank", shipped, "--as-of", "2021-02-01")
    assert then["as_of"] == "2021-02-01"
    dates = [item["date"] for o in then["options"] for item in o["evidence"]]
    assert dates
    assert max(dates) <= "2021-02-01"
    rows = printed("constraints", shipped, "--as-of", "2021-02-01")["constraints"]
    assert max(item["date"] for row in rows for item in row["evidence"]) <= "2021-02-01"


def test_explain_takes_an_option_and_suggests_the_nearest(shipped: Path) -> None:
    first = printed("rank", shipped)["options"][0]["id"]
    found = printed("explain", shipped, first)
    assert found["option"] == first
    assert found["stands"]
    result = run("explain", shipped, first[:-1])
    assert isinstance(result.exception, WinsetError)
    assert first in str(result.exception)


@pytest.mark.parametrize("words", [("rank",), ("constraints",), ("relations",), ("report",), ("verify",), ("read",)])
def test_a_folder_that_is_no_case_gets_a_sentence(words: tuple[str, ...], tmp_path: Path) -> None:
    result = run(*words, tmp_path / "nothing")
    assert isinstance(result.exception, WinsetError)
    assert "there is no folder" in str(result.exception)
    (tmp_path / "file.txt").write_text("x")
    assert isinstance(run(*words, tmp_path).exception, WinsetError)


def test_what_the_user_can_mend_is_a_sentence_and_an_exit_code(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "winset", "rank", str(tmp_path / "nothing")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("winset: there is no folder")
    assert "Traceback" not in done.stderr


def test_an_empty_case_explains_itself(tmp_path: Path) -> None:
    case = tmp_path / "mine"
    assert run("new", case, "--title", "Mine").exit_code == 0
    nobody = run("rank", case)
    assert isinstance(nobody.exception, WinsetError)
    assert "no country is named" in str(nobody.exception)
    toml = case / "winset.toml"
    toml.write_text(toml.read_text().replace("countries = []", 'countries = ["FRA", "DEU"]'))
    assert "no option is known" in run("rank", case).output
    assert printed("relations", case)["reason"]
    assert run("new", tmp_path / "both", "--from", "us-japan-rok", "--country", "FRA").exit_code == 2


def test_a_malformed_row_is_named_and_the_good_ones_are_kept(tmp_path: Path) -> None:
    case = tmp_path / "two"
    assert run("new", case, "--country", "FRA", "--country", "DEU").exit_code == 0
    head = "id,respondents,about,question,start,end,known_from,n,mode,percent,pollster,source,note,derived"
    good = "a,FRA,DEU,trusts,2019-01,2019-02,2019-03-01,1000,mail,55.5,Pollster,page,,false"
    wrong = good.replace("a,FRA", "b,FRANCE")
    (case / "polls.csv").write_text(f"{head}\n{good}\n{wrong}\nbroken\n", encoding="utf8")
    result = run("report", case)
    assert result.exit_code == 1
    assert "55.5%" in (case / "report" / "index.html").read_text(encoding="utf8")
    assert "polls.csv, row 3" in result.output
    assert "FRANCE" in result.output
    assert "row 4" in result.output
