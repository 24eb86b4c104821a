"""The shipped case as data: names resolve, ladders rise, dates hold, and nothing is coded with hindsight."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import winset.cases
from winset.model import (
    FORMATS,
    FRAMES,
    INSTRUMENTS,
    SECTORS,
    Case,
    Issue,
    Option,
    Player,
    Scenario,
    as_of,
    first_day,
    in_force,
    last_day,
    standing,
)
from winset.sources.rows import read_rows_file
from winset.store.case_files import read_case

FOLDER = Path(winset.cases.__file__).parent / "us_japan_rok"
KEEPS = {"gsomia-keep-2019"}
"""Options whose point is that something goes on: they ask for the status quo of the day before."""
GIVE_AWAY = re.compile(
    r"\b(again|attempt|revived?|restored?|restart(?:ed)?|second|failed|lapsed|adopted|refused|rejected|success\w*)\b",
    re.IGNORECASE,
)
NOT_HINDSIGHT = {"joint-development-zone": {"2025", "2028"}}
"""Years after the proposal that a treaty in force sets."""


@pytest.fixture(scope="module")
def case() -> Case:
    found, problems = read_case(FOLDER)
    assert [str(p) for p in problems] == []
    return found


@pytest.fixture(scope="module")
def chronicle() -> dict[str, str]:
    rows = map(json.loads, (FOLDER / "chronicle.jsonl").read_text(encoding="utf8").splitlines())
    return {row["id"]: row["known_from"] for row in rows}


def ladder(case: Case, issue: str) -> Issue:
    return next(i for i in case.issues if i.id == issue)


def day_before(option: Option) -> date:
    return first_day(option.first_proposed) - timedelta(days=1)


def months(since: str = "1998-02-01", until: str = "2026-09-01") -> Iterator[date]:
    day = date.fromisoformat(since)
    while day < date.fromisoformat(until):
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def periods(case: Case, player: str) -> list[Player]:
    return sorted((p for p in case.players if p.id == player), key=lambda p: first_day(p.since))


def test_the_case_is_large_enough_to_be_a_case(case: Case) -> None:
    assert case.countries == ("USA", "JPN", "KOR")
    assert len(case.issues) >= 30
    assert len(case.options) >= 120


@pytest.mark.parametrize("table", ["issues", "options", "outcomes"])
def test_ids_are_unique(case: Case, table: str) -> None:
    ids = Counter(getattr(row, "id", None) or row.option for row in getattr(case, table))
    assert [i for i, n in ids.items() if n > 1] == []


def test_ladders_rise_from_harm_to_the_fullest_cooperation(case: Case) -> None:
    for issue in case.issues:
        at = [level.at for level in issue.levels]
        assert at == sorted(set(at)), issue.id
        assert at[-1] == 1.0, issue.id
        assert 0.0 in at, issue.id
        assert -1.0 < at[0] <= 0.0, issue.id
        assert len({level.text for level in issue.levels}) == len(at), issue.id
        assert {country for country, _ in issue.agencies} == set(case.countries), issue.id
        assert all(agencies for _, agencies in issue.agencies), issue.id


def test_the_status_quo_is_in_order_and_known_no_earlier_than_it_was(case: Case) -> None:
    for issue in case.issues:
        rows = issue.status_quo
        since = [first_day(r.since) for r in rows]
        assert since == sorted(set(since)), issue.id
        assert since[0] <= date(1998, 2, 1), issue.id
        low, high = issue.levels[0].at, issue.levels[-1].at
        for row in rows:
            assert low <= row.level <= high, (issue.id, row.since)
            assert last_day(row.known_from) >= first_day(row.since), (issue.id, row.since)


def test_sources_of_the_status_quo_are_rows_of_the_chronicle_or_pages(case: Case, chronicle: dict[str, str]) -> None:
    for issue in case.issues:
        for row in issue.status_quo:
            page = "://" in row.source or " " in row.source
            assert page or row.source in chronicle, (issue.id, row.source)


def test_every_level_of_an_option_is_a_rung(case: Case) -> None:
    for option in case.options:
        assert option.issue in dict(option.points), option.id
        for issue, level in option.points:
            assert level in {rung.at for rung in ladder(case, issue).levels}, (option.id, issue)


def test_an_option_asks_for_more_than_there_was(case: Case) -> None:
    """Against the status quo of the day before it was proposed, as known then."""
    for option in case.options:
        day = day_before(option)
        for issue, level in option.points:
            stood = standing(ladder(as_of(case, max(day, date(1998, 2, 1))), issue), day)
            assert level > stood or option.id in KEEPS, (option.id, issue, level, stood)


def test_options_use_the_words_of_the_lists(case: Case) -> None:
    for option in case.options:
        assert set(option.instruments) <= set(INSTRUMENTS), option.id
        assert set(option.frames) <= set(FRAMES), option.id
        assert len(option.frames) >= 2, option.id
        assert set(option.formats) <= set(FORMATS), option.id
        assert option.parties, option.id
        assert set(option.parties) <= set(case.countries), option.id
        assert len(set(option.instruments)) == len(option.instruments), option.id
        assert 0.0 <= option.ambition <= 1.0, option.id
        assert 0.0 <= option.ambition_spread <= 0.5, option.id
        assert option.cluster, option.id


def test_options_exist_from_their_first_proposal(case: Case) -> None:
    assert all(o.known_from == o.first_proposed for o in case.options)
    named_in_2021 = {o.issue for o in as_of(case, date(2021, 2, 1)).options if o.first_proposed == "2021-02-01"}
    assert named_in_2021 >= {"women", "space", "humanitarian", "business", "civil-society", "track2", "climate"}


def test_titles_and_texts_of_options_give_no_outcome_away(case: Case) -> None:
    for option in case.options:
        words = f"{option.title}. {option.description}"
        assert not GIVE_AWAY.search(words), (option.id, words)
        years = set(re.findall(r"\b(?:19|20)\d\d\b", words)) - NOT_HINDSIGHT.get(option.id, set())
        assert all(int(y) <= int(option.first_proposed[:4]) for y in years), (option.id, words)


def test_an_option_names_no_later_option(case: Case) -> None:
    proposed = {o.id: first_day(o.first_proposed) for o in case.options}
    for option in case.options:
        for other in (*option.requires, *option.excludes):
            assert proposed[other] <= proposed[option.id], (option.id, other)


def test_what_camp_david_announced_is_one_cluster_unless_it_was_older(case: Case) -> None:
    announced = [o for o in case.options if o.first_proposed == "2023-08-18"]
    older = {o.cluster for o in case.options if o.first_proposed < "2023-08-18"}
    assert len(announced) > 15
    assert all((o.cluster == "camp-david") != (o.cluster in older) for o in announced)


def test_every_option_has_an_outcome_and_its_window_is_two_years(case: Case) -> None:
    outcomes = {o.option: o for o in case.outcomes}
    assert set(outcomes) == {o.id for o in case.options}
    for option in case.options:
        row = outcomes[option.id]
        first = option.first_proposed
        assert row.window_closes == f"{int(first[:4]) + 2}{first[4:]}", option.id
        assert (row.adopted_date is None) == (row.adopted == "no"), option.id
        assert row.status in {"verified", "likely"}, option.id


def test_periods_of_a_player_do_not_overlap(case: Case) -> None:
    for player in {p.id for p in case.players}:
        rows = periods(case, player)
        for a, b in pairwise(rows):
            assert a.until is not None, player
            assert first_day(a.until) <= first_day(b.since), player
        assert len({p.country for p in rows}) == 1, player
        assert all(p.sector in SECTORS for p in rows), player


def test_a_period_is_known_from_its_first_day(case: Case) -> None:
    assert all(p.known_from == p.since for p in case.players)


def test_each_country_has_one_chief_executive_on_every_day(case: Case) -> None:
    for day in months():
        active = {p.id: p.country for p in case.players if in_force(p.since, p.until, day)}
        holders = {
            (active[w.player], w.player)
            for w in case.powers
            if w.instrument == "dialogue"
            and w.right == "veto"
            and in_force(w.since, w.until, day)
            and w.player in active
        }
        assert sorted(country for country, _ in holders) == sorted(case.countries), day


def test_powers_are_held_by_players_that_exist(case: Case) -> None:
    for power in case.powers:
        end = first_day(power.until) if power.until else date(2026, 9, 1)
        for day in months(max("1998-02-01", power.since)):
            if first_day(power.since) <= day < end:
                rows = periods(case, power.player)
                assert any(in_force(p.since, p.until, day) for p in rows), (power.player, power.instrument, day)


def test_the_instrument_decides_who_must_consent(case: Case) -> None:
    def holders(country: str, instrument: str, day: str) -> set[str]:
        on = date.fromisoformat(day)
        home = {p.id for p in case.players if p.country == country}
        return {
            w.player
            for w in case.powers
            if w.player in home and w.instrument == instrument and in_force(w.since, w.until, on)
        }

    assert holders("KOR", "treaty", "2012-06-29") == {"kor-president", "kor-assembly"}
    assert holders("KOR", "cabinet-pact", "2016-11-23") == {"kor-president"}
    assert holders("KOR", "cabinet-pact", "2017-01-05") == {"kor-acting-president"}
    assert holders("JPN", "treaty", "2010-01-01") == {"jpn-prime-minister", "jpn-ruling-coalition", "jpn-lower-house"}
    assert "jpn-upper-house" in holders("JPN", "law-or-budget", "2011-05-27")
    assert "jpn-upper-house" not in holders("JPN", "law-or-budget", "2015-09-19")
    assert holders("USA", "cabinet-pact", "2023-08-18") == {"usa-president"}
    assert holders("USA", "treaty", "2023-08-18") == {"usa-president", "usa-senate"}
    assert not any(holders(c, "non-governmental", "2023-08-18") for c in case.countries)


def test_powers_are_well_formed(case: Case) -> None:
    for power in case.powers:
        assert power.instrument in INSTRUMENTS
        assert power.right in {"veto", "body"}
        assert power.weight > 0
        assert 0 < power.quota <= 1
        assert power.source


def test_priors_depend_on_sector_and_issue_alone(case: Case) -> None:
    names = {p.id for p in case.players} | {
        word for p in case.players for word in re.findall(r"\(([A-Z][a-z]+(?: [A-Z][a-z-]+)+)\)", p.name)
    }
    keys = Counter((p.country, p.sector, p.issue) for p in case.priors)
    assert [k for k, n in keys.items() if n > 1] == []
    for prior in case.priors:
        assert not re.search(r"\b(19|20)\d\d\b", prior.source), prior
        assert not any(name in prior.source for name in names), prior
        assert 0.2 <= prior.sd <= 0.35, prior
        assert 0.0 <= prior.salience_low <= prior.salience <= prior.salience_high <= 1.0, prior


def test_every_sector_has_a_prior_on_every_issue(case: Case) -> None:
    known = {(p.sector, p.issue) for p in case.priors if p.country == "*"}
    for sector in {p.sector for p in case.players} - {"JUD"}:
        assert [i.id for i in case.issues if (sector, i.id) not in known] == [], sector


def test_means_of_priors_lie_on_their_ladder(case: Case) -> None:
    for prior in case.priors:
        if prior.issue != "*":
            rungs = ladder(case, prior.issue).levels
            assert rungs[0].at <= prior.mean <= rungs[-1].at, prior


def test_every_player_has_one_influence(case: Case) -> None:
    rows = Counter(row.player for row in case.influence)
    assert set(rows) == {p.id for p in case.players}
    assert set(rows.values()) == {1}
    assert all(0.0 <= row.weight <= 1.0 for row in case.influence)


def test_frames_change_salience_and_say_why(case: Case, chronicle: dict[str, str]) -> None:
    for row in case.frames:
        assert row.frame in FRAMES
        assert row.multiplier > 0
        assert row.multiplier != 1
        for cited in re.findall(r"chronicle ([0-9a-z-]+)", row.source):
            assert first_day(chronicle[cited]) <= last_day(row.known_from), row


def test_a_scenario_counts_nothing_that_came_later(chronicle: dict[str, str]) -> None:
    rows, problems = read_rows_file(FOLDER / "scenarios.toml", Scenario, table="scenario")
    assert problems == []
    assert len({r.id for r in rows}) == len(rows) > 30
    for row in rows:
        assert row.changes, row.id
        assert row.probability is not None
        assert 0 < row.probability < 1, row.id
        for cited in re.findall(r"chronicle ([0-9a-z-]+)", row.source):
            assert last_day(chronicle[cited]) <= last_day(row.known_from), (row.id, cited)


def test_one_vintage_of_a_scenario_holds_at_a_time() -> None:
    rows, _ = read_rows_file(FOLDER / "scenarios.toml", Scenario, table="scenario")
    for day in (date(2015, 1, 1), date(2021, 2, 1), date(2026, 11, 1)):
        acting = Counter(r.id.rpartition("-")[0] for r in rows if in_force(r.since, r.until, day))
        assert set(acting.values()) == {1}, day


@pytest.mark.parametrize("name", ["issues.toml", "options.toml", "players.csv", "frames.csv", "scenarios.toml"])
def test_contested_names_follow_the_policy(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf8")
    for line in re.sub(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b|https?://\S+", "", text).splitlines():
        assert "Takeshima" not in line or "Takeshima/Dokdo" in line or "Takeshima Day" in line, line
        assert "Dokdo" not in line or "Takeshima/Dokdo" in line, line
        assert "Sea of Japan" not in line or "Sea of Japan/East Sea" in line, line
        assert not re.search(r"forced labou?r|sex(?:ual)? slave|contaminated water", line, re.IGNORECASE), line


def test_ambition_and_forms_are_the_blind_coders(case: Case, shared: Path) -> None:
    with (shared / "data" / "options_blind.csv").open(encoding="utf8", newline="") as file:
        coded = {row["option_id"]: row for row in csv.DictReader(file)}
    options = {o.id: o for o in case.options}
    assert set(coded) <= set(options)
    for key, row in coded.items():
        option = options[key]
        pair = [float(row["ambition_1"]), float(row["ambition_2"])]
        assert option.ambition == pytest.approx(sum(pair) / 2, abs=1e-3), key
        assert option.ambition_spread == pytest.approx(abs(pair[0] - pair[1]) / 2, abs=1e-3), key
        assert option.instruments[0] == row["instrument_1"], key
        assert row["instrument_2"] in option.instruments, key
        assert {row["frame_1"], row["frame_2"]} <= set(option.frames), key
        touched = {t for i in "12" for t in row[f"touches_{i}"].split(";")} - {"none"}
        assert set(option.touches) == touched, key
