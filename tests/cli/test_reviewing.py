"""Each suggestion is decided with a key, and the answer is carried out at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from winset.cli.reviewing import decide_with_keys, print_suggestions
from winset.desk import CaseClaim, Decided, Decision, Suggestion
from winset.desk.matching import Match

CLAIM = CaseClaim(
    id="d:0-9", kind="recommendation", by="Ada", country=None, actor=None, issue="space", polarity=1, strength=0.5,
    due=None, status=None, to=(), constraint_kind=None, direction=None, text="they should [talk]", span=(0, 9),
    sentence=0, context="In space they should [talk].", document="d", title="T", date="2020", known_from="2020",
    url=None, file="a.txt", page=None, redistributable=False,
)  # fmt: skip


def suggestion(name: str, **changes: Any) -> Suggestion:
    fields: dict[str, Any] = {
        "id": name, "kind": "option", "claim": CLAIM, "more": 1, "file": "options.toml",
        "row": {"id": name, "points": (), "title": "T"}, "matches": (Match(option="o", title="O", similarity=0.5),),
        "missing": ("points",),
    }  # fmt: skip
    return Suggestion(**(fields | changes))


def decisions(monkeypatch: pytest.MonkeyPatch, answers: list[str], found: list[Suggestion]) -> list[Decision]:
    told: list[Decision] = []

    def decide(_: Path, given: list[Decision], *, author: str | None) -> tuple[Decided, ...]:
        assert author == "Eve"
        told.extend(given)
        return tuple(Decided(id=one.id, outcome="written", what="x") for one in given)

    waiting = iter(answers)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(waiting))
    monkeypatch.setattr("winset.desk.decide", decide)
    decide_with_keys(Path("case"), found, "Eve")
    return told


def test_keys_accept_reject_skip_and_quit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = [suggestion(f"s{i}") for i in range(5)]
    told = decisions(monkeypatch, ["a", "n", "0.4", "r", "too vague", "?", "s", "q"], found)
    assert told == [
        Decision(id="s0", accept=True, set={}),
        Decision(id="s1", accept=True, set={"option": "new", "level": "0.4"}),
        Decision(id="s2", accept=False, set={}, reason="too vague"),
    ]
    shown = capsys.readouterr().out
    assert "“In space they should [talk].”" in shown
    assert "claimed by Ada" in shown
    assert "like o (0.50): O" in shown
    assert "1 more in the same words" in shown


def test_what_the_words_do_not_give_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    poll = suggestion(
        "p", kind="poll", matches=(), missing=("about", "end"), row={"id": "p", "about": None, "end": None}
    )
    (one,) = decisions(monkeypatch, ["a", "KOR", "2020"], [poll])
    assert one.set == {"about": "KOR", "end": "2020"}


def test_the_table_shows_words_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_suggestions([suggestion("s")], of=7)
    shown = capsys.readouterr().out
    assert "the first 1 of 7 suggestions" in shown
    assert "they should [talk]" in shown
