"""`winset watch` for a person, for a scheduler, and for a calendar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from winset.cli.app import app
from winset.cli.watching import SOMETHING
from winset.desk import create
from winset.desk.seen import SEEN
from winset.errors import CaseError

RUN = CliRunner()


def test_a_person_a_scheduler_and_a_calendar_are_served(shipped: Path, tmp_path: Path) -> None:
    seen = RUN.invoke(app, ["watch", str(shipped), "--kind", "silence"])
    assert seen.exit_code == 0
    assert "no meeting on record since" in " ".join(seen.output.split())
    told = RUN.invoke(app, ["watch", str(shipped), "--json", "--check"])
    assert told.exit_code == SOMETHING
    notices = json.loads(told.stdout)["notices"]
    assert notices[0]["kind"] in {"silence", "promise overdue"}
    written = RUN.invoke(app, ["watch", str(shipped), "--ics", str(tmp_path / "a.ics")])
    assert written.exit_code == 0
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert RUN.invoke(app, ["watch", str(shipped), "--kind", "rumour"]).exit_code == 2


def test_what_is_ahead_says_in_how_many_days_and_what_is_long_past_is_counted(shipped: Path) -> None:
    seen = " ".join(RUN.invoke(app, ["watch", str(shipped), "--as-of", "2026-07-23"]).output.split())
    assert "(in 32 days)" in seen
    assert "late for over three years: see --kind or --json" in seen
    assert "2026-09 (in 40 days) local election" in seen
    assert "2026 (any day) ruling" in seen
    assert "late since 2026-04-30" in seen
    assert "from 2026-10-07 (in 76 days) meeting due" in seen
    all_of_it = json.loads(RUN.invoke(app, ["watch", str(shipped), "--as-of", "2026-07-23", "--json"]).stdout)
    assert any(n["days"] < -1095 for n in all_of_it["notices"])


def test_nothing_to_look_at_explains_itself(shipped: Path) -> None:
    found = RUN.invoke(app, ["watch", str(shipped), "--as-of", "1998-02", "--days", "1", "--check"])
    assert found.exit_code == 0
    assert "nothing late" in found.output


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Two elections, of which the second comes into sight ten days later."""
    path = create(tmp_path / "case", title="Two neighbours")
    rows = (
        "vote,2021-03-14,election,DEU,State election,,,2020-06-01,verified,law",
        "later,2021-03-20,election,FRA,Another election,,,2020-06-01,verified,law",
    )
    head = "id,date,kind,countries,what,issues,touches,known_from,status,source"
    (path / "calendar.csv").write_text("\n".join((head, *rows, "")), encoding="utf-8")
    return str(path)


def watched(case: str, day: str, *more: str) -> Result:
    return RUN.invoke(app, ["watch", case, "--as-of", day, "--days", "30", *more])


def test_a_scheduler_is_told_once_of_each_thing(small: str) -> None:
    first, again = watched(small, "2021-02-13", "--check"), watched(small, "2021-02-13", "--check")
    assert first.exit_code == again.exit_code == SOMETHING  # nobody has said that it was seen
    assert first.output == again.output
    assert watched(small, "2021-02-13", "--check", "--seen").exit_code == SOMETHING
    for _ in range(2):
        quiet = watched(small, "2021-02-13", "--check", "--seen")
        assert quiet.exit_code == 0
        assert quiet.output == "nothing new on 2021-02-13; 1 seen before: `--all` lists all\n"
    later = watched(small, "2021-02-23", "--check", "--json")
    told = json.loads(later.stdout)
    assert (later.exit_code, told["new"]) == (SOMETHING, 1)
    assert [(n["what"], n["new"]) for n in told["notices"]] == [("State election", False), ("Another election", True)]
    printed = watched(small, "2021-02-23", "--check").output
    assert "Another election" in printed
    assert "State election" not in printed
    assert "1 seen before: `--all` lists all" in printed
    lines = watched(small, "2021-02-23").output.splitlines()
    assert [line.startswith("new") for line in lines if "election" in line] == [False, True]
    whole = watched(small, "2021-02-13", "--check", "--all")
    assert (whole.exit_code, whole.output) == (SOMETHING, first.output)


def test_new_since_a_day_asks_no_memory(small: str) -> None:
    assert watched(small, "2021-02-23", "--check", "--since", "2021-02-22").exit_code == 0
    assert watched(small, "2021-02-23", "--check", "--since", "2021-02-13").exit_code == SOMETHING
    assert isinstance(watched(small, "2021-02-23", "--since", "2021-02").exception, CaseError)  # its last day is ahead
    assert watched(small, "2021-02-23", "--since", "2021-02-13", "--all").exit_code == 2
    assert not (Path(small) / SEEN).exists()


def test_what_a_refused_feed_hides_is_not_marked_as_seen(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("winset.cli.watching._fetched", lambda _: 1)
    assert watched(small, "2021-02-13", "--fetch", "--check", "--seen").exit_code == 1
    assert watched(small, "2021-02-13", "--check").exit_code == SOMETHING
