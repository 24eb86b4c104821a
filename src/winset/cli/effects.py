"""The command about contact and opinion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, write_json

if TYPE_CHECKING:
    from winset.desk.effects import Slope, Tested

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(effects)


def effects(
    case: CaseFolder,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Does contact that people see move opinion more than meetings of governments? First: what could be seen at all."""
    from winset.desk.effects import effects as found_in
    from winset.desk.effects import effects_contract

    desk = opened(case, as_of=as_of)
    found = found_in(desk)
    if as_json:
        write_json(effects_contract(desk, found))
    elif not found:
        typer.echo("the case asks nothing of contact and opinion: write what is claimed into effects.csv")
    for one in found if not as_json else ():
        _print(one)


def _print(one: Tested) -> None:
    from winset.desk.effects import CAUTION

    test, verdict = one.test, one.verdict
    typer.echo(f"{test.respondents} about {test.about}: {test.question}; contact leads by {test.lag} year(s)")
    can = f"{verdict.detectable:.1f} points" if math.isfinite(verdict.detectable) else "none"
    typer.echo(f"  smallest difference that would show: {can}; of interest: {test.smallest:g} points")
    typer.echo(f"  {verdict.text}")
    for effect in verdict.effects:
        typer.echo(f"  {effect.contact}: {_told(effect.slope)}")
        typer.echo(f"    placebo, contact of the year after: {_told(effect.future)}")
        for country, slope in effect.placebos:
            typer.echo(f"    placebo, opinion about {country}: {_told(slope)}")
    typer.echo(f"  Mind that {CAUTION}.")
    if one.wanted:
        typer.echo(f"  What would tell: {one.wanted}.")


def _told(slope: Slope) -> str:
    if not math.isfinite(slope.detectable):
        return f"cannot be estimated, {slope.pairs} neighbouring readings"
    told = f"{slope.value:+.1f} points ({slope.low:+.1f} to {slope.high:+.1f})"
    return f"{told} for one standard deviation more, {slope.pairs} neighbouring readings"
