"""The engine's commands: tables for people, JSON for scripts, sentences and exit codes for what can be mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from winset.cli.app import app
from winset.cli.engine import months_of
from winset.errors import BadInput, CaseError, UnknownName
from winset.store import CaseFolder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return CaseFolder.create(tmp_path_factory.mktemp("engine") / "case", "us-japan-rok").path


def run(*words: object) -> Result:
    found = CliRunner().invoke(app, [str(word) for word in words])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def test_backtest_states_what_could_be_shown_before_any_score(case: Path) -> None:
    out = run("backtest", case, "--as-of", "2006", "--until-proposed", "2003", "--draws", 20).stdout
    assert out.index("What these data could show") < out.index("AUC by option")
    assert "Retrospective fit, not validation" in " ".join(out.split())
    for name in ("base rate", "ambition", "mood", "weighted-median"):
        assert name in out


def test_backtest_as_json_has_every_part(case: Path) -> None:
    days = ("--as-of", "2003", "--from", "2000", "--to", "2002")
    found = json.loads(run("backtest", case, *days, "--every", "1y", "--draws", 5, "--json").stdout)
    assert (found["start"], found["as_of"], found["months"]) == ("2000-01-01", "2002-12-31", 12)
    assert {"power", "population", "scores", "increment", "calibration", "pairs", "what"} <= set(found)
    assert {"value", "low", "high"} == set(found["scores"][0]["log"])


def test_forecast_writes_a_ledger_and_scores_it(case: Path) -> None:
    words = ("forecast", case, "--as-of", "2000", "--option", "culture-opening-korea", "--horizon", 12)
    assert "1 forecasts added" in run(*words).stdout
    assert "0 forecasts added, 1 stood there already" in run(*words).stdout
    scored = json.loads(run("forecast", case, "--as-of", "2000", "--score", "--json").stdout)
    assert scored["problems"] == []
    assert [row["forecast"]["option"] for row in scored["score"]["rows"]].count("culture-opening-korea") >= 1
    assert "Nothing has come due yet" in run("forecast", case, "--as-of", "2000", "--score").stdout


def test_a_touched_ledger_is_exit_code_1(case: Path) -> None:
    run("forecast", case, "--as-of", "2000", "--option", "culture-opening-korea", "--horizon", 24)
    ledger = case / "forecasts.jsonl"
    kept = ledger.read_bytes()
    ledger.write_bytes(kept.replace(b'"tier": "', b'"tier": "un'))
    found = run("forecast", case, "--as-of", "2000", "--score")
    ledger.write_bytes(kept)
    assert found.exit_code == 1
    assert "changed after it was written" in " ".join(found.stdout.split())


def test_package_prints_who_gains_and_what_is_carried(case: Path) -> None:
    words = ("package", case, "--as-of", "2021-02-01", "--pool", 5, "--solution", "nash", "--at-least", 0.3)
    out = run(*words).stdout
    assert "nash: all ratify in" in out
    for country in ("USA", "JPN", "KOR"):
        assert country in out
    found = json.loads(run(*words, "--json").stdout)
    (proposal,) = found["proposals"]
    assert proposal["objective"] == "nash"
    assert all(list(row) == proposal["options"] for row in proposal["by_item"].values())
    assert len(proposal["fails_when"]) == len(proposal["boxes"])
    assert "what each would lose without an item" in out


def test_rank_beside_gives_the_ranks_of_simpler_engines(case: Path) -> None:
    words = ("rank", case, "--as-of", "2012-02-01", "--beside")
    out = " ".join(run(*words, "--top", 3).stdout.split())
    assert "Kendall's tau-b" in out
    found = json.loads(run(*words, "--json").stdout)
    ranks = dict(zip(found["beside"]["options"], found["beside"]["ranks"]["winset"], strict=True))
    assert {o["id"]: o["rank"] for o in found["options"]} == ranks
    for engine in ("ambition", "status quo", "weighted median"):
        assert engine in found["beside"]["agreement"]
    assert "beside" not in json.loads(run("rank", case, "--as-of", "2012-02-01", "--json").stdout)


def test_ask_prints_what_to_find_out_and_what_it_could_turn(case: Path) -> None:
    words = ("ask", case, "--as-of", "2012-02-01", "--top", 3)
    out = run(*words).stdout
    assert "What to ask next, as known on 2012-02-01" in out
    found = json.loads(run(*words, "--json").stdout)
    assert found["as_of"] == "2012-02-01"
    assert len(found["asked"]) == 3
    values = [q["value"] for q in found["asked"]]
    assert values == sorted(values, reverse=True)
    assert f"{values[0]:.3f}" in out
    assert {"question", "player", "name", "issue", "mean", "sd", "options"} <= set(found["asked"][0])


def test_scenario_lists_and_compares(case: Path) -> None:
    assert "missile-or-nuclear-test-2011" in run("scenario", case, "--as-of", "2011-02-01").stdout
    words = ("scenario", case, "missile-or-nuclear-test-2011", "--as-of", "2011-02-01")
    assert "chance within a year" in run(*words, "--top", 3).stdout
    found = json.loads(run(*words, "--json").stdout)
    assert found["what_if"]["comparison"]["scenarios"] == ["missile-or-nuclear-test-2011"]


def test_what_can_be_mended_is_a_sentence(case: Path) -> None:
    with pytest.raises(CaseError, match="is no date"):
        run("backtest", case, "--from", "then")
    with pytest.raises(UnknownName, match="solution"):
        run("package", case, "--solution", "best", "--as-of", "2000")
    with pytest.raises(UnknownName, match="scenario"):
        run("scenario", case, "rain", "--as-of", "2000")


@pytest.mark.parametrize(("text", "months"), [("6m", 6), ("12", 12), ("1y", 12), ("2y", 24)])
def test_lengths_of_time(text: str, months: int) -> None:
    assert months_of(text) == months


@pytest.mark.parametrize("text", ["", "m", "0m", "half", "-6m", "6d"])
def test_lengths_that_are_none(text: str) -> None:
    with pytest.raises(BadInput, match="no length of time"):
        months_of(text)
