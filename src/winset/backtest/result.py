"""What a back-test says: named, frozen, and with the way it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from winset.backtest.pairs import PairLook
from winset.backtest.power import Power
from winset.backtest.scores import Estimate

__all__ = ["DEVELOPED", "WHAT", "Backtest", "Bin", "Calibration", "Increment", "Look", "Population", "RuleScore"]

WHAT: Final = (
    "Retrospective fit, not validation: options, ladders and positions were written down by people who knew "
    "the history. The test is the ledger of forecasts."
)

DEVELOPED: Final = (
    "Scores were computed on options first proposed before 2015 while the engine was built, and once on all. Its "
    "authors had read rows of later outcomes and judged rankings by eye before that, so no option is unseen; what was "
    "corrected since then, in the engine or in a case, only the ledger can test."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Who was tested, and who was left out and why."""

    options: int
    """Options with at least one stretch of exposure."""
    spells: int
    """Stretches."""
    adoptions: int
    """Stretches that end in adoption."""
    ideas: int
    """Clusters of options."""
    scored: int
    """Stretches with enough past to fit a rule on: those whose chances are scored."""
    scored_adoptions: int
    at_once: tuple[str, ...]
    """Adopted on the day of proposal: zero exposure."""
    before: tuple[str, ...]
    """Exposed only before the first day."""
    open: tuple[str, ...]
    """Window still open, nothing seen yet."""
    no_outcome: tuple[str, ...]
    """Nobody has written down what came of it."""
    partly: tuple[str, ...]
    """Adopted in part: leaves the risk set on that day."""
    late: tuple[str, ...]
    """Adopted after the window had closed: counts as not adopted within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An option on its first day of exposure, and what came of it."""

    option: str
    day: str
    index: float
    ambition: float
    adopted: bool
    """Within its window."""

    @property
    def miss(self) -> float:
        """Distance of index and outcome, 0 to 1."""
        return abs(self.index - self.adopted)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScore:
    """One line of the table."""

    name: str
    by_option: Estimate
    """AUC on the first day of exposure against adoption within the window, no rule fitted; None for base rates."""
    by_option_partly: Estimate
    """The same with adoption in part counted as adoption."""
    by_spell: Estimate
    """AUC over all stretches, no rule fitted; of the refitted chances where a rule has no number of its own."""
    brier: Estimate
    """Mean squared error of the refitted chances; smaller is better."""
    log: Estimate
    """Mean log chance of what happened; nearer 0 is better."""
    slope: Estimate
    """Calibration slope of those chances: 1 is right, 0 says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Increment:
    """What the index adds to ambition."""

    auc: Estimate
    """AUC by option of the index less that of ambition."""
    log: Estimate
    """Log score of the rule on both less that of ambition alone; above 0 is better."""
    brier: Estimate
    """Brier score of ambition alone less that of the rule on both; above 0 is better."""
    coefficient: Estimate
    """By option: log odds of adoption for one standard deviation more of the index's log odds, ambition held fixed."""
    adds: bool
    """Whether the log score's interval lies above 0."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One point of the calibration plot."""

    low: float
    high: float
    options: int
    mean: float | None
    """Mean index of its options."""
    adopted: float | None
    """Share adopted within the window."""
    share_low: float | None
    share_high: float | None
    """95 % interval of the share (Wilson), each option once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Whether the index may be read as a probability."""

    slope: Estimate
    """Of adoption within the window on the index's log odds on the first day of exposure."""
    bins: tuple[Bin, ...]
    calibrated: bool
    """Slope's interval includes 1 and excludes 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Everything that `winset backtest` prints."""

    as_of: str
    """Last day of which something is known."""
    start: str
    """First day of exposure."""
    months: int
    """Length of a stretch."""
    until_proposed: str | None
    """Only options first proposed before this day; None for all."""
    from_proposed: str | None
    """Only options first proposed on or after this day are scored; None for all."""
    power: Power
    """Stated first."""
    population: Population
    scores: tuple[RuleScore, ...]
    increment: Increment
    calibration: Calibration
    pairs: tuple[PairLook, ...]
    looks: tuple[Look, ...]
    """Every option whose window is settled, in order of first exposure."""
    draws: int
    """Resamples of ideas behind the intervals."""
    seed: int
    what: str = WHAT
    developed: str = DEVELOPED
