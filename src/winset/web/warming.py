"""Pages made before anybody asks: those that people looked at last, then those that most look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from winset.web.line import AHEAD, Task, Waits, hurried
from winset.web.making import Asked
from winset.web.routes import ROUTES, Spec

if TYPE_CHECKING:
    from concurrent.futures import Future

    from winset.web.opened import Opened
    from winset.web.workspace import Workspace

__all__ = ["FIRST", "asked_for", "warm"]

FIRST: Final = (
    "/", "/options", "/constraints", "/issues", "/relations", "/opinion", "/timeline", "/meetings", "/calendar",
    "/commitments", "/package", "/scenario", "/documents", "/methods",
)  # fmt: skip
"""Pages of the menu, the first page first."""
_OF: Final = {spec.path: spec for spec in ROUTES if spec.method == "GET" and not spec.private}
_OWNER: Final = "owner"


def asked_for(path: str, **places: str) -> Asked:
    """A page by the path of its route, without anything after the question mark."""
    spec: Spec = _OF[path]
    return Asked(spec=spec, name=spec.page, url=path.format(**places), places=places)


def warm(workspace: Workspace, opened: Opened, old: Opened | None, done: Callable[[], None]) -> None:
    """Make pages of a desk one by one, whenever nobody waits for anything; `done` when it may take the old one's place.

    A page that cannot be made is left to who asks for it, and the others are made.
    """
    _Round(workspace, opened, _steps(workspace, opened, old, done)).go()


def _steps(
    workspace: Workspace, opened: Opened, old: Opened | None, done: Callable[[], None]
) -> Iterator[Callable[[], Any]]:
    menu = [asked_for(path) for path in FIRST]
    if old is not None and old is not opened:  # the old desk is shown until this one answers as quickly
        seen = list(old.pages.values())
        yield from (partial(asked.kept, opened, workspace, _OWNER) for asked in menu)
        yield from (partial(load, opened) for load in _LOADS)
        yield from (partial(asked.kept, opened, workspace, role) for asked, role in reversed(seen))
    yield done
    case = opened.desk.case
    pages = [*menu]
    pages += [asked_for("/countries/{id}", id=country) for country in case.countries]
    pages += [asked_for("/relations/{pair}", pair=f"{a}-{b}") for a, b in combinations(case.countries, 2)]
    pages += [asked_for("/issues/{id}", id=issue.id) for issue in case.issues]
    pages += [asked_for("/options/{id}", id=option.id) for option in case.options]
    for at, asked in enumerate(pages):
        if at == len(FIRST):
            yield partial(_shelved, workspace, opened)
            yield from (partial(load, opened) for load in _LOADS)
        yield partial(asked.kept, opened, workspace, _OWNER)
    yield workspace.warmed.set


def _shelved(workspace: Workspace, opened: Opened) -> None:
    """Keep the pages of the menu on disk, where they are what the next start would show first."""
    if opened is workspace.desks.ready(None) and opened.stamp == workspace.desks.stamp():
        pages = {asked.name_for(_OWNER): opened.ready(asked.key(_OWNER)) for asked in map(asked_for, FIRST)}
        workspace.shelf.keep(workspace.state(opened.stamp), {name: page for name, page in pages.items() if page})


def _rows(opened: Opened) -> None:
    from winset.web.shelves import books_of  # noqa: PLC0415 - after the server listens

    opened.heavy("rows", books_of(opened).lay_out)


def _marks(opened: Opened) -> None:
    from winset.web.pages.document import handling_marks  # noqa: PLC0415 - as above

    handling_marks(opened)


def _weights(opened: Opened) -> None:
    from winset.desk.weighing import ALL, POOL  # noqa: PLC0415 - as above
    from winset.web.pages.package import FORM, weights_among  # noqa: PLC0415 - as above

    for among in (POOL, ALL):
        weights_among(opened, FORM, among)
    opened.need("assessment")


def _suggestions(opened: Opened) -> None:
    from winset.web.pages.review import suggested  # noqa: PLC0415 - as above

    suggested(opened)


def _index(opened: Opened) -> None:
    from winset.web.pages.search import indexed  # noqa: PLC0415 - as above

    indexed(opened)


def _sample(opened: Opened) -> None:
    from winset.web.pages.label import SIZES, rows_of  # noqa: PLC0415 - as above

    for one in opened.need("relations").sets:
        rows_of(opened, one.data, SIZES[1])


def _leads(opened: Opened) -> None:
    from winset.web.pages.promise import leads_of  # noqa: PLC0415 - as above

    for one in opened.desk.case.commitments[:1]:  # the meanings of all rows are the same for each
        leads_of(opened, one.id)


_LOADS: Final = (_marks, _rows, _weights, _suggestions, _index, _sample, _leads)
"""What several pages need, beside what the menu's pages do."""


class _Round:
    """Steps taken one at a time, each a task of its own at the end of the line."""

    def __init__(self, workspace: Workspace, opened: Opened, steps: Iterator[Callable[[], Any]]) -> None:
        self._line, self._opened, self._steps = workspace.desks.line, opened, steps
        self._now: Callable[[], Any] | None = None

    def go(self) -> None:
        """Queue the next step."""
        self._line.put(Task(self._step), AHEAD)

    def _step(self) -> None:
        self._now = self._now or next(self._steps, None)
        if self._now is None or not self._opened.wanted:
            return
        try:
            with hurried(AHEAD):
                self._now()
        except Waits as waits:
            waits.result.add_done_callback(self._again)
            return
        except Exception:  # noqa: BLE001, S110 - whoever asks for the page is told what is wrong
            pass
        self._now = None
        self.go()

    def _again(self, found: Future[Any]) -> None:
        """Try the step again when what it needs is there; leave it where that failed."""
        if found.exception() is not None:
            self._now = None
        self.go()
