"""Priors and dated readings become positions: where each player stands, how surely, and what says so."""

from winset.positions.readings import excluded_options
from winset.positions.settings import PositionSettings
from winset.positions.stand import active_players, positions, positions_left_out

__all__ = ["PositionSettings", "active_players", "excluded_options", "positions", "positions_left_out"]
