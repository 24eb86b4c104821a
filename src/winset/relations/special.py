"""The few special functions that intervals need, on arrays and without a statistics library."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.relations.arrays import Floats, Ints

__all__ = ["beta_cdf", "beta_interval", "beta_quantile", "log_gamma", "normal_quantile", "t_quantile"]

_LANCZOS: Final = (
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
)  # fmt: skip
_HALF_LOG_TAU: Final = 0.5 * math.log(2 * math.pi)
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_TINY: Final = 1e-300
_STEPS: Final = 60
_BLOCK: Final = 8192
"""Quantiles solved at a time: enough to share each step, few enough for the cache."""
_THREADS: Final = 2
_TERMS: Final = 400
_WORTH: Final = 0.8
"""Share of open entries below which the others are put aside."""
_CLOSE: Final = 1e-5
"""Relative step after which the next one, cubed, is below the precision of a double."""


def normal_quantile(probability: float) -> float:
    """Quantile of the standard normal."""
    return NormalDist().inv_cdf(probability)


def log_gamma(x: ArrayLike) -> Floats:
    """Natural logarithm of the gamma function for x > 0, by Lanczos's series (g = 7, nine terms).

    Absolute error below 1e-12 for x up to 1e3 (checked against SciPy).
    """
    z = np.asarray(x, dtype=np.float64)
    total = np.full_like(z, _LANCZOS[0])
    for i, coefficient in enumerate(_LANCZOS[1:]):
        total += coefficient / (z + i)
    t = z + 6.5
    return np.asarray(_HALF_LOG_TAU + (z - 0.5) * np.log(t) - t + np.log(total))


def beta_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Regularised incomplete beta function I_x(a, b), elementwise.

    Parameters
    ----------
    x : any shape, in [0, 1]
    a, b : broadcastable with x, above 0

    References
    ----------
    DLMF 8.17.22, the continued fraction, evaluated by Lentz's method on the side where it converges fast.
    """
    x, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (x, a, b)))
    shape = x.shape
    x, a, b = x.ravel(), a.ravel(), b.ravel()
    return np.asarray(_cdf(x, a, b, _constant(a, b)).reshape(shape))


def _constant(a: Floats, b: Floats) -> Floats:
    """Minus the logarithm of the beta function."""
    return log_gamma(a + b) - log_gamma(a) - log_gamma(b)


def _cdf(x: Floats, a: Floats, b: Floats, constant: Floats) -> Floats:
    flip = x > (a + 1) / (a + b + 2)
    near, p, q = np.where(flip, 1 - x, x), np.where(flip, b, a), np.where(flip, a, b)
    with np.errstate(divide="ignore"):
        front = p * np.log(near) + q * np.log1p(-near) + constant
    part = np.exp(front) / p * _fraction(near, p, q)
    return np.asarray(np.where(flip, 1 - part, part))


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction of the incomplete beta function; converged entries are dropped as they finish."""
    out = np.empty_like(x)
    todo: Ints = np.arange(x.size)
    c = np.ones_like(x)
    d = 1 / (1 - (a + b) * x / (a + 1) + _TINY)
    h = d.copy()
    for m in range(1, _TERMS):
        at = a + 2 * m
        even = m * (b - m) * x / ((at - 1) * at)
        odd = -(a + m) * (a + b + m) * x / (at * (at + 1))
        for term in (even, odd):
            d = 1 / (1 + term * d + _TINY)  # never a division by zero, and otherwise the same number
            c = 1 + term / c + _TINY
            change = d * c
            h *= change
        open_ = np.abs(change - 1) > 1e-14  # noqa: PLR2004 - close to the precision of a double
        left = int(np.count_nonzero(open_))
        if left <= _WORTH * todo.size:  # moving what is left costs as much as a step
            out[todo[~open_]] = h[~open_]
            todo = todo[open_]
            x, a, b, c, d, h = (v[open_] for v in (x, a, b, c, d, h))
        if not left:
            return out
    out[todo] = h
    return out


def beta_quantile(probability: float, a: ArrayLike, b: ArrayLike) -> Floats:
    """Quantile of Beta(a, b), elementwise; equal pairs are solved once.

    Parameters
    ----------
    probability : in (0, 1)
    a, b : same shape, above 0

    Returns
    -------
    float array of that shape, in [0, 1]; absolute error below 1e-9
    """
    (found,) = _quantiles((probability,), a, b)
    return found


def beta_interval(interval: float, a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Lower and upper end of the central interval of Beta(a, b) with probability `interval`, elementwise."""
    low, high = _quantiles((0.5 - interval / 2, 0.5 + interval / 2), a, b)
    return low, high


def _quantiles(probabilities: tuple[float, ...], a: ArrayLike, b: ArrayLike) -> list[Floats]:
    """Several quantiles of the same distributions; equal pairs are solved once."""
    a, b = np.broadcast_arrays(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
    p, q, back = _distinct(np.ascontiguousarray(a).ravel(), np.ascontiguousarray(b).ravel())
    times = len(probabilities)
    asked = np.repeat(probabilities, p.size), np.tile(p, times), np.tile(q, times)
    blocks = range(0, max(times * p.size, 1), _BLOCK)
    solve = partial(_block, asked)
    if len(blocks) == 1:
        found = solve(0)
    else:
        with ThreadPoolExecutor(_THREADS) as pool:  # NumPy lets go of the interpreter while it computes
            found = np.concatenate(list(pool.map(solve, blocks)))
    return [part[back].reshape(a.shape) for part in np.split(found, times)]


def _block(asked: tuple[Floats, ...], start: int) -> Floats:
    return _solve(*(values[start : start + _BLOCK] for values in asked))


def _distinct(a: Floats, b: Floats) -> tuple[Floats, Floats, Ints]:
    """Each pair once, and where each of the given ones stands among them; by a digest, which is compared in full."""
    bits = a.view(np.uint64)
    mixed = (bits ^ bits >> np.uint64(32)) * _ODD ^ b.view(np.uint64)
    _, first, back = np.unique(mixed, return_index=True, return_inverse=True)
    p, q = a[first], b[first]
    if (p[back] == a).all() and (q[back] == b).all():
        return p, q, back
    pairs, back = np.unique(a + 1j * b, return_inverse=True)
    return pairs.real.copy(), pairs.imag.copy(), back


def _solve(probability: Floats, a: Floats, b: Floats) -> Floats:
    """Halley's method kept inside a shrinking bracket; three arrays of one length."""
    x = np.clip(_first_guess(probability, a, b), 1e-12, 1 - 1e-12)
    low, high = np.zeros_like(x), np.ones_like(x)
    constant = _constant(a, b)
    todo = np.arange(x.size)
    for _ in range(_STEPS):
        at, p, q, scale = x[todo], a[todo], b[todo], constant[todo]
        miss = _cdf(at, p, q, scale) - probability[todo]
        low[todo] = np.where(miss < 0, at, low[todo])
        high[todo] = np.where(miss < 0, high[todo], at)
        density = np.exp(scale + (p - 1) * np.log(at) + (q - 1) * np.log1p(-at))
        step = miss / np.maximum(density, _TINY)
        bend = (p - 1) / at - (q - 1) / (1 - at)
        new = at - step / (1 - 0.5 * np.clip(step * bend, -1, 1))
        inside = (new > low[todo]) & (new < high[todo])
        new = np.where(inside, new, (low[todo] + high[todo]) / 2)
        x[todo] = np.clip(new, 1e-300, 1 - 1e-16)
        near = np.where(inside, _CLOSE * np.minimum(at, 1 - at), 1e-10)
        todo = todo[np.abs(new - at) > near]
        if not todo.size:
            break
    return x


def _first_guess(probability: Floats, a: Floats, b: Floats) -> Floats:
    """Abramowitz and Stegun 26.5.22 where a and b are at least 1, else the power law of the nearer end."""
    few, where = np.unique(probability, return_inverse=True)
    z = np.array([normal_quantile(p) for p in few.tolist()], dtype=np.float64)[where]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        u, v = 1 / np.maximum(2 * a - 1, 1e-9), 1 / np.maximum(2 * b - 1, 1e-9)
        h = 2 / (u + v)
        lam = (z * z - 3) / 6
        w = z * np.sqrt(np.maximum(h + lam, 0)) / h - (v - u) * (lam + 5 / 6 - 2 / (3 * h))
        central = a / (a + b * np.exp(np.clip(-2 * w, -700, 700)))
        left = np.exp(a * np.log(a / (a + b))) / a
        right = np.exp(b * np.log(b / (a + b))) / b
        total = left + right
        tail = np.where(
            probability < left / total,
            (a * total * probability) ** (1 / a),
            1 - (b * total * (1 - probability)) ** (1 / b),
        )
    return np.where((a >= 1) & (b >= 1), central, tail)


def t_quantile(probability: float, freedom: float) -> float:
    """Quantile of Student's t by its relation to the beta distribution; `freedom` is the degrees of freedom."""
    if probability == 0.5:  # noqa: PLR2004 - the median
        return 0.0
    tail = 2 * min(probability, 1 - probability)
    x = float(beta_quantile(tail, np.array([freedom / 2]), np.array([0.5]))[0])
    return math.copysign(math.sqrt(freedom * (1 / x - 1)), probability - 0.5)
