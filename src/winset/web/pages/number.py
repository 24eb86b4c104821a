"""One number: what it means, how it was computed, what it rests on."""

from __future__ import annotations

import inspect
from typing import Any

from winset.desk import meaning
from winset.desk.numbers import FUNCTIONS
from winset.report.book import Entry
from winset.web.book import WebBook
from winset.web.view import Missing, Shown, View

__all__ = ["number"]


def number(view: View) -> Shown:
    """The page of a number, by the function and arguments in the address."""
    name = view.asked("f")
    function = dict(FUNCTIONS).get(name)
    if function is None:
        raise Missing(f"there is no kind of number {name[:40]!r}")
    arguments = _arguments(view, function)
    for need in ("ranking", "register", "evidence"):
        view.opened.need(need)

    def make() -> Entry:
        try:
            return WebBook(view).entry(name, "{}", **arguments)
        except (StopIteration, KeyError, AttributeError, TypeError, IndexError) as error:
            raise Missing("this number does not exist on this day") from error

    entry = view.opened.heavy(("number", name, tuple(sorted(arguments.items()))), make)
    found, shown = entry.answer, entry.shown
    if isinstance(found.value, float) and shown == str(found.value):  # no index, which comes as it is shown elsewhere
        shown = f"{found.value:.2f}"
    call = ", ".join(f"{key}={value}" for key, value in arguments.items())
    return Shown(
        template="number.html.j2",
        title=f"{meaning(name).rstrip('.')}: {shown}",
        values={"answer": found, "shown": shown, "meaning": meaning(name), "call": f"{name}({call})"},
    )


def _arguments(view: View, function: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of the desk
    wanted = inspect.signature(function).parameters
    told: dict[str, Any] = {}
    for name, value in view.query:
        if name in wanted and name != "desk":
            if "int" in str(wanted[name].annotation):
                if not value.isdigit():
                    raise Missing(f"{name} is a number")
                told[name] = int(value[:3])
            else:
                told[name] = value
    return told
