"""Results about the engine as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from winset.cli.tables import NO_OPTION, console_of, none_known, table_of

if TYPE_CHECKING:
    from winset.desk import Beside, Desk
    from winset.desk.asking import Questions
    from winset.desk.backtesting import Backtest, Estimate, PairLook
    from winset.desk.forecasting import Ledger, Written
    from winset.desk.packaging import Packages, Proposal
    from winset.desk.scenarios import Scenario, WhatIf

__all__ = [
    "print_backtest",
    "print_beside",
    "print_ledger",
    "print_packages",
    "print_questions",
    "print_scenarios",
    "print_what_if",
    "print_written_forecasts",
]

_MISSES = 6
_TURNED = 3


def print_backtest(found: Backtest) -> None:
    """What the data could show, who was tested, the table, the increment, calibration and pairs."""
    console = console_of()
    chosen = "".join(
        f", options first proposed {word} {day}"
        for word, day in (("before", found.until_proposed), ("from", found.from_proposed))
        if day is not None
    )
    console.print(f"[bold]Retrospective fit, {found.start} to {found.as_of}{chosen}[/bold]")
    for line in (*_what_could_show(found), *_who(found)):
        console.print(line)
    table = table_of(
        "95 % intervals over resampled ideas",
        "", "AUC by option", "AUC by stretch", "Brier", "log score", "slope",
        right=("AUC by option", "AUC by stretch", "Brier", "log score", "slope"),
    )  # fmt: skip
    for row in found.scores:
        table.add_row(row.name, *(_e(e) for e in (row.by_option, row.by_spell, row.brier, row.log, row.slope)))
    console.print(table)
    partly = {row.name: row.by_option_partly for row in found.scores}
    console.print(
        f"With adoption in part as adoption: AUC by option {_e(partly['index'])} for the index, "
        f"{_e(partly['ambition'])} for ambition."
    )
    plus = found.increment
    console.print(
        f"Increment over ambition: AUC by option {_e(plus.auc, sign=True)}, "
        f"log score {_e(plus.log, sign=True, digits=3)}, Brier {_e(plus.brier, sign=True, digits=3)}, "
        f"log odds for one spread of the index {_e(plus.coefficient, sign=True)}."
    )
    console.print(f"[bold]{plus.sentence}[/bold]")
    for line in _calibration(found):
        console.print(line)
    worst = sorted(found.looks, key=lambda look: -look.miss)[:_MISSES]
    console.print(
        "Furthest off: " + ", ".join(f"{x.option} ({x.index:.2f}, {'yes' if x.adopted else 'no'})" for x in worst)
    )
    for pair in found.pairs:
        console.print(_pair(pair))
    console.print(found.what, style="dim")
    console.print(found.developed, style="dim")


def _what_could_show(found: Backtest) -> Iterator[str]:
    power = found.power
    counts = f"{power.with_adoption} ideas with an adoption, {power.without} without"
    if power.from_chance is None or power.between is None:
        yield f"These data can show nothing: {counts}."
        return
    yield (
        f"What these data could show four times in five ({counts}): an AUC {power.from_chance:.2f} or more from 0.50, "
        f"and a difference of {power.between:.2f} or more between index and ambition "
        f"(rank correlation {power.correlation:.2f})."
    )


def _who(found: Backtest) -> Iterator[str]:
    p = found.population
    yield (
        f"At risk: {p.options} options in {p.ideas} ideas over {p.spells} stretches of {found.months} months, "
        f"{p.adoptions} adoptions; rules are scored on the {p.scored} stretches ({p.scored_adoptions} adoptions) with "
        "enough past to fit."
    )
    named = (
        (p.at_once, "left out: adopted on the day of proposal as far as dates tell (zero exposure)"),
        (p.before, "left out: exposed only before the first day"),
        (p.open, "censored: window open, no whole stretch seen"),
        (p.no_outcome, "left out: no row says what came of it"),
        (p.partly, "adopted in part: leave the risk set on that day"),
        (p.late, "adopted after their window: count as not adopted within it"),
    )
    yield from (f"  {len(names)} {what}" for names, what in named if names)


def _calibration(found: Backtest) -> Iterator[str]:
    c = found.calibration
    yield (
        f"Calibration of the index: slope {_e(c.slope)}; "
        + ("it may be read as a probability." if c.calibrated else "not calibrated, so no probability.")
    )
    for b in c.bins:
        if b.options:
            yield (
                f"  index {b.low:.2f}–{b.high:.2f}: {b.options} options, mean {b.mean:.2f}, "
                f"adopted {b.adopted:.2f} ({b.share_low:.2f}–{b.share_high:.2f})"
            )


def _pair(pair: PairLook) -> str:
    first = ", ".join(f"{x:.2f}" for x in pair.earlier.index)
    second = ", ".join(f"{x:.2f}" for x in pair.later.index)
    word = "rose" if pair.rose else "did not rise"
    return (
        f"Pair, {pair.title}: {pair.earlier.option} ({pair.earlier.adopted}) {first}; "
        f"{pair.later.option} ({pair.later.adopted}) {second} on {pair.later.days[-1]}: "
        f"the index {word} ({pair.change:+.2f})."
    )


def print_written_forecasts(written: Written) -> None:
    """What was added to the ledger."""
    console = console_of()
    table = table_of(
        "", "option", "by", "chance", "base rate", "index", "tier", "seal", right=("chance", "base rate", "index")
    )
    for row in written.rows:
        table.add_row(
            row.option, row.by, f"{row.probability:.2f}", f"{row.base:.2f}", f"{row.index:.2f}", row.tier, row.id
        )
    if written.rows:
        console.print(table)
    elif not written.had:
        console.print("no option is open on this day, so that there is nothing to forecast")
    console.print(
        f"{len(written.rows)} forecasts added, {written.had} stood there already; the ledger has {written.total}."
    )
    if written.seal:
        console.print(f"Last seal {written.seal}: kept elsewhere, it shows that no line was cut off.", style="dim")


def print_ledger(ledger: Ledger) -> None:
    """The ledger's account."""
    console = console_of()
    for problem in ledger.problems:
        console.print(f"the seal is broken: {problem}")
    score = ledger.score
    console.print(f"Forecasts as known on {score.as_of}: " + ", ".join(f"{n} {state}" for state, n in score.counts))
    if ledger.seal:
        console.print(f"Last seal {ledger.seal}", style="dim")
    if score.brier.value is None:
        console.print("Nothing has come due yet: the ledger says nothing of the engine so far.")
        return
    console.print(f"  Brier {_e(score.brier, digits=3)} against {_e(score.brier_base, digits=3)} of the base rate")
    console.print(f"  log score {_e(score.log, digits=3)} against {_e(score.log_base, digits=3)}")
    console.print(f"  calibration slope of the chances {_e(score.slope)}, of the index {_e(score.index_slope)}")
    table = table_of("", "option", "by", "chance", "came out", "made", right=("chance",))
    for row in score.rows:
        if row.state in {"adopted", "not adopted"}:
            f = row.forecast
            table.add_row(f.option, f.by, f"{f.probability:.2f}", row.state, f.made[:10])
    console.print(table)


def print_packages(desk: Desk, found: Packages) -> None:
    """One block a solution."""
    titles = {o.id: o.title for o in desk.case.options}
    console = console_of()
    console.print(
        f"Packages as known on {found.as_of}, agreed as {found.instrument}, "
        f"ratified by all in {found.at_least:.0%} of draws or more"
    )
    for proposal in found.proposals:
        _print_package(proposal, titles)


def _print_package(p: Proposal, titles: dict[str, str]) -> None:
    console = console_of()
    if p.reason is not None:
        console.print(f"[bold]{p.objective}[/bold]: {p.reason}")
        return
    console.print(f"[bold]{p.objective}[/bold]: all ratify in {p.joint:.0%} of draws; out of {len(p.pool)} candidates")
    for name in p.options:
        console.print(f"  {titles.get(name, name)}" + (" (carried by the others)" if name in p.carried else ""))
    received = dict(p.received)
    table = table_of("", "country", "ratifies", "gain", "receives", right=("ratifies", "gain", "receives"))
    for (country, ratifies), (_, gain) in zip(p.country, p.gain, strict=True):
        table.add_row(country, f"{ratifies:.2f}", f"{gain:.2f}", f"{received[country]:+.2f}")
    console.print(table)
    countries = tuple(p.by_item)
    matrix = table_of("what each would lose without an item", "item", *countries, right=countries)
    for name in p.options:
        matrix.add_row(titles.get(name, name), *(f"{p.by_item[c][name]:+.2f}" for c in countries))
    console.print(matrix)
    for sentence in p.fails_when:
        console.print(f"  {sentence}")
    for country, issue, payer in p.losses:
        paid = f"; paid for most by {titles.get(payer, payer)}" if payer is not None else "; nothing pays for it"
        console.print(f"  {country} loses on {issue}{paid}")


def print_scenarios(desk: Desk, listed: Sequence[Scenario]) -> None:
    """One line a scenario."""
    table = table_of(
        f"Scenarios as known on {desk.day.isoformat()}", "id", "chance a year", "what", right=("chance a year",)
    )
    for row in listed:
        table.add_row(row.id, "–" if row.probability is None else f"{row.probability:.2f}", row.what)
    console = console_of()
    console.print(table if listed else none_known(desk, "scenarios", "scenario", "scenarios.toml"))


def print_what_if(desk: Desk, found: WhatIf, top: int) -> None:
    """Options whose index moves most, and the package before and after."""
    titles = {o.id: o.title for o in desk.case.options}
    console = console_of()
    for row in found.scenarios:
        chance = "" if row.probability is None else f" (chance within a year {row.probability:.2f})"
        console.print(f"[bold]{row.title}[/bold]{chance}: {row.what}")
    table = table_of(
        "", "option", "index", "change", "range", "rank", "tier", right=("index", "change", "range", "rank")
    )
    for shift in found.comparison.shifts[:top]:
        tier = shift.tier_after
        table.add_row(
            titles.get(shift.option, shift.option),
            f"{shift.joint_before:.2f} → {shift.joint_after:.2f}",
            f"{shift.joint_after - shift.joint_before:+.2f}",
            f"{shift.change_low:+.2f} to {shift.change_high:+.2f}",
            f"{shift.rank_before} → {shift.rank_after}",
            tier if tier == shift.tier_before else f"{shift.tier_before} → {tier}",
        )
    console.print(table)
    before, after = set(found.package_before.options), set(found.package_after.options)
    if found.package_after.reason is not None:
        console.print(f"No package then: {found.package_after.reason}")
        return
    console.print(
        f"The package is ratified by all in {found.package_before.joint:.0%} of draws now, "
        f"the best one then in {found.package_after.joint:.0%}."
    )
    for word, names in (("falls out", before - after), ("comes in", after - before)):
        for name in sorted(names):
            console.print(f"  {word}: {titles.get(name, name)}")


def print_questions(desk: Desk, found: Questions) -> None:
    """One line a question."""
    titles = {o.id: o.title for o in desk.case.options}
    table = table_of(
        f"What to ask next, as known on {found.as_of}",
        "value", "what to find out", "thought to stand at", "could turn",
        right=("value", "thought to stand at"),
    )  # fmt: skip
    for row in found.asked:
        turned = [f"{titles.get(name, name)} ({share:.0%})" for name, share in row.options[:_TURNED]]
        table.add_row(f"{row.value:.3f}", row.question, f"{row.mean:.2f} ± {row.sd:.2f}", "; ".join(turned))
    console = console_of()
    if not found.asked:
        no_option = not desk.ranking.options and not desk.ranking.apart
        console.print(
            none_known(desk, *NO_OPTION) if no_option else "no answer would turn a decision on the open options"
        )
        return
    console.print(table)
    console.print(
        "value: steps of a ladder that knowing the answer would gain or spare on average; "
        "in brackets how likely it turns the decision to try that option",
        style="dim",
    )


def print_beside(desk: Desk, found: Beside, top: int) -> None:
    """The ranks of every engine, in the order of ours."""
    titles = {o.id: o.title for o in desk.case.options}
    engines = tuple(found.ranks)
    table = table_of(f"Ranks by engine, as known on {desk.day.isoformat()}", "option", *engines, right=engines)
    rows = sorted(zip(found.options, *found.ranks.values(), strict=True), key=lambda row: row[1])
    for name, *places in rows[:top]:
        table.add_row(titles.get(name, name), *map(str, places))
    console = console_of()
    console.print(table)
    agreed = ", ".join(f"{name} {tau:+.2f}" for name, tau in found.agreement.items())
    console.print(f"Agreement with ours (Kendall's tau-b): {agreed}", style="dim")


def _e(estimate: Estimate, *, sign: bool = False, digits: int = 2) -> str:
    """A value with its interval."""
    if estimate.value is None:
        return "–"
    form = f"{'+' if sign else ''}.{digits}f"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:{form}}"
    return f"{estimate.value:{form}} ({estimate.low:{form}}, {estimate.high:{form}})"
