"""Counts agree with a plain reckoning in Python, in every scope, period and data set."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest

from winset.store import CaseFolder, Counts, counts, data_sets


def table(found: Counts) -> dict[tuple[str, str, str, str], tuple[float, ...]]:
    columns = found.columns()
    keys = zip(*(columns[name].astype(str) for name in ("source", "target", "issue", "period")), strict=True)
    sums = zip(*(columns[n] for n in ("happenings", "conflicts", "intensity_sum", "intensity_sumsq")), strict=True)
    return {key: tuple(round(float(x), 9) for x in values) for key, values in zip(keys, sums, strict=True)}


def reckoned(rows: list[tuple[str, str, str, str]], length: int) -> dict[tuple[str, str, str, str], tuple[float, ...]]:
    """The same from rows of source, target, CAMEO code and day, one at a time."""
    dyads = Counter((day, frozenset((a, b)), code[:2], a) for a, b, code, day in rows if a != b)
    cells: defaultdict[tuple[str, str, str, str], list[float]] = defaultdict(lambda: [0.0] * 4)
    for a, b, code, day in rows:
        if a == b:
            continue
        weight = 1 / dyads[day, frozenset((a, b)), code[:2], a]
        conflict, goldstein = (code[:2] >= "09", -5.0) if code >= "09" else (False, 3.0)
        cell = cells[a, b, "", (day[:length] + "-01-01"[length - 4 :])[:10]]
        for i, value in enumerate((1, conflict, goldstein, goldstein**2)):
            cell[i] += weight * value
    return {key: tuple(round(x, 9) for x in values) for key, values in cells.items()}


@pytest.mark.parametrize(("period", "length"), [("day", 10), ("month", 7), ("year", 4)])
def test_imported_rows_are_counted_as_by_hand(case: CaseFolder, toy: ModuleType, period: str, length: int) -> None:
    chance = random.Random(7)
    rows = [
        (
            chance.choice(["JPN", "KOR", "USA"]),
            chance.choice(["JPN", "KOR", "USA"]),
            chance.choice(["040", "042", "057", "090", "112", "190"]),
            f"20{chance.choice(['19', '20'])}-0{chance.randint(1, 3)}-0{chance.randint(1, 5)}",
        )
        for _ in range(2000)
    ]
    toy.fill(case.path, {"x.rows": "".join(" ".join(row) + "\n" for row in rows)})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        found = counts(query, data="toy", period=period, counting=toy.COUNTING)
        assert table(found) == reckoned(rows, length)
        order = list(zip(found.source, found.target, found.issue, found.period, strict=True))
        assert order == sorted(order)
        some = counts(query, data="toy", period=period, countries={"JPN", "KOR"}, counting=toy.COUNTING)
        assert set(zip(some.source.tolist(), some.target.tolist(), strict=True)) == {("JPN", "KOR"), ("KOR", "JPN")}
        assert data_sets(query)[0]["rows"] == 2000


def test_several_reports_of_one_act_weigh_one_in_each_direction(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "a.txt": (
                "2020-01-05 JPN meets KOR. JPN meets KOR. KOR meets JPN.\n"
                "2020-01-06 JPN meets KOR on 2020-01-05. KOR blames JPN.\n"
                "2020-01-07 JPN will meet KOR. JPN meets KOR on 2020. JPN meets JPN.\n"
            )
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert table(counts(query, data="coded", counting=toy.COUNTING)) == {
            ("JPN", "KOR", "defence", "2020-01-01"): (1.0, 0.0, 1.0, 1.0),
            ("KOR", "JPN", "defence", "2020-01-01"): (2.0, 1.0, -1.0, 5.0),
        }
        assert counts(query, data="coded", period="year", counting=toy.COUNTING).happenings.tolist() == [2.0, 2.0]
        assert (
            counts(query, data="coded", period="quarter", counting=toy.COUNTING).period.astype(str).tolist()
            == ["2020-01-01"] * 2
        )


def test_private_and_many_sided_acts_stand_apart(case: CaseFolder, toy: ModuleType) -> None:
    text = "JPN BUS blames KOR on 2020-02. JPN meets KOR on 2020-03. USA GOV meets KOR on 2020-04."
    toy.fill(case.path, {"a.txt": f"2020-05-05 {text}"})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        # the toy coder sees one pair a sentence: say of one act that three countries took part
        query.con.execute("""
            CREATE OR REPLACE VIEW events_kept AS SELECT * EXCLUDE (filename)
            REPLACE (CASE WHEN source_country = 'USA' THEN 3 ELSE parties END AS parties) FROM events_parts""")
        scopes = {
            scope: [f"{s}-{t}" for s, t, *_ in table(counts(query, data="coded", scope=scope, counting=toy.COUNTING))]
            for scope in ("bilateral", "multiparty", "private")
        }
    assert scopes == {"bilateral": ["JPN-KOR"], "multiparty": ["USA-KOR"], "private": ["JPN-KOR"]}


def test_without_a_code_the_type_says_what_is_conflict(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-05-05 JPN blames KOR. KOR meets JPN."})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        query.con.execute("""
            CREATE OR REPLACE VIEW events_kept AS SELECT * EXCLUDE (filename)
            REPLACE (NULL::VARCHAR AS cameo) FROM events_parts""")
        assert counts(query, data="coded", counting=toy.COUNTING).conflicts.tolist() == [1.0, 0.0]


def test_unknown_periods_and_scopes_are_refused(case: CaseFolder, toy: ModuleType) -> None:
    with case.query() as query:
        with pytest.raises(ValueError, match="'week' is no period"):
            counts(query, data="coded", period="week", counting=toy.COUNTING)
        with pytest.raises(ValueError, match="'all' is no scope"):
            counts(query, data="coded", scope="all", counting=toy.COUNTING)


def test_the_names_of_a_data_set_cannot_break_out_of_the_query(case: CaseFolder, toy: ModuleType) -> None:
    with case.query() as query:
        assert counts(query, data="x' OR '1'='1", countries=["a'b"], counting=toy.COUNTING).period.dtype == np.dtype(
            "<M8[D]"
        )


@pytest.mark.parametrize("period", ["day", "month", "quarter", "year"])
@pytest.mark.parametrize("scope", ["bilateral", "multiparty", "private"])
def test_cells_made_at_import_say_what_the_acts_say(case: CaseFolder, toy: ModuleType, period: str, scope: str) -> None:
    chance = random.Random(3)

    def row(year: int) -> str:
        day = f"{year}-{chance.choice(['01', '02', '05'])}"
        date = chance.choice([str(year), day, *(f"{day}-{d:02d}" for d in range(1, 6))])
        a, b = chance.sample(["JPN", "KOR", "USA", "CHN-BUS"], 2)
        return f"{a} {b} {chance.choice(['040', '112', '190'])} {date} s{chance.randint(1, 9)}\n"

    toy.fill(case.path, {f"{year}.rows": "".join(row(year) for _ in range(300)) for year in (2019, 2020, 2021)})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        assert query.cubes == {"toy": toy.COUNTING.digest}
        found = counts(query, data="toy", period=period, scope=scope, counting=toy.COUNTING)
        plain = counts(replace(query, cubes={}), data="toy", period=period, scope=scope, counting=toy.COUNTING)
        assert {key: np.round(sums, 6).tolist() for key, sums in table(found).items()} == {
            key: np.round(sums, 6).tolist() for key, sums in table(plain).items()
        }
        assert found.source.size


def test_cells_made_by_other_definitions_are_not_used(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"x.rows": "JPN KOR 112 2020-01-02\n"})
    with case.deriving() as writer:
        toy.update(writer)
    calm = replace(toy.COUNTING, conflict_roots=())
    with case.query() as query:
        assert query.cubes == {"toy": toy.COUNTING.digest}
        assert counts(query, data="toy", counting=toy.COUNTING).conflicts.tolist() == [1.0]
        assert counts(query, data="toy", counting=calm).conflicts.tolist() == [0.0]
