"""The shipped record: what happened, what polls found, who met, what readings and constraints rest on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib.resources import as_file, files
from itertools import chain

import pytest

from winset.model import Case, as_of, first_day, in_force, last_day
from winset.reference.issues import issues
from winset.store.case_files import read_case

WORKING_GROUP = date(2021, 2, 1)
WEAK = ("5ch.net", "2nn.jp", "shared/", "whitehouse zip", "vdocument", "profilpelajar", "piglix", "superpunch")
"""Marks of mirrors, boards and private paths that a row of the chronicle must not rest on alone."""


@pytest.fixture(scope="module")
def case() -> Case:
    with as_file(files("winset.cases") / "us_japan_rok") as folder:
        read, problems = read_case(folder)
    assert problems == []
    return read


def test_every_id_is_given_once(case: Case) -> None:
    for rows in (case.chronicle, case.polls, case.meetings, case.readings, case.constraints):
        assert [name for name, n in Counter(row.id for row in rows).items() if n > 1] == []


def test_the_record_covers_the_whole_period(case: Case) -> None:
    years = Counter(h.date[:4] for h in case.chronicle)
    assert set(years) == {str(y) for y in range(1998, 2027)}
    assert all(n >= 5 for n in years.values()), years


def test_nothing_is_known_before_it_is_over(case: Case) -> None:
    for row in chain(case.chronicle, case.meetings, case.history):
        assert last_day(row.known_from) >= last_day(row.date), row
    for figure in case.polls:
        assert last_day(figure.known_from) >= last_day(figure.end) >= first_day(figure.start), figure.id
    for reading in case.readings:
        assert last_day(reading.known_from) >= last_day(reading.date), reading.id


def test_happenings_are_our_summaries_with_a_source_an_issue_and_a_status(case: Case) -> None:
    for h in case.chronicle:
        assert h.kind == "summarised"
        assert h.issue in issues(), h.id
        assert h.status in {"verified", "likely"}, h.id
        assert h.sources, h.id
        assert not any(mark in h.text for mark in ("forced labor", "Sea of Japan (", "contaminated")), h.id
        assert ("Dokdo" in h.text) == ("Takeshima" in h.text), h.id


def test_what_rests_on_general_knowledge_is_only_likely(case: Case) -> None:
    for h in case.chronicle:
        if not any(source.startswith("http") for source in h.sources):
            assert h.status == "likely", h.id
        assert not all(any(mark in source for mark in WEAK) for source in h.sources), h.id


def test_both_figures_are_kept_where_pages_disagree(case: Case) -> None:
    january = [f for f in case.polls if f.end == "2016-01-17" and f.about == "KOR" and "does not feel" in f.question]
    assert sorted(f.percent for f in january) == [64.7, 66.7]
    assert len({f.id for f in january}) == 2
    cup = {f.percent for f in case.polls if f.pollster.startswith("Chosun Ilbo / Mainichi") and f.end[:4] == "2002"}
    assert cup == {42, 77, 35, 69}


def test_the_yearly_survey_changes_its_mode_in_2020_and_says_so(case: Case) -> None:
    modes = {(f.end >= "2020", f.mode) for f in case.polls if f.pollster.startswith("Cabinet Office")}
    assert modes == {(False, "face-to-face interview"), (True, "postal")}
    first = [f for f in case.polls if f.pollster.startswith("Cabinet Office") and f.end == "2020-12-06"]
    assert first
    assert all("by post" in f.note for f in first if f.about == "KOR")


def test_affinity_with_south_korea_is_lowest_in_2019_among_the_face_to_face_waves(case: Case) -> None:
    waves = {
        f.end: f.percent
        for f in case.polls
        if f.respondents == "JPN" and f.about == "KOR" and f.question.startswith("feels affinity") and f.end < "2020"
    }
    assert len(waves) >= 18
    assert min(waves, key=lambda end: waves[end]) == "2019-10-30"
    assert waves["2019-10-30"] == 26.7


def test_derived_figures_are_marked(case: Case) -> None:
    derived = [f for f in case.polls if f.derived]
    assert 20 <= len(derived) <= 40
    assert all("derived" in f.note for f in derived)
    assert all(0 <= f.percent <= 100 for f in case.polls)


def test_own_weightings_are_told_from_published_figures(case: Case) -> None:
    own = [f for f in case.polls if f.id.startswith("pew-own-")]
    assert len(own) == 210
    assert all("not a published figure" in f.note for f in own)
    assert {f.id for f in own if "suspect" in f.note} == {
        f"pew-own-2013-{who}-chn-{side}" for who in ("usa", "jpn", "kor") for side in ("favourable", "unfavourable")
    }


def test_meetings_name_who_takes_part(case: Case) -> None:
    for m in case.meetings:
        assert m.format in {"trilateral", "JPN-KOR", "USA-JPN", "USA-KOR", "non-governmental"}
        together = m.format in {"trilateral", "non-governmental"}
        assert m.countries == (("USA", "JPN", "KOR") if together else tuple(m.format.split("-")))
        assert m.source
    assert sum(m.format == "trilateral" for m in case.meetings) == 93


def test_turning_points_say_only_what_their_day_shows(case: Case) -> None:
    assert len(case.history) == 21
    assert {point.direction for point in case.history} == {"better", "worse"}
    assert {point.kind for point in case.history} == {"level-shift", "milestone"}
    assert all((last_day(p.known_from) - last_day(p.date)).days <= 7 for p in case.history)


def test_readings_rest_on_a_row_of_the_record_that_was_known(case: Case) -> None:
    known = {row.id: row for row in chain(case.chronicle, case.polls)}
    for r in case.readings:
        row = known[r.evidence]
        assert last_day(r.known_from) >= last_day(row.known_from), r.id
        if r.kind == "poll":
            assert r.player.endswith("-public"), r.id
        else:
            assert r.status == row.status, r.id


def test_readings_stay_on_their_ladder_and_answers_name_what_they_were_measured_against(case: Case) -> None:
    ladders = {issue.id: [level.at for level in issue.levels] for issue in case.issues}
    for r in case.readings:
        assert min(ladders[r.issue]) <= r.level <= max(ladders[r.issue]), r.id
        assert r.kind in {"stance", "accept", "reject", "poll"}, r.id
        assert (r.against is not None) == (r.kind in {"accept", "reject"}), r.id
        assert r.against != r.level, r.id


def test_only_players_in_being_are_read(case: Case) -> None:
    periods: dict[str, list[tuple[str, str | None]]] = {}
    for player in case.players:
        periods.setdefault(player.id, []).append((player.since, player.until))
    for r in case.readings:
        assert any(in_force(since, until, last_day(r.date)) for since, until in periods[r.player]), r.id


def test_a_public_is_read_from_polls_alone(case: Case) -> None:
    assert {r.kind for r in case.readings if r.player.endswith("-public")} == {"poll"}


def test_an_options_own_negotiation_is_marked(case: Case) -> None:
    names = {option.id for option in case.options}
    assert {r.option for r in case.readings if r.option} <= names
    pact = {r.option for r in case.readings if r.evidence == "2012-06-29-gsomia-postponed"}
    assert pact == {"gsomia-2012"}


def test_constraints_carry_evidence_a_holder_and_a_range(case: Case) -> None:
    known = {row.id: row for row in chain(case.chronicle, case.polls)}
    for c in case.constraints:
        assert c.by, c.id
        assert c.what.endswith("."), c.id
        assert 0 <= c.low <= c.strength <= c.high <= 1, c.id
        assert c.evidence, c.id
        assert all(last_day(known[e].known_from) <= last_day(c.known_from) for e in c.evidence), c.id
        if c.until is not None:
            assert first_day(c.since) < first_day(c.until), c.id
    kinds = {(c.country, c.kind) for c in case.constraints}
    assert {(who, "position") for who in case.countries} <= kinds
    assert {c.direction for c in case.constraints} == {"constrains", "enables"}


def test_a_constraint_that_rests_on_likely_rows_alone_is_no_strong_one(case: Case) -> None:
    likely = {h.id for h in case.chronicle if h.status == "likely"}
    for c in case.constraints:
        if set(c.evidence) <= likely:
            assert c.strength <= 0.6, c.id
            assert c.high - c.low >= 0.35 - 1e-9, c.id


def test_each_court_is_cited_with_an_act_of_its_own(case: Case) -> None:
    cited = {c.id: c for c in case.constraints}
    assert cited["jpn-supreme-court-2007"].evidence == ("2007-04-27-supreme-court-nishimatsu",)
    assert "Supreme Court" not in cited["jpn-courts-claims"].by


def test_the_day_of_the_working_group_shows_the_constraints_that_it_named(case: Case) -> None:
    there = {c.id for c in as_of(case, WORKING_GROUP).constraints if in_force(c.since, c.until, WORKING_GROUP)}
    assert {
        "usa-covid-bandwidth-2021",
        "usa-china-hawks-2021",
        "jpn-public-low-2019",
        "jpn-ruling-2021",
        "jpn-ldp-elections-2021",
        "kor-public-hostility-2019",
        "kor-court-immunity-2021",
        "kor-labour-rulings-2018",
        "kor-export-controls-2019-trade",
    } <= there
    assert not any(name.endswith(("-2022", "-2023", "-2024", "-2025", "-2026")) for name in there)


@pytest.mark.parametrize("player", ["kor-comfort-women-ngo", "kor-forced-labour-plaintiffs"])
def test_victims_are_met_with_the_conditions_that_they_stated(case: Case, player: str) -> None:
    rows = [c for c in case.constraints if c.player == player]
    assert rows
    assert any("condition" in c.what or "consulted" in c.what for c in rows)
    assert all(c.direction == "constrains" for c in rows)


def test_each_promise_has_three_verdicts_a_source_and_known_evidence(case: Case) -> None:
    assert len(case.commitments) >= 60
    for one in case.commitments:
        assert all(word in one.guideline for word in ("Kept:", "Partly:", "Not kept:")), one.id
        assert one.evidence, one.id
        assert set(one.by) <= set(case.countries), one.id
        assert last_day(one.known_from) >= first_day(one.date), one.id


def test_no_judgement_is_known_before_its_promise_or_its_evidence(case: Case) -> None:
    promised = {c.id: c for c in case.commitments}
    known = {row.id: row.known_from for rows in (case.chronicle, case.meetings) for row in rows}
    for j in case.judgements:
        assert last_day(j.known_from) >= last_day(promised[j.commitment].known_from), j.commitment
        assert all(last_day(known[e]) <= last_day(j.known_from) for e in j.evidence if e in known), j.commitment
        assert all(e in known or "://" in e for e in j.evidence), j.commitment
    pairs = [(j.commitment, j.coder) for j in case.judgements]
    assert len(pairs) == len(set(pairs))


def test_dates_of_the_calendar_that_law_fixes(case: Case) -> None:
    dates = {o.id: o for o in case.calendar}
    for year in (2022, 2024, 2026, 2028):
        day = first_day(dates[f"usa-election-{year}"].date)
        assert (day.month, day.weekday()) == (11, 1)
        assert 2 <= day.day <= 8
    assert all(first_day(o.date).weekday() == 2 for o in case.calendar if o.id.startswith("kor-assembly"))
    assert all(last_day(o.known_from) < first_day(o.date) for o in case.calendar if len(o.date) > len("2026"))
    assert all(last_day(o.known_from) < last_day(o.date) for o in case.calendar)  # pending for a year, without a day
