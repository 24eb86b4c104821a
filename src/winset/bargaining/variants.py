"""The forms an option could take, and which countries each form binds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from winset.model import Case, Option, Variant

__all__ = ["Form", "binding_sets", "core_of", "forms_of", "frames_shown"]

BESIDE: Final = ("functional", "values")
"""Frames shown beside an option that lists a single one, so that two can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A variant and the countries that must ratify it."""

    variant: Variant
    countries: tuple[str, ...]
    """ISO3, in the order of the case."""
    whole: bool
    """Whether all of the option's core is bound; a pair out of three reaches only a part of what the option says."""
    own: bool
    """Whether the frame is one that the option lists; others are shown beside it and never chosen."""


def core_of(option: Option, countries: Sequence[str]) -> tuple[str, ...]:
    """The countries that the option itself needs, in the order of the case; all of them where it names none."""
    return tuple(c for c in countries if c in option.parties) or tuple(countries)


def binding_sets(
    option: Option, format_: str, countries: Sequence[str], concerned: Sequence[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Which countries must ratify in a format; several answers where the format leaves a choice.

    Unilateral: each of the option's core by a step of its own. Bilateral: the two of the core; any two of a larger one;
    a single one and any other that the issue concerns. Trilateral: every country of the case. Wider formats: every
    country that the issue concerns; who is outside the case is a condition.

    Parameters
    ----------
    option, format_ : the option and one of FORMATS
    countries : of the case
    concerned : those that the issue names; empty for all
    """
    core = core_of(option, countries)
    partners = tuple(c for c in countries if not concerned or c in concerned or c in core)
    if format_ == "unilateral":
        return (core,)
    if format_ == "trilateral" or len(partners) == 1:
        return (tuple(countries),)
    if format_ != "bilateral":
        return (partners,)
    if len(core) > 1:
        return tuple(combinations(core, 2))
    return tuple(tuple(c for c in countries if c in {core[0], other}) for other in partners if other != core[0])


def frames_shown(option: Option) -> tuple[str, ...]:
    """The frames that the option lists, and others beside them until there are two."""
    others = tuple(f for f in BESIDE if f not in option.frames)
    return (*option.frames, *others[: max(0, 2 - len(option.frames))])


def forms_of(options: Iterable[Option], case: Case) -> tuple[Form, ...]:
    """All forms of some options: instrument x frame x format, in the order in which the option lists them."""
    concerned = {issue.id: issue.countries for issue in case.issues}
    return tuple(
        Form(
            variant=Variant(option=option.id, instrument=instrument, frame=frame, format=format_),
            countries=bound,
            whole=set(core_of(option, case.countries)) <= set(bound),
            own=frame in option.frames,
        )
        for option in options
        for instrument in option.instruments
        for frame in frames_shown(option)
        for format_ in option.formats
        for bound in binding_sets(option, format_, case.countries, concerned.get(option.issue, ()))
    )
