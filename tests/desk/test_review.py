"""What texts suggest waits for a person; what is accepted stands in the case's files, once."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from winset.desk import Decision, create, decide, decisions_in, open_case, pending, read, review_csv
from winset.errors import BadInput, UnknownName
from winset.store import CaseFolder, acts

TEXT = """---
title: Three neighbours
date: 2021-02-01
author: Ada Example
---
In Japan, the biggest constraint on closer defense cooperation with South Korea is hostility in the Japanese parliament.

In South Korea, the biggest barrier to closer ties over history is public hostility toward Japan.

The three countries should revive their dialogue on space policy.

Both governments should found an observatory for migrating whales and other sea mammals.

South Korea and Japan will hold annual talks on the safety of nuclear plants by 2023.

Japan reaffirmed its commitment to the trilateral secretariat.

In a survey of that year, 26.7 percent of Japanese respondents held a favorable view of South Korea.
"""


UNDATED = "In South Korea, the biggest barrier to closer ties over history is the opposition of the National Assembly."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("review") / "us-japan-rok", template="us-japan-rok")
    (path / "sources" / "a.md").write_text(TEXT, encoding="utf-8")
    (path / "sources" / "undated.txt").write_text(UNDATED, encoding="utf-8")
    read(path)
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def test_constraints_join_the_register_as_claimed_by_whoever_states_them(case: Path) -> None:
    desk = open_case(case)
    rows = [row for row in desk.register if row.constraint.by == "Ada Example"]
    assert {row.constraint.country: row.sector for row in rows} == {"JPN": "LEG", "KOR": "PUB"}
    row = next(row.constraint for row in rows if row.constraint.country == "JPN")
    (evidence,) = (desk.evidence[name] for name in row.evidence)
    assert "biggest constraint" in evidence.sentence
    assert evidence.kind == "quoted"
    assert desk.answer("constraint", id=row.id).note == "claimed by Ada Example"
    assert not [r for r in open_case(case, as_of="2021-01-31").register if r.constraint.by == "Ada Example"]


def test_suggestions_are_of_four_kinds_and_options_are_matched_by_meaning(case: Path) -> None:
    found = pending(case)
    assert {one.kind for one in found} == {"constraint", "option", "commitment", "poll"}
    space, whales = (
        next(o for o in found if o.kind == "option" and word in o.claim.text) for word in ("space", "whale")
    )
    assert any("space" in match.option for match in space.matches)
    assert whales.matches == ()
    (poll,) = (one for one in found if one.kind == "poll")
    assert (poll.row["respondents"], poll.row["about"], poll.row["percent"]) == ("JPN", "KOR", 26.7)
    assert {"pollster", "question"} <= set(poll.missing)
    assert {one.kind for one in pending(case, kinds=("poll",))} == {"poll"}
    with pytest.raises(UnknownName):
        pending(case, kinds=("polls",))


def test_an_accepted_constraint_is_a_row_with_its_sentence_and_an_act(case: Path) -> None:
    one = next(s for s in pending(case) if s.kind == "constraint" and s.claim.country == "JPN")
    before = (case / "constraints.csv").read_bytes()
    (done,) = decide(
        case, [Decision(id=one.id, accept=True, set={"strength": "0.7", "high": "0.9"}, reason="sound")], author="Eve"
    )
    assert done.outcome == "written"
    assert (case / "constraints.csv").read_bytes().startswith(before)
    desk = open_case(case)
    assert desk.problems == ()
    (row,) = (r.constraint for r in desk.register if r.constraint.by == "Ada Example" and r.constraint.country == "JPN")
    assert (row.strength, row.id) == (0.7, one.row["id"])
    assert "biggest constraint" in desk.evidence[row.evidence[0]].sentence
    with CaseFolder.open(case).reading() as db:
        (act,) = acts(db, kind="accept")
    assert (act.author, act.reason, act.subject) == ("Eve", "sound", one.id)
    assert act.new["file"] == "constraints.csv"
    assert one.id not in {s.id for s in pending(case)}
    assert decide(case, [Decision(id=one.id, accept=True, set={})])[0].outcome == "refused"


def test_a_text_without_a_date_needs_one_before_its_claim_counts(case: Path) -> None:
    assert not [row for row in open_case(case).register if "opposition of the National" in row.constraint.what]
    one = next(s for s in pending(case) if s.claim.file == "undated.txt")
    assert one.missing == ("since", "known_from")
    assert decide(case, [Decision(id=one.id, accept=True, set={})])[0].outcome == "refused"
    given = {"since": "2020", "known_from": "2020-05-01"}
    assert decide(case, [Decision(id=one.id, accept=True, set=given)])[0].outcome == "written"
    assert open_case(case).problems == ()


def test_a_rejected_constraint_leaves_the_register(case: Path) -> None:
    chosen = [s for s in pending(case) if s.kind == "constraint"]
    decisions = [Decision(id=s.id, accept=False, set={}, reason="no") for s in chosen]
    assert {one.outcome for one in decide(case, decisions)} == {"rejected"}
    late = decide(case, decisions, known=chosen)
    assert {one.outcome for one in late} == {"refused"}, "somebody else was faster"
    assert not [row for row in open_case(case).register if row.constraint.by == "Ada Example"]


def test_a_known_option_is_noted_and_a_new_one_is_written_for_checking(case: Path) -> None:
    found = [s for s in pending(case) if s.kind == "option"]
    space, whales = (next(s for s in found if word in s.claim.text) for word in ("space", "whale"))
    before = (case / "options.toml").read_text(encoding="utf-8")
    (matched,) = decide(case, [Decision(id=space.id, accept=True, set={})])
    assert (matched.outcome, matched.what) == ("matched", space.matches[0].option)
    assert (case / "options.toml").read_text(encoding="utf-8") == before
    (refused,) = decide(case, [Decision(id=whales.id, accept=True, set={})])
    assert refused.outcome == "refused"
    assert "issue" in refused.what
    given = {"issue": "climate", "level": "0.4", "instruments": "programme | dialogue", "title": "Whale observatory"}
    (written,) = decide(case, [Decision(id=whales.id, accept=True, set=given)])
    assert written.outcome == "written", written.what
    assert "# proposed by Ada Example" in (case / "options.toml").read_text(encoding="utf-8")
    desk = open_case(case)
    assert desk.problems == ()
    (option,) = (o for o in desk.case.options if o.title == "Whale observatory")
    assert (option.points, option.instruments) == ((("climate", 0.4),), ("programme", "dialogue"))
    assert option.known_from == "2021-02-01"


def test_a_poll_figure_needs_what_the_words_do_not_give(case: Path) -> None:
    (poll,) = pending(case, kinds=("poll",))
    given = {
        "question": "favourable view",
        "pollster": "Example Institute",
        "start": "2020",
        "end": "2020",
        "n": "1000",
    }
    assert decide(case, [Decision(id=poll.id, accept=True, set={"n": "1000"})])[0].outcome == "refused"
    assert decide(case, [Decision(id=poll.id, accept=True, set=given | {"wrong": "1"})])[0].outcome == "refused"
    assert decide(case, [Decision(id=poll.id, accept=True, set=given)])[0].outcome == "written"
    desk = open_case(case)
    assert desk.problems == ()
    (figure,) = (f for f in desk.case.polls if f.pollster == "Example Institute")
    assert (figure.percent, figure.n) == (26.7, 1000)


def test_an_accepted_promise_joins_the_commitments_with_what_would_count_as_kept(case: Path) -> None:
    talks, again = sorted(pending(case, kinds=("commitment",)), key=lambda one: one.row["status"])
    assert (talks.row["by"], talks.row["to"], talks.row["due"]) == (("JPN", "KOR"), ("JPN", "KOR"), "2023")
    assert (talks.row["status"], talks.row["date"], again.row["status"]) == ("new", "2021-02-01", "reaffirmed")
    assert "meeting took place" in talks.row["guideline"]
    done = decide(
        case,
        [
            Decision(id=talks.id, accept=True, set={"issue": "energy", "to": "JPN | KOR"}),
            Decision(id=again.id, accept=False, set={}),
        ],
    )
    assert [one.outcome for one in done] == ["written", "rejected"], done
    desk = open_case(case)
    assert desk.problems == ()
    (kept,) = (c for c in desk.case.commitments if c.id == talks.row["id"])
    assert (kept.by, kept.issue, kept.due, kept.known_from) == (("JPN", "KOR"), "energy", "2023", "2021-02-01")
    assert "annual talks" in desk.evidence[kept.evidence[0]].sentence
    assert pending(case, kinds=("commitment",)) == ()


def test_decisions_come_back_from_a_table(case: Path, tmp_path: Path) -> None:
    found = pending(case)
    rows = list(csv.DictReader(io.StringIO(review_csv(found))))
    assert [row["id"] for row in rows] == [one.id for one in found]
    rows[0] |= {"decision": "Accept", "set": "strength=0.6; high = 0.8", "reason": "yes"}
    rows[1] |= {"decision": "reject"}
    file = tmp_path / "review.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    assert decisions_in(file) == (
        Decision(id=found[0].id, accept=True, set={"strength": "0.6", "high": "0.8"}, reason="yes"),
        Decision(id=found[1].id, accept=False, set={}, reason=None),
    )
    assert [one.outcome for one in decide(case, decisions_in(file))] == ["written", "rejected"]
    file.write_text("decision,set,id\nmaybe,,x\naccept,level,x\n", encoding="utf-8")
    with pytest.raises(BadInput) as error:
        decisions_in(file)
    assert [p.row for p in error.value.problems] == [2, 3]


def test_broken_off_before_its_act_a_row_is_not_written_twice(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(s for s in pending(case) if s.kind == "constraint")

    def cut(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("winset.desk.review.record_act", cut)
        with pytest.raises(KeyboardInterrupt):
            decide(case, [Decision(id=one.id, accept=True, set={})])
    once = (case / "constraints.csv").read_bytes()
    assert decide(case, [Decision(id=one.id, accept=True, set={})])[0].outcome == "written"
    assert (case / "constraints.csv").read_bytes() == once
