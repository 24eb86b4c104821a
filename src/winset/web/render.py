"""Templates: everything that comes from outside is escaped, and signs that reorder text are made visible."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from winset import __version__
from winset.web.libraries import loaded

__all__ = ["environment", "joint", "printed", "visible"]

_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that change the order in which letters stand, or hide it: shown, never obeyed."""
_NAMES: Final = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def visible(text: object) -> Markup:
    """A text from outside, escaped; what would reorder or hide letters stands there by name, such as ⟦RLO⟧."""
    plain = _CONTROLS.sub("\ufffd", str(text))
    return escape(_REORDERING.sub(lambda found: f"⟦{_NAMES[found[0]]}⟧", plain))


def printed(value: object) -> Markup:
    """A value as a template prints it: markup of ours as it is, anything else escaped."""
    return escape(_finalized(value))


@cache
def environment() -> Environment:
    """The templates of the workspace, compiled once."""
    loaded()
    from winset.report.words import MARKS, capital, country_name, dated, issue_name, kind_of, person, spoken  # noqa: PLC0415 - a second of imports

    found = Environment(
        loader=PackageLoader("winset.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    found.filters |= {
        "capital": capital, "country": country_name, "dated": dated, "issue_name": issue_name, "kind": kind_of,
        "person": person, "spoken": spoken, "index": _index, "joint": joint, "signed": _signed,
        "percent": _percent, "dict_of": dict,
    }  # fmt: skip
    found.globals |= {"marks": MARKS, "version": __version__}
    return found


def _finalized(value: Any) -> Any:  # noqa: ANN401 - any value of a template
    """Every value that a template prints passes here."""
    if isinstance(value, str) and not isinstance(value, Markup) and _needs(value):
        return visible(value)
    return value


def _needs(value: str) -> bool:
    if value.isprintable():  # then neither is in it
        return False
    return _REORDERING.search(value) is not None or _CONTROLS.search(value) is not None


def joint(value: float | None) -> str:
    """An option's index, which is never rounded into the next tier."""
    from winset.desk.showing import index_shown  # noqa: PLC0415 - a second of imports

    return "–" if value is None else index_shown(value)


def _index(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
