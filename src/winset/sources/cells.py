"""One raw value into the type that a model field asks for."""

from __future__ import annotations

import math
import re
import types
from collections.abc import Hashable
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from winset.model import is_partial_date
from winset.reference.countries import is_country, named
from winset.reference.table import LIST_SEPARATOR
from winset.sources.checks import ANY, COUNTRY_FIELDS, DATE_FIELDS, MAY_BE_EMPTY, NEVER_EMPTY, RANGES, choices
from winset.sources.limits import Limits

__all__ = ["Bad", "field_types", "has_default", "required", "value"]

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0", ""})


class Bad(Exception):
    """A value that cannot be used: reason code and sentence."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code, self.what = code, what


def field_types(cls: type) -> dict[str, Any]:
    """Type of each field of a dataclass."""
    return _field_types(cast("Hashable", cls))


@cache
def _field_types(cls: Hashable) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cast("Any", cls))}


@cache
def _defaults(cls: Hashable) -> frozenset[str]:
    held = fields(cast("Any", cls))
    return frozenset(f.name for f in held if f.default is not MISSING or f.default_factory is not MISSING)


def has_default(cls: type, name: str) -> bool:
    """Whether a field of a dataclass may be left out."""
    return name in _defaults(cast("Hashable", cls))


def required(cls: type) -> frozenset[str]:
    """Fields that a row must give: those without a default that cannot be None or empty text."""
    held = field_types(cls).items()
    return frozenset(
        name for name, kind in held if not has_default(cls, name) and not _optional(kind) and name not in MAY_BE_EMPTY
    )


def _optional(kind: Any) -> bool:  # noqa: ANN401 - a type
    return get_origin(kind) in {Union, types.UnionType} and type(None) in get_args(kind)


def value(kind: Any, raw: Any, name: str, cls: str, limits: Limits) -> Any:  # noqa: ANN401 - any type of field
    """The value of one field; raises Bad with a reason code and a sentence.

    Parameters
    ----------
    kind
        Type of the field, from `field_types`.
    raw
        Text of a cell, or a value of JSON or TOML; None and empty text mean that nothing was given.
    name
        Field, which decides whether it must be a date, a country, one of some words, within a range.
    cls
        Name of the model class.
    """
    if isinstance(raw, str):
        raw = raw.strip()
    if _optional(kind):
        if raw is None or raw == "":
            return None
        kind = next(k for k in get_args(kind) if k is not type(None))
    if get_origin(kind) is tuple:
        return _members(kind, raw, name, cls, limits)
    if is_dataclass(kind):
        return _nested(kind, raw, name, limits)
    convert = {str: _text, float: _number, int: _whole, bool: _truth}.get(kind)
    if convert is None:
        raise Bad("type", f"fields of type {kind} are not read from files")
    return convert(raw, name, cls, limits)


def _members(kind: Any, raw: Any, name: str, cls: str, limits: Limits) -> tuple[Any, ...]:  # noqa: ANN401
    """A list: JSON or TOML arrays, cells joined by ` | `, or a table of pairs."""
    args = get_args(kind)
    if raw is None or raw in ("", []):
        if (cls, name) in NEVER_EMPTY:
            raise Bad("missing", "is empty; name at least one")
        return ()
    if isinstance(raw, str):
        raw = [part.strip() for part in raw.split(LIST_SEPARATOR.strip())]
    if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        if get_origin(args[0]) is tuple and isinstance(raw, dict):
            raw = [list(pair) for pair in raw.items()]
        if not isinstance(raw, list):
            raise Bad("type", "must be a list")
        return tuple(value(args[0], part, name, cls, limits) for part in raw)
    if not isinstance(raw, list) or len(raw) != len(args):
        raise Bad("type", f"must be a list of {len(args)} values")
    return tuple(
        value(arg, part, _pair_name(name, i), cls, limits) for i, (arg, part) in enumerate(zip(args, raw, strict=True))
    )


def _pair_name(name: str, place: int) -> str:
    """What the first member of a pair is: the issue of a point, the country of an agency."""
    return {"points": "issue", "agencies": "country"}.get(name, name) if place == 0 else ""


def _nested(kind: Any, raw: Any, name: str, limits: Limits) -> Any:  # noqa: ANN401
    if not isinstance(raw, dict):
        raise Bad("type", "must be a table with named values")
    hints = field_types(kind)
    unknown = sorted(set(raw) - set(hints))
    if unknown:
        raise Bad("extra-column", f"{unknown[0]!r} is not a part of {name}; parts: {', '.join(hints)}")
    lacking = sorted(required(kind) - set(raw))
    if lacking:
        raise Bad("missing", f"{name} lacks {', '.join(lacking)}")
    return kind(**{key: value(hints[key], part, key, kind.__name__, limits) for key, part in raw.items()})


def _text(raw: Any, name: str, cls: str, limits: Limits) -> str:  # noqa: ANN401
    if raw is None:
        raw = ""
    if not isinstance(raw, str):
        raise Bad("type", f"must be text, not {type(raw).__name__}; put it in quotes")
    if len(raw) > limits.cell_chars:
        raise Bad("too-long", f"has more than {limits.cell_chars} characters; shorten it")
    if not raw and name not in MAY_BE_EMPTY:
        raise Bad("missing", "is empty; fill it in")
    if raw and name in DATE_FIELDS and not is_partial_date(raw):
        raise Bad("bad-date", f"{raw!r} is not a date; write 2026, 2026-03 or 2026-03-14")
    if name in COUNTRY_FIELDS:
        _check_country(raw, name)
    allowed = choices(cls, name)
    if raw and allowed is not None and raw not in allowed:
        raise Bad("unknown-word", f"{raw!r} is not one of {', '.join(allowed)}{_hint(raw, list(allowed))}")
    return raw


def _check_country(raw: str, name: str) -> None:
    for part in re.split(r"[-+]", raw) if name == "about" else [raw]:
        if part != ANY and not is_country(part):
            meant = [state.iso3 for state in named(part)]
            hint = f"; did you mean {meant[0]}?" if meant else "; use ISO 3166-1 alpha-3, such as FRA"
            raise Bad("unknown-country", f"{part!r} is not the code of a country{hint}")


def _hint(raw: str, known: list[str]) -> str:
    near = get_close_matches(raw, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _number(raw: Any, name: str, cls: str, limits: Limits) -> float:  # noqa: ANN401, ARG001 - one signature for all
    try:
        found = float(raw) if not isinstance(raw, bool) else math.nan
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise Bad("not-a-number", f"{str(raw)[:40]!r} is not a number; write digits with a point, such as 0.25")
    low, high = RANGES.get(name, (-math.inf, math.inf))
    if not low <= found <= high:
        raise Bad("out-of-range", f"{found:g} is outside {low:g} to {high:g}")
    return found


def _whole(raw: Any, name: str, cls: str, limits: Limits) -> int:  # noqa: ANN401
    found = _number(raw, name, cls, limits)
    if found != int(found):
        raise Bad("not-a-number", f"{found:g} is not a whole number")
    return int(found)


def _truth(raw: Any, name: str, cls: str, limits: Limits) -> bool:  # noqa: ANN401, ARG001 - one signature for all
    if isinstance(raw, bool):
        return raw
    word = str(raw if raw is not None else "").casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise Bad("unknown-word", f"{word[:40]!r} is neither true nor false")
