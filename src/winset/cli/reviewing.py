"""Suggestions shown one after the other, and a key for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from rich.markup import escape

from winset.cli.tables import console_of, table_of

if TYPE_CHECKING:
    from winset.desk import Decided, Decision, Suggestion

__all__ = ["decide_with_keys", "print_decided", "print_suggestions"]

_KEYS: Final = "[a]ccept  [n]ew option  [r]eject  [s]kip  [q]uit"
_SHOWN: Final = (
    "player", "kind", "direction", "strength", "points", "instruments", "formats", "percent", "about", "by", "to",
    "status", "due", "meeting", "option", "guideline",
)  # fmt: skip
"""Columns of a row that a person looks at first."""


def print_suggestions(found: Sequence[Suggestion], *, of: int) -> None:
    """Suggestions as a table, with how many there are in all."""
    first = f"the first {len(found)} of " if len(found) < of else ""
    out = table_of(f"{first}{of} suggestions", "kind", "about", "issue", "by", "words", "like", "document")
    for one in found:
        claim = one.claim
        words = " ".join(claim.text.split())
        like = ", ".join(match.option for match in one.matches)
        cells = (one.kind, claim.country or "", claim.issue or "", claim.by or "", words, like, claim.file)
        out.add_row(*(escape(cell) for cell in cells))
    console_of().print(out)


def decide_with_keys(case: Path, found: Sequence[Suggestion], author: str | None) -> None:
    """Ask for each suggestion; every answer is carried out at once, so that stopping loses none."""
    from winset.desk import decide  # the table needs no desk

    for number, one in enumerate(found, 1):
        _show(one, f"{number} of {len(found)}")
        decision = _asked(one)
        if decision is None:
            return
        if decision.id:
            print_decided(decide(case, [decision], author=author))


def _show(one: Suggestion, place: str) -> None:
    claim, out = one.claim, console_of()
    more = f", and {one.more} more in the same words" if one.more else ""
    out.print(f"\n[bold]{one.kind}[/bold] ({place}) {escape(claim.country or '')} {escape(claim.issue or '')}")
    out.print(escape(f"  “{' '.join((claim.context or claim.text).split())}”"))
    out.print(
        escape(f"  claimed by {claim.by or 'its author'}, {claim.date or 'no date'}, {claim.url or claim.file}{more}")
    )
    for match in one.matches:
        out.print(escape(f"  like {match.option} ({match.similarity:.2f}): {match.title}"))
    row = "; ".join(f"{name}={_told(one.row[name])}" for name in _SHOWN if one.row.get(name) not in (None, "", ()))
    out.print(escape(f"  {one.file}: {row}"))


def _told(held: object) -> str:
    """A cell as it stands in a file."""
    if not isinstance(held, tuple):
        return str(held)
    return " | ".join("=".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in held)


def _asked(one: Suggestion) -> Decision | None:
    """The person's word; one without an id skips, None ends."""
    from winset.desk import Decision  # as above

    while True:
        key = typer.prompt(_KEYS, default="s").strip().lower()[:1]
        if key == "q":
            return None
        if key == "s":
            return Decision(id="", accept=False, set={})
        if key == "r":
            reason = typer.prompt("why", default="", show_default=False)
            return Decision(id=one.id, accept=False, set={}, reason=reason or None)
        if key in {"a", "n"}:
            new = {"option": "new"} if key == "n" and one.kind == "option" else {}
            told = {name: typer.prompt(name) for name in _to_fill(one, new=bool(new))}
            return Decision(id=one.id, accept=True, set=new | told)


def _to_fill(one: Suggestion, *, new: bool) -> tuple[str, ...]:
    """Columns that a person is asked for."""
    if one.kind == "option" and one.matches and not new:
        return ()
    lacking = [name for name in one.row if one.row[name] in (None, ()) and name in {*one.missing, "points"}]
    return tuple("level" if name == "points" else name for name in lacking if name != "ambition")


def print_decided(results: Sequence[Decided]) -> None:
    """What came of each decision."""
    for one in results:
        typer.echo(f"{one.outcome} {one.id}{one.what and f': {one.what}'}")
