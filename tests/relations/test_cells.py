from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.relations.cells import (
    Cells,
    cells,
    coarser,
    filled,
    numbered_cells,
    only,
    over_issues,
    period_label,
    period_start,
    undirected,
)

Row = tuple[str, str, str, str, float, float]

rows = st.lists(
    st.tuples(
        st.sampled_from(["FRA", "DEU", "POL"]),
        st.sampled_from(["FRA", "DEU", "POL"]),
        st.sampled_from(["trade", "energy", ""]),
        st.sampled_from(["2012-01-31", "2012-02-01", "2012-12-31", "2013-03-05"]),
        st.floats(0, 5),
        st.floats(0, 1),
    ),
    max_size=30,
)


def made(of: list[Row], unit: str = "day") -> Cells:
    source, target, issue, day, n, part = zip(*of, strict=True) if of else ((),) * 6
    weight, share = np.array(n, dtype=float), np.array(part, dtype=float)
    return cells(
        source=source, target=target, issue=issue, period=np.array(day, dtype="datetime64[D]"), happenings=weight,
        conflicts=weight * share, intensity_sum=weight, intensity_sumsq=weight**2, unit=unit,
    )  # fmt: skip


@given(rows)
def test_cells_are_the_plain_sums(of: list[Row]) -> None:
    plain: dict[tuple[str, str, str, str], float] = {}
    for source, target, issue, day, n, _ in of:
        plain[source, target, issue, day] = plain.get((source, target, issue, day), 0.0) + n
    result = made(of)
    found = {(*result.keys[i], str(result.period[j])): float(result.happenings[j]) for j, i in enumerate(result.series)}
    assert set(found) == set(plain)
    assert all(found[key] == pytest.approx(plain[key]) for key in plain)
    for begin, end in zip(result.starts[:-1], result.starts[1:], strict=True):
        assert (np.diff(result.period[begin:end]).astype(int) > 0).all()


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(of: list[Row], random) -> None:  # noqa: ANN001 - hypothesis' Random
    shuffled = list(of)
    random.shuffle(shuffled)
    a, b = made(of), made(shuffled)
    assert a.keys == b.keys
    assert (a.period == b.period).all()
    assert a.happenings == pytest.approx(b.happenings)


@given(rows)
def test_no_regrouping_loses_a_happening(of: list[Row]) -> None:
    base = made(of)
    total = base.happenings.sum()
    span = (np.datetime64("2012-01-01"), np.datetime64("2012-03-01"))
    coarse = [coarser(base, unit) for unit in ("month", "quarter", "year")]
    for result in (*coarse, undirected(base), over_issues(base), filled(base, *span)):
        assert result.happenings.sum() == pytest.approx(total)
        assert result.conflicts.sum() == pytest.approx(base.conflicts.sum())


def test_units_nest() -> None:
    base = made([("FRA", "DEU", "trade", day, 1.0, 0.0) for day in ("2012-01-31", "2012-03-01", "2012-12-31")])
    assert [period_label(p, "quarter") for p in coarser(base, "quarter").period] == ["2012-Q1", "2012-Q4"]
    assert coarser(coarser(base, "month"), "year").happenings.tolist() == [3.0]
    with pytest.raises(ValueError, match="cannot be split"):
        coarser(coarser(base, "year"), "month")
    with pytest.raises(ValueError, match="no period"):
        period_start(np.array(["2012-01-01"]), "week")


@pytest.mark.parametrize(("unit", "count"), [("day", 366), ("month", 12), ("quarter", 4), ("year", 1)])
def test_filling_gives_every_period_once(unit: str, count: int) -> None:
    base = made([("FRA", "DEU", "trade", "2012-05-05", 2.0, 0.5)], unit)
    full = filled(base, np.datetime64("2012-01-01"), np.datetime64("2012-12-31"))
    assert full.period.size == count
    assert full.happenings.sum() == 2


def test_one_series_can_be_picked() -> None:
    base = made([("FRA", "DEU", "trade", "2012-05-05", 2.0, 0.5), ("DEU", "FRA", "trade", "2012-05-05", 3.0, 0.5)])
    picked = only(base, {("FRA", "DEU", "trade")})
    assert picked.keys == (("FRA", "DEU", "trade"),)
    assert picked.happenings.tolist() == [2.0]
    assert undirected(base).keys == (("DEU", "FRA", "trade"),)
    assert undirected(base).happenings.tolist() == [5.0]


def test_columns_in_order_become_the_same_cells_the_quick_way() -> None:
    words = (("JPN", "KOR", "USA"), ("", "trade"))
    numbers = tuple(np.array(v) for v in ([0, 0, 0, 1], [1, 1, 1, 0], [0, 0, 1, 1]))
    period = np.array(["2020-01-01", "2020-02-01", "2020-01-01", "2020-01-01"], dtype="datetime64[D]")
    sums = {
        name: np.array([1.0, 2.0, 3.0, 4.0]) * k
        for k, name in enumerate(("happenings", "conflicts", "intensity_sum", "intensity_sumsq"), 1)
    }
    quick = numbered_cells(words, numbers, period=period, **sums)
    names = [np.array(w)[v] for w, v in zip((words[0], words[0], words[1]), numbers, strict=True)]
    plain = cells(source=names[0], target=names[1], issue=names[2], period=period, **sums)
    assert quick.keys == plain.keys == (("JPN", "KOR", ""), ("JPN", "KOR", "trade"), ("KOR", "JPN", "trade"))
    for name in ("starts", "period", *sums):
        assert (getattr(quick, name) == getattr(plain, name)).all()
    nothing = {name: np.zeros(0) for name in sums}
    none = np.zeros(0, dtype=np.int64)
    empty = numbered_cells(((), ()), (none, none, none), period=period[:0], **nothing)
    assert (empty.keys, empty.starts.tolist()) == ((), [0])
