"""Side payments between countries: those who gain most pay those who gain least, up to a limit."""

from __future__ import annotations

import numpy as np

from winset.bargaining.arrays import Floats

__all__ = ["transfers"]


def transfers(gain: Floats, limit: float) -> Floats:
    """Payments that make gains as equal as the limit allows; this maximises their product and the least of them.

    Parameters
    ----------
    gain : shape (p, c), gains in one currency
    limit : most that any country can pay or receive

    Returns
    -------
    shape (p, c), what each receives (negative: pays); rows sum to 0
    """
    low, high = gain - limit, gain + limit
    total = gain.sum(axis=1)
    ends = np.sort(np.concatenate([low, high], axis=1), axis=1)
    spent = np.stack([np.clip(ends[:, i, None], low, high).sum(axis=1) for i in range(ends.shape[1])], axis=1)
    at = np.clip((spent <= total[:, None]).sum(axis=1) - 1, 0, ends.shape[1] - 2)
    row = np.arange(len(gain))
    below, above = spent[row, at], spent[row, at + 1]
    rise = above - below
    share = np.divide(total - below, rise, out=np.zeros_like(total), where=rise > 0.0)
    level = ends[row, at] + np.clip(share, 0.0, 1.0) * (ends[row, at + 1] - ends[row, at])
    return np.asarray(np.clip(level[:, None], low, high) - gain)
