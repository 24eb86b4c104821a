"""Settings of the game and the ranking: each with its default and one sentence of meaning."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GameSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GameSettings:
    """How positions become ratification, and how the ranking's uncertainty is drawn."""

    rho: float = 0.3
    """Correlation of any two players' latent acceptance, at home or abroad: one factor for the whole case."""
    rho_range: tuple[float, float] = (0.1, 0.6)
    """Range from which rho is drawn for `p_low` and `p_high`."""
    openness: float = 0.3
    """Share of a gatekeeper's ideal that comes from those at home who cannot ratify, each by influence x salience."""
    openness_range: tuple[float, float] = (0.1, 0.5)
    """Range from which the openness is drawn."""
    influence_spread: float = 0.4
    """Standard deviation of the logarithm of a player's influence in the draws."""
    sd_spread: float = 0.3
    """Standard deviation of the logarithm by which each draw stretches or shrinks all positions' own uncertainty."""
    mean_share: float = 0.5
    """Share of a position's standard deviation that is drawn as error of its mean."""
    reversion_floor: float = 0.0
    """Level from which a move upward is measured where the issue stands lower: harm under way ends, or not, by acts of
    its own, so that an offer of cooperation gets no credit for ending it."""
    burden: float = 0.1
    """By how much a constraint of full strength raises the bar for a gatekeeper, in units of the ladder."""
    obstruction: float = 0.1
    """By how much the bar lies lower where a government need only not stand in the way of a non-governmental effort."""
    draws: int = 100
    """Draws of salience, influence, positions, rho and openness for ranges and rank stability."""
    paired_draws: int = 30
    """Draws in which a scenario is compared with what it changes; the same on both sides, so few suffice."""
    seed: int = 1
    """Seed of the draws."""
    format_margin: float = 0.05
    """How much joint probability a wider format may cost before the narrower one is named as the best."""
    way_least: float = 0.05
    """Index that a way around a constraint must add, after what it gives up, to be named: less lies far inside the
    ranges of the index."""
    issue_correlation: float = 0.5
    """Correlation of one player's position errors over issues in the draws of a package: half of what we get wrong is
    about the player and not about the issue, so that many items near one half do not add up to a safe package."""
