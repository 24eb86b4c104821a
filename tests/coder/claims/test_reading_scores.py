"""Floors under the scores that `benchmarks/claims_score.py` prints; both halves of each sample must hold them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARK = Path(__file__).resolve().parents[3] / "benchmarks" / "claims_score.py"
FLOOR = 0.8


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims_score", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["claims_score"] = module
    spec.loader.exec_module(module)
    for sample in ("analysis", "white_house", "strangers"):
        setattr(module, sample, read_once(getattr(module, sample)))
    return module


def read_once(sample: Callable[[], Iterable[Any]]) -> Callable[[], tuple[Any, ...]]:
    """A sample that several tests ask for is read when the first of them does."""
    return cache(lambda: tuple(sample()))


@pytest.mark.parametrize("part", ["dev", "held-out"])
@pytest.mark.parametrize("kind", ["constraint", "recommendation"])
def test_claims_of_analysis_sentences(bench: ModuleType, kind: str, part: str) -> None:
    cases = [c for c in bench.analysis() if c.half == part]
    assert sum(kind in c.wanted for c in cases) >= 12
    assert bench.f1(cases, kind) >= FLOOR


@pytest.mark.parametrize("part", ["dev", "held-out"])
def test_commitments_of_white_house_sentences(bench: ModuleType, shared: Path, part: str) -> None:
    assert shared.is_dir()
    cases = [c for c in bench.white_house() if c.half == part]
    assert len(cases) >= 60
    assert bench.f1(cases, "commitment") >= FLOOR


@pytest.mark.parametrize(("kind", "floor"), [("constraint", 0.45), ("recommendation", 0.5), ("commitment", 0.6)])
def test_claims_of_texts_by_another_author(bench: ModuleType, kind: str, floor: float) -> None:
    cases = [c for c in bench.strangers() if c.half == "second"]
    assert len(cases) > 180
    assert bench.f1(cases, kind) >= floor
