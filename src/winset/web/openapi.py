"""The description of the JSON (OpenAPI 3.1): what can be asked, and in which shapes the answers come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from winset import __version__
from winset.desk.library import SORTS
from winset.model import INSTRUMENTS, Case
from winset.web.api import MOST, SCOPES, UNITS
from winset.web.pages.scenario import FURTHEST, WHO
from winset.web.view import View

__all__ = ["description"]

_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": "number"}
_DAY: Final = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def description(view: View) -> dict[str, Any]:
    """The document."""
    case = view.desk.case
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"winset: {case.title}",
            "version": __version__,
            "description": "The answers of pages and commands. `p_*` and `joint` order options; no probabilities.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"session": []}],
        "paths": {
            **_measured(),
            **_weighed(case, [option.id for option in view.opened.need("ranking").options]),
            **_read(case),
        },
        "components": {
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": view.workspace.sessions.cookie},
            },
            "schemas": {
                "Error": {
                    "type": "object",
                    "required": ["error", "status"],
                    "properties": {"error": _TEXT, "status": {"type": "integer"}},
                }
            },
        },
    }


def _measured() -> dict[str, Any]:
    """Paths of what the program works out of a case as it is."""
    return {
        "/api/rank": _get("Options in order, as `winset rank --json`", _list("options")),
        "/api/constraints": _get("The register, as `winset constraints --json`", _list("constraints")),
        "/api/relations": _get(
            "Series and shifts, as `winset relations --json`",
            _list("series", "happenings", "shifts"),
            _query("by", {"enum": list(UNITS)}, "Unit of time"),
            _query("scope", {"enum": list(SCOPES)}, "Which acts"),
        ),
        "/api/opinion": _get("Polls by question, as `winset opinion --json`", _list("questions", "suspect")),
    }


def _weighed(case: Case, ranked: Sequence[str]) -> dict[str, Any]:
    """Paths of one option, of a package put together by the reader, and of what-ifs."""
    slider = {"type": "number", "minimum": -FURTHEST, "maximum": FURTHEST, "multipleOf": 0.05}
    return {
        "/api/explain/{id}": _get(
            "Why an option ranks where it does, as `winset explain --json`",
            {"type": "object", "required": ["option", "joint", "stands", "swings"], "properties": {"joint": _NUMBER}},
            _place("id", {"enum": [option.id for option in case.options]}),
        ),
        "/api/package": _get(
            "A package of one's own, weighed",
            {"type": "object", "required": ["joint", "low", "high", "tier", "country", "gain", "swaps"]},
            _query("o", _several(ranked) | {"minItems": 1}, "Option id", required=True),
            _query("form", {"enum": list(INSTRUMENTS)}, "Form of the whole"),
        ),
        "/api/scenarios": _get("Scenarios that could happen", _list("scenarios")),
        "/api/scenario": _get(
            "Every open option if scenarios and changes held",
            _list("options"),
            _query("s", _several([scenario.id for scenario in case.scenarios]), "Scenario id"),
            _query("issue", {"enum": ["*", *(issue.id for issue in case.issues)]}, "Issue of the changes"),
            *(
                _query(f"{c}-{key}", slider, f"How much further the {word} would go, in units of the ladder")
                for c in case.countries
                for key, word in WHO
            ),
        ),
    }


def _read(case: Case) -> dict[str, Any]:
    """Paths of evidence, documents and events."""
    actors = {"enum": [*case.countries, *case.third_parties]}
    return {
        "/api/evidence": _get(
            "One item of evidence",
            {"type": "object", "required": ["id", "kind", "sentence", "date", "url", "source"]},
            _query("id", _TEXT, "Id of a happening, figure, meeting or sentence", required=True),
        ),
        "/api/documents": _get(
            "Documents by page",
            _list("documents"),
            _query("find", _TEXT, "Words"),
            _query("sort", {"enum": [*SORTS, *(f"-{name}" for name in SORTS)]}, "Order"),
            _query("offset", {"type": "integer", "minimum": 0, "maximum": 10_000_000}, "First row"),
            _query("limit", {"type": "integer", "minimum": 0, "maximum": MOST}, "Rows"),
        ),
        "/api/documents/{id}": _get(
            "A document with sentences, events and claims", _list("sentences", "events", "claims"), _place("id", _TEXT)
        ),
        "/api/events": _get(
            "The events behind a point of a series",
            _list("events"),
            _query("data", _TEXT, "Data set", required=True),
            _query("source", actors, "Who acts", required=True),
            _query("target", actors, "Towards whom", required=True),
            _query("month", _DAY, "When"),
            _query("issue", _TEXT, "Issue id"),
        ),
    }


def _several(ids: Sequence[str]) -> dict[str, Any]:
    """An array of ids; where there are none, of any text."""
    items = {"enum": list(ids)} if ids else _TEXT
    return {"type": "array", "items": items, "maxItems": 20}


def _list(*names: str) -> dict[str, Any]:
    """An object of the head and some arrays of objects."""
    arrays = {name: {"type": "array", "items": {"type": "object"}} for name in names}
    return {
        "type": "object",
        "required": ["as_of", "snapshot", *names],
        "properties": {"as_of": _TEXT, "snapshot": _TEXT, **arrays},
    }


def _query(name: str, schema: Mapping[str, Any], what: str, *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "description": what, "schema": schema}


def _place(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _get(what: str, schema: Mapping[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    return {
        "get": {
            "summary": what,
            "parameters": [*parameters, _query("as-of", _DAY, "Use only what was known on this day")],
            "responses": {
                "200": {"description": what, "content": {"application/json": {"schema": schema}}},
                "400": error | {"description": "A value cannot be read"},
                "401": {"description": "No session"},
                "404": error | {"description": "Not known on the day"},
                "422": error | {"description": "A value is missing or out of range"},
                "429": {"description": "Too many requests"},
            },
        }
    }
