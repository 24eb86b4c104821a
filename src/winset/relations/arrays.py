"""Names for the arrays that this room passes around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Days", "Floats", "Ints", "Strings"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Days = NDArray[np.datetime64]
"""Dates with the unit day: the first day of a period."""
Strings = NDArray[np.str_]
