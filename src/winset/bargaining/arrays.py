"""Arrays that came from people: their shapes and values are checked once, with a sentence for each fault."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.errors import BadInput, Problem

__all__ = ["BadNumbers", "Bools", "Floats", "Ints", "checked", "flags", "refuse"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.intp]


class BadNumbers(BadInput, ValueError):
    """Numbers that no game can have: negative influence, a quota above the total, NaN ...; also a ValueError."""


def refuse(name: str, what: str, code: str = "bad-number", at: int | None = None) -> BadNumbers:
    """The error that names the argument, and the item where there is one (`at`, counted from 0)."""
    place = name if at is None else f"{name}[{at}]"
    return BadNumbers([Problem(file=place, code=code, what=what)])


def checked(
    name: str,
    values: ArrayLike,
    *,
    ndim: int | None = None,
    shape: tuple[int | None, ...] | None = None,
    low: float = -np.inf,
    high: float = np.inf,
) -> Floats:
    """The values as a float array, or BadNumbers with the first item that is wrong.

    Parameters
    ----------
    name : how the error names the argument
    values : anything that numpy turns into numbers
    ndim : number of axes demanded
    shape : lengths demanded, None where an axis is free
    low, high : closed range demanded of every value; infinite values are refused in any case
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, "holds something that is not a number", "not-a-number") from None
    wanted = shape if shape is not None else (None,) * ndim if ndim is not None else None
    if wanted is not None and (
        array.ndim != len(wanted) or any(w is not None and w != n for w, n in zip(wanted, array.shape, strict=True))
    ):
        text = " x ".join("any" if w is None else str(w) for w in wanted) or "a single number"
        raise refuse(name, f"has shape {array.shape}; expected {text}", "bad-shape")
    if array.size == 0 and array.ndim:
        raise refuse(name, "is empty: there is no player or item to count", "empty")
    wrong = ~((array >= low) & (array <= high) & np.isfinite(array))
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f"{name}{list(at)}" if at else name
        value = float(array[at])
        if np.isnan(value):
            raise BadNumbers([Problem(file=place, code="not-a-number", what="is not a number (NaN)")])
        word = "negative" if value < 0 <= low else "infinite" if np.isinf(value) else "out of range"
        raise BadNumbers([Problem(file=place, code=word, what=f"is {value:g}, {word}; expected {_range(low, high)}")])
    return array


def _range(low: float, high: float) -> str:
    if np.isinf(high):
        return "a number" if np.isinf(low) else f"at least {low:g}"
    return f"{low:g} to {high:g}"


def flags(name: str, values: ArrayLike | None, n: int) -> Bools:
    """The values as n booleans; None means that none is set."""
    if values is None:
        return np.zeros(n, dtype=np.bool_)
    array = np.asarray(values)
    if array.shape != (n,) or array.dtype.kind not in "bui":
        raise refuse(name, f"must be {n} booleans", "bad-shape")
    return array.astype(np.bool_)
