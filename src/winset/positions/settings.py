"""Settings of the reading of evidence: each with its default and one sentence of meaning."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PositionSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSettings:
    """How dated readings are weighed against a prior."""

    half_life_years: float = 5.0
    """Years after which a reading counts half as much."""
    succession: float = 0.5
    """What remains of a reading's weight each time the office changes hands: a predecessor's word binds only partly."""
    likely_weight: float = 0.6
    """Weight of a reading that rests on a `likely` source, where a `verified` one weighs 1."""
    stance_sd: float = 0.2
    """How far a stated stance may lie from the ideal, in units of the ladder."""
    poll_sd: float = 0.25
    """The same for a poll figure, anchored to a level by its wording."""
    expert_sd: float = 0.2
    """The same for the level that an expert names."""
    choice_sd: float = 0.15
    """How blurred a yes or no is: standard deviation of the probit around the midpoint of offer and status quo."""
    residual_sd: float = 0.15
    """What a ladder does not show of an ideal however many readings there are, in units of the ladder: added to the
    standard deviation in squares."""
    default_mean: float = 0.4
    """Ideal level where no prior row matches."""
    default_sd: float = 0.35
    """Its standard deviation: wide, since nothing is known."""
    default_salience: float = 0.5
    """Salience where no prior row matches."""
    default_salience_range: tuple[float, float] = (0.2, 0.9)
    """Its range."""
