"""Bounds in time: how often one visitor may ask."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

__all__ = ["Buckets"]

MOST: Final = 10_000
"""Visitors remembered; the one that was quiet longest is forgotten first, with a full bucket."""


class Buckets:
    """A bucket of tokens for each visitor: one a request, refilled at a steady rate.

    Parameters
    ----------
    rate : tokens a second
    burst : tokens of a full bucket
    clock : seconds that never go back
    """

    def __init__(self, rate: float, burst: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, cost: float = 1.0) -> float:
        """Take tokens; returns 0, or the seconds to wait where there are not enough."""
        now = self._clock()
        held, since = self._held.pop(key, (self._burst, now))
        held = min(self._burst, held + (now - since) * self._rate)
        enough = held >= cost
        self._held[key] = (held - cost if enough else held, now)
        if len(self._held) > MOST:
            self._held.popitem(last=False)
        return 0.0 if enough else (cost - held) / self._rate

    def put_back(self, key: str, cost: float = 1.0) -> None:
        """Give back tokens of something that was not done after all."""
        held, since = self._held.get(key, (self._burst, self._clock()))
        self._held[key] = (min(self._burst, held + cost), since)
