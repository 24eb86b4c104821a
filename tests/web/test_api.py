from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from winset.web.plain import plain

if TYPE_CHECKING:
    from tests.web.conftest import Client


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/rank", "ranking_contract"),
        ("/api/constraints", "constraints_contract"),
        ("/api/opinion", "opinion_contract"),
    ],
)
def test_page_command_and_notebook_have_the_same_answer(browsing: Client, path: str, name: str) -> None:
    import winset.desk as room  # noqa: PLC0415 - heavy

    desk = room.open_case(browsing.app.workspace.settings.case)
    told = json.loads(json.dumps(plain(getattr(room, name)(desk))))
    found = browsing.get(path).json()
    assert found == told


def test_explanations_and_scenarios_answer(browsing: Client) -> None:
    first = browsing.get("/api/rank").json()["options"][0]
    why = browsing.get(f"/api/explain/{first['id']}").json()
    assert why["joint"] == pytest.approx(first["p_joint"])
    (one, *_) = browsing.get("/api/scenarios").json()["scenarios"]
    moved = browsing.get("/api/scenario", params={"s": one["id"]}).json()["options"]
    assert {m["option"] for m in moved} == {o["id"] for o in browsing.get("/api/rank").json()["options"]}


def test_documents_leave_without_words_that_may_not_be_passed_on(browsing: Client) -> None:
    (row, *_) = browsing.get("/api/documents").json()["documents"]
    found = browsing.get(f"/api/documents/{row['id']}").json()
    assert found["sentences"]
    assert "text" not in found["document"]
    assert all("text" not in s for s in found["sentences"])


def test_the_description_names_every_path(browsing: Client) -> None:
    from winset.web.routes import ROUTES  # noqa: PLC0415 - here only

    described = set(browsing.get("/api/openapi.json").json()["paths"])
    served = {spec.path for spec in ROUTES if spec.path.startswith("/api/")} - {"/api/openapi.json"}
    assert described == served


def test_faults_are_json_too(browsing: Client) -> None:
    for path, status in (
        ("/api/explain/none", 404),
        ("/api/package", 422),
        ("/api/documents?limit=x", 422),
        ("/api/x", 404),
    ):
        found = browsing.get(path)
        assert found.status_code == status, path
        assert found.json()["status"] == status


@pytest.mark.full
def test_schemathesis_finds_nothing(browsing: Client) -> None:
    schemathesis: Any = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415 - here only

    cookie = "; ".join(f"{c.name}={c.value}" for c in browsing.http.cookies.jar)
    schema = schemathesis.openapi.from_dict(browsing.get("/api/openapi.json").json())
    kept = {"cookie": cookie, "host": "127.0.0.1:8350", "sec-fetch-site": "same-origin"}
    checked = 0

    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=60, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:  # noqa: ANN401 - a generated request
            nonlocal checked
            told = case.as_transport_kwargs(base_url="http://127.0.0.1:8350")
            found = browsing.request(
                "GET", told["url"], params=told.get("params"), headers={**(told.get("headers") or {}), **kept}
            )
            assert found.status_code < 500, (told, found.text)
            assert found.status_code in {200, 400, 401, 404, 414, 422}, (told, found.status_code)
            if found.headers["content-type"] == "application/json":
                found.json()
            checked += 1

        ask()
    assert checked > 300
