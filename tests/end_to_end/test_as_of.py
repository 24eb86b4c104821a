"""On the day of the working group's report nothing that became known later may move anything."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from winset.desk import (
    constraints_contract,
    open_case,
    opinion_contract,
    ranking_contract,
    read,
    relations_contract,
)
from winset.desk.calendar_ahead import calendar_contract
from winset.desk.network import network, network_contract
from winset.desk.promises import promises, promises_contract, revivable_contract
from winset.report import write_report

DAY = "2021-02-01"
LATER = "2021-02-02"


def results(path: Path) -> dict[str, Any]:
    """All that a reader sees, without the digest of the inputs (which knows that a file has changed)."""
    desk = open_case(path, as_of=DAY)
    found = {
        "ranking": ranking_contract(desk),
        "constraints": constraints_contract(desk),
        "opinion": opinion_contract(desk),
        "relations": relations_contract(desk, desk.relations),
        "promises": promises_contract(desk, promises(desk), promises(desk).fates),
        "dormant": revivable_contract(desk, desk.dormant),
        "network": network_contract(desk, network(desk, draws=2)),
        "calendar": calendar_contract(desk),
        "ladders": [(ladder.issue, ladder.winsets, ladder.most_ambitious) for ladder in desk.ladders],
    }
    for part in found.values():
        if isinstance(part, dict):
            part.pop("snapshot", None)
    return found


def plant(path: Path, **values: str) -> None:
    """Copy the last row of a CSV with a new id, known only later, and other values."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = dict(rows[-1]) | values
    with path.open("a", encoding="utf8", newline="") as file:
        csv.DictWriter(file, list(rows[0]), lineterminator="\n").writerow(row)


@pytest.fixture(scope="module")
def planted(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("planted") / "us-japan-rok"
    shutil.copytree(shipped, case)
    chronicle = [json.loads(line) for line in (case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()]
    late = chronicle[0] | {"id": "planted", "known_from": LATER, "date": "2019-05-01"}
    with (case / "chronicle.jsonl").open("a", encoding="utf8") as file:
        file.write(json.dumps(late, ensure_ascii=False) + "\n")
    plant(case / "polls.csv", id="planted-poll", percent="1.0", start="2019-06", end="2019-06", known_from=LATER)
    plant(case / "meetings.csv", id="planted-meeting", date="2019-06-01", known_from=LATER)
    for number, kind in enumerate(("stance", "accept", "reject")):
        plant(
            case / "readings.csv",
            id=f"planted-{kind}",
            player="jpn-prime-minister",
            issue="intelligence",
            kind=kind,
            level="1.0" if number else "-0.5",
            against="0.0" if number else "",
            date="2020-01-01",
            known_from=LATER,
            option="",
            evidence="planted",
        )
    plant(
        case / "constraints.csv",
        id="planted-constraint",
        country="JPN",
        player="jpn-public",
        kind="position",
        direction="constrains",
        strength="1.0",
        low="1.0",
        high="1.0",
        since="2019",
        until="",
        known_from=LATER,
        evidence="planted",
        until_known_from="",
    )
    plant(case / "players.csv", country="JPN", id="jpn-prime-minister", since="2020-12-01", until="", known_from=LATER)
    plant(case / "powers.csv", since="2019-01-01", until="", known_from=LATER)
    plant(case / "frames.csv", frame="functional", issue="*", sector="*", country="*", multiplier="9", known_from=LATER)
    plant(case / "history.csv", date="2020-02-01", known_from=LATER)
    plant(case / "commitments.csv", id="planted-promise", date="2016-01-01", known_from=LATER)
    plant(case / "judgements.csv", commitment="women-2017", coder="planted", score="-1", known_from=LATER)
    plant(case / "calendar.csv", id="planted-date", date="2021-06-01", kind="election", known_from=LATER)
    outcomes = (case / "outcomes.csv").read_text(encoding="utf8")
    assert "gsomia-2016" in outcomes
    issues = (case / "issues.toml").read_text(encoding="utf8")
    row = f'  {{ since = "2019-01-01", level = 0.99, known_from = "{LATER}", text = "planted", source = "planted" }},\n'
    changed = re.sub(r"(status_quo = \[\n)", lambda m: m[1] + row, issues)
    assert changed != issues
    (case / "issues.toml").write_text(changed, encoding="utf8")
    options = (case / "options.toml").read_text(encoding="utf8")
    block = "[[option]]" + options.split("[[option]]")[1]
    copy = re.sub(r"^id = .*$", 'id = "planted-option"', block, count=1, flags=re.MULTILINE)
    copy = re.sub(r"^(first_proposed|known_from) = .*$", rf'\1 = "{LATER}"', copy, flags=re.MULTILINE)
    (case / "options.toml").write_text(options + "\n" + copy, encoding="utf8")
    sources = case / "sources"
    (sources / "later.md").write_text(
        f"---\ntitle: Later\ndate: {LATER}\n---\n\nJapan recalled its ambassador to South Korea on 4 January 2021.\n"
    )
    (sources / "later.txt").write_text("A title\n\n3 March 2021\n\nSouth Korea condemned Japan on 1 February 2021.\n")
    result = read(case)
    assert result.problems == ()
    return case


def test_the_planted_rows_are_good_rows(planted: Path) -> None:
    desk = open_case(planted)
    assert desk.problems == ()
    assert {"planted", "planted-poll", "planted-meeting"} <= set(desk.evidence)


def test_the_planted_rows_move_the_view_of_the_day_after(shipped: Path, planted: Path) -> None:
    before = open_case(shipped, as_of=LATER).ranking
    after = open_case(planted, as_of=LATER).ranking
    assert [(o.id, o.p_joint) for o in before.options] != [(o.id, o.p_joint) for o in after.options]


def test_nothing_known_later_moves_anything(shipped: Path, planted: Path) -> None:
    clean, dirty = results(shipped), results(planted)
    for part in clean:
        assert dirty[part] == clean[part], part


def test_the_report_of_the_day_prints_nothing_later(planted: Path) -> None:
    write_report(open_case(planted, as_of=DAY))
    html = (planted / "report" / "index.html").read_text(encoding="utf8")
    assert "planted" not in html
    assert DAY in html
    html = re.sub(r'<h2 id="ahead-section">.*?(?=<h2 id="ask">)', "", html, flags=re.DOTALL)  # dates known beforehand
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    words = re.sub(r"\bn = [\d,]+", "n", words)  # a sample of 2,026 is no year
    assert re.findall(r"\b202[2-9]\b.{0,40}", words) == []
    assert re.findall(r"\b(?:March|April|May|June|July|August|September|October|November|December) 2021\b", words) == []
    assert "Ministry of Climate" not in words  # the name that a ministry took in 2025
    assert "1 February 2021" in words
    for path in (p for p in (planted / "report" / "data").iterdir() if p.stem not in {"calendar", "due", "windows"}):
        text = path.read_text(encoding="utf8")
        assert "planted" not in text, path.name
        assert re.findall(r"\b202[2-9]-\d\d", text) == [], path.name
