"""Every address of the workspace and the function behind it; modules are loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

__all__ = ["ROUTES", "Spec"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One address."""

    path: str
    """With places such as `{id}`."""
    page: str
    """`module:function` below `winset.web`, (View) -> Shown, Download, Moved or JSON values."""
    table: str = ""
    """`module:function` of the page's table; the address ends in `.csv` or `.json` for its rows."""
    method: str = "GET"
    action: str = "read"
    """What the visitor must be allowed to do."""
    private: bool = False
    """Whether the page differs from visitor to visitor, so that no browser keeps it and none is kept for the next."""
    alike: bool = False
    """Whether a private page is the same in all sessions of an account but for the token of its forms, for as long as
    nothing is done to the case or uploaded."""
    fresh: bool = True
    """Whether somebody who changed the case waits until this page can show it; False where it reads what was done."""

    def function(self, name: str) -> Callable[..., Any]:
        """The function of `page` or `table`."""
        module, _, function = name.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"winset.web.{module}"), function)
        return found


ROUTES: Final = (
    Spec(path="/", page="pages.overview:overview"),
    Spec(path="/options", page="pages.options:options", table="pages.options:table"),
    Spec(path="/options/{id}", page="pages.option:option"),
    Spec(path="/package", page="pages.package:package"),
    Spec(path="/scenario", page="pages.scenario:scenario"),
    Spec(path="/issues", page="pages.issues:issues", table="pages.issues:table"),
    Spec(path="/issues/{id}", page="pages.issues:issue", table="pages.issues:positions_table"),
    Spec(path="/countries/{id}", page="pages.country:country"),
    Spec(path="/constraints", page="pages.constraints:constraints", table="pages.constraints:table"),
    Spec(path="/relations", page="pages.relations:relations", table="pages.relations:table"),
    Spec(path="/relations/{pair}", page="pages.relations:dyad", table="pages.relations:dyad_table"),
    Spec(path="/series/{data}/{pair}/{issue}.csv", page="pages.series:rows"),
    Spec(path="/series/{data}/{pair}/{issue}.metadata.json", page="pages.series:metadata"),
    Spec(path="/series/polls/{trend}.csv", page="pages.series:poll_rows"),
    Spec(path="/series/polls/{trend}.metadata.json", page="pages.series:poll_metadata"),
    Spec(path="/events", page="pages.events:events", table="pages.events:table"),
    Spec(path="/opinion", page="pages.opinion:opinion", table="pages.opinion:table"),
    Spec(path="/opinion/{trend}", page="pages.opinion:trend", table="pages.opinion:trend_table"),
    Spec(path="/timeline", page="pages.timeline:timeline", table="pages.timeline:table"),
    Spec(path="/meetings", page="pages.meetings:meetings", table="pages.meetings:table"),
    Spec(path="/documents", page="pages.documents:documents", table="pages.documents:table"),
    Spec(path="/documents/{id}", page="pages.document:document"),
    Spec(path="/number", page="pages.number:number"),
    Spec(path="/evidence", page="pages.evidence:evidence"),
    Spec(path="/search", page="pages.search:search"),
    Spec(path="/actors", page="pages.actors:actors", table="pages.actors:table"),
    Spec(path="/commitments", page="pages.commitments:commitments", table="pages.commitments:table"),
    Spec(path="/commitments/{id}", page="pages.promise:promise", private=True, alike=True),
    Spec(path="/commitments/{id}", page="pages.promise:judged", method="POST", action="review"),
    Spec(path="/dormant", page="pages.commitments:dormant", table="pages.commitments:dormant_table"),
    Spec(path="/methods", page="pages.methods:methods"),
    Spec(path="/brief", page="pages.brief:brief", private=True, alike=True),
    Spec(path="/brief", page="pages.brief:kept", method="POST", action="review"),
    Spec(path="/brief.txt", page="pages.brief:text"),
    Spec(path="/brief.docx", page="pages.brief:document"),
    Spec(path="/compare", page="pages.compare:compare"),
    Spec(path="/readings", page="pages.readings:readings", table="pages.readings:table", private=True, alike=True),
    Spec(path="/readings", page="pages.readings:weighed", method="POST", action="review"),
    Spec(path="/paste", page="pages.paste:paste", action="upload", private=True, fresh=False),
    Spec(path="/paste", page="pages.paste:pasted", method="POST", action="upload"),
    Spec(path="/ties", page="pages.ties:ties", table="pages.ties:table"),
    Spec(path="/ties/changes", page="pages.ties:changes", table="pages.ties:changes_table"),
    Spec(path="/calendar", page="pages.calendar:calendar", table="pages.calendar:table"),
    Spec(path="/watch", page="pages.watch:watching", table="pages.watch:table"),
    Spec(path="/watch.ics", page="pages.watch:icalendar"),
    Spec(path="/who", page="pages.who:who"),
    Spec(path="/rounds", page="pages.rounds:rounds", private=True),
    Spec(path="/rounds/{id}", page="pages.rounds:panel", table="pages.rounds:table", private=True),
    Spec(path="/rounds/{id}", page="pages.rounds:steered", method="POST", action="invite"),
    Spec(path="/rounds/{id}/export.zip", page="pages.rounds:export", private=True),
    Spec(path="/experts", page="pages.rounds:beside", table="pages.rounds:beside_table"),
    Spec(path="/review", page="pages.review:review", action="review", private=True, alike=True, fresh=False),
    Spec(path="/review", page="pages.review:decided", method="POST", action="review"),
    Spec(path="/label", page="pages.label:label", action="label", private=True, alike=True, fresh=False),
    Spec(path="/label", page="pages.label:labelled", method="POST", action="label"),
    Spec(path="/correct", page="pages.correct:correct", action="correct", private=True, alike=True, fresh=False),
    Spec(path="/correct", page="pages.correct:corrected", method="POST", action="correct"),
    Spec(path="/upload", page="pages.upload:upload", action="upload", private=True, alike=True, fresh=False),
    Spec(path="/upload", page="pages.upload:uploaded", method="POST", action="upload"),
    Spec(path="/upload/progress", page="pages.upload:progress", action="upload", private=True, alike=True, fresh=False),
    Spec(
        path="/history",
        page="pages.history:history",
        table="pages.history:table",
        private=True,
        alike=True,
        fresh=False,
    ),
    Spec(path="/undo", page="pages.history:undone", method="POST", action="undo"),
    Spec(path="/people", page="pages.people:people", action="invite", private=True, fresh=False),
    Spec(path="/people", page="pages.people:changed", method="POST", action="invite"),
    Spec(path="/audit", page="pages.people:audit", action="audit", private=True, fresh=False),
    Spec(path="/account", page="pages.door:account", private=True, fresh=False),
    Spec(path="/leave", page="pages.door:leave", method="POST"),
    Spec(path="/api/openapi.json", page="openapi:description"),
    Spec(path="/api/rank", page="api:rank"),
    Spec(path="/api/constraints", page="api:constraints"),
    Spec(path="/api/relations", page="api:relations"),
    Spec(path="/api/opinion", page="api:opinion"),
    Spec(path="/api/explain/{id}", page="api:explain"),
    Spec(path="/api/package", page="api:package"),
    Spec(path="/api/scenarios", page="api:scenarios"),
    Spec(path="/api/scenario", page="api:scenario"),
    Spec(path="/api/evidence", page="api:evidence"),
    Spec(path="/api/documents", page="api:documents"),
    Spec(path="/api/documents/{id}", page="api:document"),
    Spec(path="/api/events", page="api:events"),
)
