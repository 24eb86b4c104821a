"""The last back-test of a case, kept beside its tables, so that a report can say how the index did."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from winset.backtest import Backtest, Estimate
from winset.errors import CaseError
from winset.store import code_version, write_file

__all__ = ["FILE", "Tested", "keep_backtest", "kept_backtest"]

FILE: Final = "backtest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What a back-test found, in the few numbers that a reader needs."""

    as_of: str
    """Last day of which something was known."""
    made: str
    """Day on which it was run."""
    code: str
    """Version of the program."""
    options: int
    """Past options that were tested."""
    ideas: int
    adoptions: int
    index: tuple[float | None, float | None, float | None]
    """AUC by option with its 95 % interval: 0.5 tells nothing, 1 orders perfectly."""
    ambition: tuple[float | None, float | None, float | None]
    """The same for ambition alone."""
    detectable: float | None
    """Smallest distance from 0.5 that these data would show."""
    slope: tuple[float | None, float | None, float | None]
    """Calibration slope with its 95 % interval: 1 is right, 0 says nothing."""
    calibrated: bool
    adds: bool
    """Whether the index adds to ambition."""
    sentence: str
    """The back-test's own words on that."""


def keep_backtest(folder: Path, found: Backtest) -> Path:
    """Write the file; returns its path."""
    scores = {row.name: row for row in found.scores}
    kept = Tested(
        as_of=found.as_of,
        made=datetime.now(UTC).date().isoformat(),
        code=code_version(),
        options=found.population.options,
        ideas=found.population.ideas,
        adoptions=found.population.adoptions,
        index=_ends(scores["index"].by_option),
        ambition=_ends(scores["ambition"].by_option),
        detectable=found.power.from_chance,
        slope=_ends(found.calibration.slope),
        calibrated=found.calibration.calibrated,
        adds=found.increment.adds,
        sentence=found.increment.sentence,
    )
    path = folder / FILE
    write_file(path, (json.dumps(asdict(kept), indent=2, ensure_ascii=False) + "\n").encode())
    return path


def kept_backtest(folder: Path, day: str) -> Tested | None:
    """The back-test on file, if it knew nothing later than the day; None where there is none.

    Raises
    ------
    CaseError : the file is damaged
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        row = json.loads(path.read_text(encoding="utf8"))
        for name in ("index", "ambition", "slope"):
            row[name] = tuple(row[name])
        kept = Tested(**row)
    except (ValueError, TypeError, KeyError) as error:
        raise CaseError(f"{path} is damaged ({error}); `winset backtest {folder} --keep` writes it anew") from error
    return kept if kept.as_of <= day else None


def _ends(of: Estimate) -> tuple[float | None, float | None, float | None]:
    return of.value, of.low, of.high
