"""The public fifth of ICEWS 2005-2015 and the daily balances of GDELT, read as the benchmark of the shifts does."""

from __future__ import annotations

import gzip
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from winset.relations import coarser, score_shifts, series, shifts, undirected


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "relations_shifts.py"
    spec = spec_from_file_location("relations_shifts", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_conflict_peaks_in_2005_06_and_2012_and_is_low_in_2009(shared: Path, benchmark: ModuleType) -> None:
    pair = undirected(benchmark.icews(shared / "data")[0])
    share = {row["period"]: row["conflict_share"] for row in series(coarser(pair, "year")).rows()}
    assert min(share, key=share.__getitem__) == "2009"
    assert max(share, key=share.__getitem__) == "2012"
    assert min(share["2005"], share["2006"]) > max(share[str(year)] for year in range(2007, 2012))
    assert share["2012"] == pytest.approx(0.216, abs=0.005)
    assert share["2009"] == pytest.approx(0.054, abs=0.005)


def test_the_landing_of_august_2012_is_found_and_the_score_is_what_is_printed(
    shared: Path, benchmark: ModuleType
) -> None:
    counts, covered = benchmark.icews(shared / "data")
    found = shifts(coarser(undirected(counts), "month"), rituals=benchmark.rituals())
    worse = [s for s in found.shifts if s.direction == "worse"]
    assert [(s.first <= "2012-08" <= s.last) for s in worse] == [True]
    turns = [t for t in benchmark.known_turns(shared / "data") if t.kind == "level-shift"]
    score = score_shifts(found.shifts, turns, covered=covered)
    assert (score.hits, len(score.matches), score.false_alarms) == (1, 5, 2)


def test_the_united_states_stand_in_the_sample_only_by_agencies_and_persons(
    shared: Path, benchmark: ModuleType
) -> None:
    names = set()
    for path in sorted((shared / "data/events/icews05-15_named").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                source, _, target, _ = line.split("\t")
                names |= {source, target}
    american = {name for name in names if benchmark.country_of(name) in {"United States", "USA"}}
    assert "United States" not in american
    assert len(american) > 20


def test_a_sum_of_goldstein_rises_in_the_crisis_of_2019_and_the_share_does_not_fall(
    shared: Path, benchmark: ModuleType
) -> None:
    counts, _ = benchmark.gdelt(shared / "data")
    year = coarser(counts, "year")
    total = dict(zip(year.period.astype("datetime64[Y]").astype(str), year.intensity_sum, strict=True))
    share = {row["period"]: row["conflict_share"] for row in series(year).rows()}
    assert total["2019"] > total["2018"]
    assert share["2019"] > share["2018"]
    assert np.isfinite(list(total.values())).all()
