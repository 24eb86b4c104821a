"""Commands about the engine: tested against the past, held to forecasts, asked for packages and what to ask next."""

from __future__ import annotations

from typing import Annotated

import typer

from winset.cli.arguments import AsOf, CaseFolder, Json
from winset.cli.output import opened, progress, write_json
from winset.errors import BadInput, Problem

__all__ = ["register"]

Options = Annotated[
    list[str] | None, typer.Option("--option", metavar="ID", help="Only this option; may be given several times.")
]


def register(app: typer.Typer) -> None:
    """Add `backtest`, `forecast`, `package`, `scenario` and `ask` to an application."""
    for command in (backtest, forecast, package, scenario, ask):
        app.command()(command)


def backtest(
    case: CaseFolder,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day of exposure.")] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of which something is known.")
    ] = None,
    every: Annotated[
        str, typer.Option(metavar="MONTHS", help="Length of a stretch: 1m to 24m, a divisor of 24.")
    ] = "6m",
    until_proposed: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only options first proposed before this day.")
    ] = None,
    from_proposed: Annotated[
        str | None, typer.Option(metavar="DATE", help="Score only options first proposed on or after this day.")
    ] = None,
    draws: Annotated[int, typer.Option(min=0, help="Resamples of ideas behind the intervals.")] = 2000,
    seed: Annotated[int, typer.Option(help="Seed of the resamples.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Write it beside the case, for the report.")] = False,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """The index against what happened: retrospective fit beside simple rules, with what the data could show at all."""
    from winset.cli.engine_tables import print_backtest
    from winset.desk.backtesting import backtest as tested
    from winset.desk.tested import keep_backtest

    desk = opened(case, as_of=as_of)
    months = months_of(every)
    with progress() as tick:
        found = tested(
            desk,
            start=start,
            end=end,
            months=months,
            until_proposed=until_proposed,
            from_proposed=from_proposed,
            draws=draws,
            seed=seed,
            progress=tick,
        )
    if keep:
        keep_backtest(case, found)
    if as_json:
        write_json(found)
    else:
        print_backtest(found)


def forecast(
    case: CaseFolder,
    option: Options = None,
    horizon: Annotated[
        list[int] | None, typer.Option(min=1, metavar="MONTHS", help="Months ahead; may be given several times.")
    ] = None,
    resolve: Annotated[
        bool, typer.Option("--score", help="Resolve and score what was forecast; write nothing.")
    ] = False,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Write dated, sealed forecasts for open options into the ledger, or score those that have come due."""
    from winset.cli.engine_tables import print_ledger, print_written_forecasts
    from winset.desk.forecasting import HORIZONS, score
    from winset.desk.forecasting import forecast as write

    desk = opened(case, as_of=as_of)
    if resolve:
        ledger = score(desk)
        if as_json:
            write_json(ledger)
        else:
            print_ledger(ledger)
        if ledger.problems:
            raise typer.Exit(1)
        return
    with progress() as tick:
        written = write(desk, options=option, horizons=horizon or HORIZONS, progress=tick)
    if as_json:
        write_json(written)
    else:
        print_written_forecasts(written)


def package(
    case: CaseFolder,
    option: Options = None,
    pool: Annotated[
        int | None, typer.Option(min=1, help="Bundle from this many of the first ideas of the ranking.")
    ] = None,
    solution: Annotated[
        list[str] | None,
        typer.Option(help="nash, egalitarian, kalai-smorodinsky or minimax-regret; may be given several times."),
    ] = None,
    instrument: Annotated[str, typer.Option(help="Form of the whole package; decides whose consent it needs.")] = (
        "joint-statement"
    ),
    at_least: Annotated[float, typer.Option(help="Share of draws in which all must ratify.")] = 0.5,
    side_payments: Annotated[
        float, typer.Option(min=0.0, help="Most that a country pays or receives, in units of its best item.")
    ] = 0.0,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """The package to propose: what is in it, who gains, who loses on what, and what carries what."""
    from winset.cli.engine_tables import print_packages
    from winset.desk.packaging import SHOWN
    from winset.desk.packaging import package as proposed

    desk = opened(case, as_of=as_of)
    found = proposed(
        desk,
        options=option,
        pool=pool,
        objectives=solution or SHOWN,
        instrument=instrument,
        at_least=at_least,
        side_payments=side_payments,
    )
    if as_json:
        write_json(found)
    else:
        print_packages(desk, found)


def scenario(
    case: CaseFolder,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[SCENARIO]...", help="Ids; none lists them.", show_default=False)
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="How many options to print.")] = 15,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """What would change in ranking and package if these scenarios happened together."""
    from winset.cli.engine_tables import print_scenarios, print_what_if
    from winset.desk.scenarios import scenario as what_if
    from winset.desk.scenarios import scenarios

    desk = opened(case, as_of=as_of)
    if not ids:
        listed = scenarios(desk)
        if as_json:
            write_json({"as_of": desk.day.isoformat(), "scenarios": listed})
        else:
            print_scenarios(desk, listed)
        return
    found = what_if(desk, ids)
    if as_json:
        write_json({"as_of": desk.day.isoformat(), "snapshot": desk.snapshot, "what_if": found})
    else:
        print_what_if(desk, found, top)


def ask(
    case: CaseFolder,
    top: Annotated[int, typer.Option(min=1, help="How many questions to print.")] = 10,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Whom to ask about what next: positions whose knowledge would most change what is worth trying."""
    from winset.cli.engine_tables import print_questions
    from winset.desk.asking import questions

    desk = opened(case, as_of=as_of)
    found = questions(desk, number=top)
    if as_json:
        write_json(found)
    else:
        print_questions(desk, found)


def months_of(text: str) -> int:
    """Months of `6m`, `6` or `1y`; raises BadInput with a sentence."""
    number, unit = (text[:-1], text[-1:]) if text[-1:] in {"m", "y"} else (text, "m")
    if not number.isdecimal() or int(number) < 1:
        what = f"{text!r} is no length of time; write 6m for half-years or 1y for years"
        raise BadInput([Problem(file="--every", code="bad-step", what=what)])
    return int(number) * (12 if unit == "y" else 1)
