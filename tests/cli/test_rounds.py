"""`winset rounds` from invitation to result, as its users type it."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app

PANEL = """
[[panel]]
id = "p"
title = "What could be ratified"
countries = ["USA", "JPN", "KOR"]
rounds = 1
move = 0.05
share = 0.8
known_from = "2026-07-01"
"""
QUESTIONS = """id,panel,text,unit,least,most,scale,player,issue,option,truth,source,known_from
chance,p,Will the pact be renewed?,probability,0,1,uniform,,,,,,2026-07-01
where,p,Where does the president stand?,level,0,1,uniform,kor-president,intelligence,,,,2026-07-01
"""
MEMBERS = "name,email,country,subgroup\n" + "".join(
    f"{c} {i},{c.lower()}{i}@example.org,{c},\n" for c in ("USA", "JPN", "KOR") for i in range(3)
)
RUN = CliRunner()


def run(*words: object, code: int = 0) -> str:
    found = RUN.invoke(app, [str(word) for word in words])
    assert found.exit_code == code, found.output + repr(found.exception)
    return found.output


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "us-japan-rok"
    run("new", path, "--from", "us-japan-rok")
    (path / "panels.toml").write_text(PANEL, encoding="utf-8")
    (path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    return path


def keys(case: Path) -> list[str]:
    told = json.loads(run("rounds", "invite", case, "p", "--members", case.parent / "members.csv", "--json"))
    return [letter["key"] for letter in told["letters"]]


def answers(case: Path, middle: float) -> Path:
    path = case.parent / "answers.csv"
    rows = [f"{q},{middle - 0.1},{middle},{middle + 0.1},because {middle},,false" for q in ("chance", "where")]
    path.write_text("question,q05,q50,q95,reason,evidence,minority\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_panel_from_invitation_to_result(case: Path) -> None:
    assert "What could be ratified" in run("rounds", "list", case)
    own = keys(case)
    assert len(own) == 9
    assert keys(case) == []  # everyone has been invited
    assert "round 0 of p is open" in run("rounds", "open", case, "p", "--proposals")
    run("rounds", "propose", case, "p", "A joint weather service", "--key", own[0])
    run("rounds", "close", case, "p")
    assert "round 1 of p is open" in run("rounds", "open", case, "p")
    for i, key in enumerate(own[:-1]):
        run("rounds", "answer", case, "p", answers(case, 0.3 + 0.05 * i), "--key", key)
    run("rounds", "answer", case, "p", answers(case, 0.2), "--key", own[-1], "--draft")
    (reminder,) = json.loads(run("rounds", "remind", case, "p", "--json"))["letters"]
    assert reminder["email"] == "kor2@example.org"
    told = json.loads(run("rounds", "sheet", case, "p", "--key", own[-1], "--json"))
    assert [a["draft"]["q50"] for a in told["asked"]] == [0.2, 0.2]
    assert told["proposals"][0]["text"] == "A joint weather service"
    closed = run("rounds", "close", case, "p")
    assert "over: its one round has been held" in closed
    assert "readings.csv: p-where" in closed
    found = json.loads(run("rounds", "results", case, "p", "--json"))
    assert found["responses"][1][1][0] == {"group": None, "answered": 8, "seats": 9}
    assert {p["question"] for p in found["pooled"]} == {"chance", "where"}
    assert "agreed" in run("rounds", "results", case, "p")
    compared = json.loads(run("rounds", "beside", case, "--json"))
    assert compared["options"][0]["rank"] == 1
    run("rounds", "export", case, "p", "--to", case.parent / "out")
    assert (case.parent / "out" / "quartiles.csv").read_text().startswith("question,group,n")


def test_letters_are_files_for_their_owner_alone(case: Path) -> None:
    run("rounds", "invite", case, "p", "--members", case.parent / "members.csv", "--to", case.parent / "letters")
    letters = sorted((case.parent / "letters").iterdir())
    assert len(letters) == 9
    assert {stat.S_IMODE(path.stat().st_mode) for path in letters} == {0o600}
    assert "Your key, for you alone" in letters[0].read_text()
    again = json.loads(run("rounds", "invite", case, "p", "--lost-key", "usa0@example.org", "--json"))["letters"][0]
    assert again["key"] not in (case.parent / "letters" / "usa0@example.org.txt").read_text()


def test_bad_answers_come_back_all_at_once_and_nothing_is_kept(case: Path) -> None:
    own = keys(case)
    run("rounds", "open", case, "p")
    bad = case.parent / "bad.csv"
    bad.write_text("question,q05,q50,q95\nchance,0.5,0.4,0.6\nwhere,0,0.5,1.5\nnobody,0,0,0\n", encoding="utf-8")
    found = RUN.invoke(app, ["rounds", "answer", str(case), "p", str(bad), "--key", own[0]])
    assert found.exit_code != 0
    problems = found.exception.problems  # type: ignore[union-attr]
    assert [(p.row, p.code) for p in problems] == [(2, "order"), (3, "out-of-range"), (4, "unknown-question")]
    told = json.loads(run("rounds", "sheet", case, "p", "--key", own[0], "--json"))
    assert all(a["draft"] is None and a["handed"] is None for a in told["asked"])
