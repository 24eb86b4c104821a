"""`winset watch` for a person, for a scheduler, and for a calendar."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from winset.cli.app import app
from winset.cli.watching import SOMETHING

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
    all_of_it = json.loads(RUN.invoke(app, ["watch", str(shipped), "--as-of", "2026-07-23", "--json"]).stdout)
    assert any(n["days"] < -1095 for n in all_of_it["notices"])


def test_nothing_to_look_at_explains_itself(shipped: Path) -> None:
    found = RUN.invoke(app, ["watch", str(shipped), "--as-of", "1998-02", "--days", "1", "--check"])
    assert found.exit_code == 0
    assert "nothing late" in found.output
