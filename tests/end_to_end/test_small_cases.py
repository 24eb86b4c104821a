"""A case of one's own, from two names to an option: at every stage each command answers, and says what is missing."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from winset.cli.app import app
from winset.desk import open_case
from winset.errors import WinsetError
from winset.report.calendar import _title
from winset.web.pages.wording import meetings_title

TEXT = """\
---
title: After the earthquake
date: 2023-10-03
publisher: A daily
---
Greek Foreign Minister George Gerapetritis met his Turkish counterpart Hakan Fidan in Ankara on 2 October 2023. The two
ministers agreed to resume talks on the continental shelf by the end of 2023. A court in Athens blocked the extradition
of eight officers. Greece should offer a moratorium on flights over the Aegean.
"""
ISSUE = """\
[[issue]]
id = "maritime"
title = "The continental shelf"
levels = [{at = 0.0, text = "no talks"}, {at = 1.0, text = "delimited by treaty"}]
status_quo = [{since = "2020", level = 0.2, known_from = "2020", text = "talks at times", source = "https://example.org"}]
"""
OPTION = """\
[[option]]
id = "talks"
title = "Regular talks on the shelf"
description = "Talks every three months"
issue = "maritime"
points = {maritime = 0.4}
ambition = 0.4
ambition_spread = 0.1
first_proposed = "2020-03"
known_from = "2020-03-14"
proposed_source = "https://example.org"
instruments = ["joint-statement"]
frames = ["functional"]
formats = ["bilateral"]
parties = ["GRC", "TUR"]
cluster = "talks"
"""
MAPPED = {"day": "Day", "source": "From", "target": "To", "code": "Code"}
SHOWN = ("claims", "relations", "shifts", "opinion", "effects", "constraints", "rank", "ask", "package", "scenario",
         "commitments", "network", "calendar", "watch", "hypotheses", "happenings")  # fmt: skip


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same case empty, with a text, with an issue, and with an option."""
    root = tmp_path_factory.mktemp("small")
    (root / "after.md").write_text(TEXT)
    made = {name: root / name for name in ("empty", "text", "issue", "option")}
    run("new", str(made["empty"]), "--country", "GRC", "--country", "Turkey")
    shutil.copytree(made["empty"], made["text"])
    run("add", str(made["text"]), str(root / "after.md"))
    run("read", str(made["text"]))
    shutil.copytree(made["text"], made["issue"])
    (made["issue"] / "issues.toml").write_text(ISSUE)
    shutil.copytree(made["issue"], made["option"])
    (made["option"] / "options.toml").write_text(OPTION)
    return made


def run(*arguments: str) -> str:
    """What a command prints; it must end well."""
    found = CliRunner().invoke(app, list(arguments))
    assert found.exit_code == 0, (arguments, found.output, found.exception)
    return found.output


@pytest.mark.parametrize("stage", ["empty", "text", "option"])
@pytest.mark.parametrize("command", SHOWN)
def test_every_command_answers_at_every_stage(stages: dict[str, Path], stage: str, command: str) -> None:
    case = str(stages[stage])
    assert run(command, case).strip()
    json.loads(run(command, case, "--json"))


def test_the_day_is_that_of_the_newest_text(stages: dict[str, Path]) -> None:
    assert json.loads(run("rank", str(stages["text"]), "--json"))["as_of"] == "2023-10-03"
    assert json.loads(run("rank", str(stages["empty"]), "--json"))["as_of"] == "2000-12-31"


def test_what_is_not_there_is_named(stages: dict[str, Path]) -> None:
    assert "no option is known on 2023-10-03" in run("rank", str(stages["text"]))
    found = CliRunner().invoke(app, ["explain", str(stages["text"]), "talks"])
    assert isinstance(found.exception, WinsetError)
    assert "no option 'talks' because none is known yet" in str(found.exception)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("rank", "1 in options.toml become known later, the first on 2020-03-14"),
        ("ask", "1 in options.toml become known later"),
        ("opinion", "no poll figure is known on 2019-12-31: rows go into polls.csv, or `winset review`"),
        ("scenario", "no scenario is known on 2019-12-31: rows go into scenarios.toml"),
        ("forecast", "nothing to forecast"),
    ],
)
def test_an_empty_result_says_why(stages: dict[str, Path], command: str, said: str) -> None:
    assert said in " ".join(run(command, str(stages["option"]), "--as-of", "2019").split())


@pytest.mark.parametrize("command", ["forecast", "backtest"])
def test_no_rate_is_made_up_where_nothing_is_known_of_any_option(stages: dict[str, Path], command: str) -> None:
    found = CliRunner().invoke(app, [command, str(stages["option"])])
    assert isinstance(found.exception, WinsetError)
    assert "outcomes.csv" in str(found.exception)


def test_what_the_text_states_is_in_the_brief_and_in_the_register(stages: dict[str, Path]) -> None:
    told = run("brief", str(stages["text"]), "--since", "2023-09-01", "--no-keep")
    assert "3 October 2023: new document, After the earthquake." in told
    assert re.search(r"“(Greek Foreign Minister George|The two ministers agreed|A court in Athens)[^”]+”", told)
    assert "more statements in the document" in " ".join(told.split())
    assert "GRC" in run("relations", str(stages["text"]))
    rows = json.loads(run("constraints", str(stages["issue"]), "--json"))
    assert {row["country"] for row in rows["constraints"]} <= {"GRC", "TUR"}
    assert not [row for row in rows["constraints"] if "should offer" in row["what"]], "a proposal holds nobody back"


@pytest.mark.parametrize("stage", ["text", "option"])
def test_a_report_of_little_is_a_report(stages: dict[str, Path], stage: str) -> None:
    run("report", str(stages[stage]))
    page = (stages[stage] / "report" / "index.html").read_text(encoding="utf8")
    assert "Greece and Türkiye" in page
    assert ("Regular talks on the shelf" in page) == (stage == "option")
    assert ("No option is open on this day." in page) == (stage == "text")
    assert ("No reading says where anybody stands" in page) == (stage == "option")
    assert "high confidence" not in page
    assert ("No agency is on record" in page) == (stage == "option")
    run("verify", str(stages[stage]))


def test_rows_that_cannot_be_used_are_told_by_every_command_and_all_by_read(
    stages: dict[str, Path], tmp_path: Path
) -> None:
    case = shutil.copytree(stages["issue"], tmp_path / "faulty")
    (case / "options.toml").write_text(OPTION.replace('"functional"', '"friendly"').replace('"bilateral"', '"GRC-TUR"'))
    polls = case / "polls.csv"
    polls.write_text(polls.read_text() + "p,GRC,TUR,threat,2023,2023,2023,,,210,x,y,,no\n" * 3)
    found = CliRunner().invoke(app, ["rank", str(case)])
    assert found.exit_code == 0
    assert "no option is known" in found.stdout
    assert "options.toml, row 1, frames: 'friendly' is not one of containment" in found.stderr
    assert f"`winset read {case}` lists them" in found.stderr
    found = CliRunner().invoke(app, ["read", str(case)])
    assert found.exit_code == 1
    assert found.stderr.count("polls.csv, row ") == 3


def test_countries_may_be_called_by_their_names(stages: dict[str, Path]) -> None:
    case = str(stages["text"])
    assert run("dyad", case, "Greece", "Turkey") == run("dyad", case, "GRC", "tur")
    assert isinstance(CliRunner().invoke(app, ["dyad", case, "GRC", "Turkye"]).exception, WinsetError)


def test_what_came_of_a_decision_names_it(stages: dict[str, Path], tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["review", str(stages["text"]), "--from", str(tmp_path / "none.csv")])
    assert "there is no table to read" in str(found.exception)
    table = tmp_path / "decided.csv"
    run("review", str(shutil.copytree(stages["text"], tmp_path / "case")), "--to", str(table))
    text = table.read_text(encoding="utf8")
    name = next(row for row in csv.DictReader(io.StringIO(text)) if row["kind"] == "option")["id"]
    table.write_text(f"decision,id,set,reason\nreject,{name},,\n", encoding="utf8")
    assert run("review", str(tmp_path / "case"), "--from", str(table)).strip() == f"rejected {name}"
    again = CliRunner().invoke(app, ["review", str(tmp_path / "case"), "--from", str(table)])
    assert f"refused {name}: no such suggestion, or it was decided already" in again.output


def test_event_data_of_ones_own_need_a_mapping_which_then_waits_for_nothing(
    stages: dict[str, Path], tmp_path: Path
) -> None:
    case = shutil.copytree(stages["empty"], tmp_path / "own")
    rows = (
        "Day,From,To,Code",
        "2021-02-25,Greece,Turkey,040",
        "31/02/2021,Greece,Turkey,040",
        "2021-03,Greece,Turkey,99",
    )
    (case / "sources" / "ours.csv").write_text("\n".join(rows))
    found = CliRunner().invoke(app, ["read", str(case)])
    assert "a file of the same name ending in .toml" in " ".join(found.output.split())
    columns = "\n".join(f'{ours} = "{theirs}"' for ours, theirs in MAPPED.items())
    for name in ("ours", "others"):  # another mapping reads the table anew
        (case / "sources" / "ours.toml").write_text(f'data = "{name}"\ncountries = "name"\n[columns]\n{columns}\n')
        found = CliRunner().invoke(app, ["read", str(case)])
        assert "ours.csv, row 3, day: '31/02/2021' is no date" in found.output
        assert "ours.csv, row 4, code: '99'" in found.output
        shown = CliRunner().invoke(app, ["relations", str(case)])
        assert f"{name}: 1 events" in shown.stdout
        assert "not read yet" not in shown.stderr


def test_a_proposal_to_two_of_three_countries_becomes_an_option_of_those_two(tmp_path: Path) -> None:
    case = tmp_path / "three"
    run("new", str(case), *(word for name in ("GRC", "TUR", "DEU") for word in ("--country", name)))
    text = "---\ndate: 2023-02-20\n---\nGreece and Turkey should set up a joint unit. Governments should talk more."
    (case / "sources" / "memo.md").write_text(text)
    run("read", str(case))
    found = json.loads(run("review", str(case), "--json"))["suggestions"]
    rows = [one["row"] for one in found if one["kind"] == "option"]
    assert [(row["parties"], row["formats"]) for row in rows] == [
        (["GRC", "TUR"], ["bilateral"]),
        (["GRC", "TUR", "DEU"], ["trilateral"]),
    ]


def test_meetings_of_some_countries_are_not_told_as_none_of_all(tmp_path: Path) -> None:
    case = tmp_path / "three"
    run("new", str(case), *(word for name in ("GRC", "TUR", "DEU") for word in ("--country", name)))
    path = case / "meetings.csv"
    row = "m,2023-12-07,2023-12-07,Athens,GRC-TUR,GRC | TUR,leaders,,,,verified,https://example.org"
    path.write_text(path.read_text() + row + "\n")
    desk = open_case(case)
    assert meetings_title(desk) == "No meeting of all countries is on record; 1 of fewer"
    assert _title(desk) == "No meeting of all countries is on record; 1 meeting of fewer"
