from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from winset.store import CaseFolder
from winset.web import Settings, application
from winset.web.roles import ACTIONS, INSIDE, ROLES, may
from winset.web.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import Client

WORD: Final = "Quillhaven"
"""Stands in the guarded document, its title and its file, and nowhere else."""


def test_the_table_of_rights_names_known_roles_and_what_is_not_in_it_is_nobodys() -> None:
    assert all(roles <= set(ROLES) for roles in ACTIONS.values())
    assert set(ROLES) > INSIDE
    assert not any(may(role, "anything else") for role in ROLES)
    assert {role for role in ROLES if may(role, "label")} == INSIDE


@pytest.fixture(scope="module")
def marked(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a document that only the organisation's clients may see, labelled once."""
    from winset.desk import add, open_case, read  # noqa: PLC0415 - heavy
    from winset.desk.corrections import label  # noqa: PLC0415 - heavy
    from winset.desk.sampling import sampled  # noqa: PLC0415 - heavy

    case = tmp_path_factory.mktemp("marked") / "us-japan-rok"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    note = case.parent / f"{WORD.lower()}.txt"
    note.write_text(
        f"{WORD} note\n\n2024-05-20\n\nTLP:AMBER\n\n"
        f"On 18 May 2024 Japan and South Korea agreed at {WORD} to share data. "
        f"Japan will hold talks with South Korea at {WORD} in June 2024. "
        f"The biggest constraint on Japan is the {WORD} faction, which opposes the accord with South Korea.\n",
        encoding="utf8",
    )
    add(case, [note])
    read(case)
    desk = open_case(case)
    document = guarded_id(case)
    row = next(r for r in sampled(desk, "coded", size=100) if r.id.startswith(document))
    label(case, "coded", row, right=True, author=f"of {WORD}")
    return case


def guarded_id(case: Path) -> str:
    """Id of the guarded document."""
    with CaseFolder.open(case).query() as query:
        return str(query.rows("SELECT id FROM documents WHERE contains(text, $w)", {"w": WORD})[0]["id"])


@pytest.fixture
def visit(marked: Path) -> Iterator[Callable[..., Client]]:
    """Somebody of a role in a workspace for an audience."""
    from tests.web.conftest import BASE, PLENTY, Client  # noqa: PLC0415 - as the other tests of this folder

    made: list[Client] = []

    def enter(role: str, audience: str = "public") -> Client:
        app = application(Settings(case=marked, warm=False, limits=PLENTY, audience=audience, patience=60.0))
        client = Client(app, BASE)
        client.http.cookies.set(app.workspace.sessions.cookie, app.workspace.sessions.begun("eve", role))
        made.append(client)
        return client

    yield enter
    for client in made:
        client.close()


def addresses(document: str) -> list[str]:
    """Every page and table that needs no place filled in, and those of the document."""
    found = [spec.path for spec in ROUTES if spec.method == "GET" and "{" not in spec.path and spec.action == "read"]
    tables = [spec.path for spec in ROUTES if spec.table and "{" not in spec.path]
    found += [f"{path}.{ending}" for path in tables for ending in ("csv", "json")]
    acts = "data=coded&source=JPN&target=KOR"
    return [
        *found, f"/documents/{document}", f"/api/documents/{document}", f"/evidence?id={document}:2",
        f"/search?q={WORD}", f"/api/documents?find={WORD}", f"/documents?find={WORD}", f"/events?{acts}",
        f"/events.csv?{acts}", f"/events.json?{acts}", f"/api/events?{acts}", "/countries/JPN", "/relations/JPN-KOR",
        "/constraints?country=JPN",
    ]  # fmt: skip


def test_nothing_of_a_guarded_document_reaches_an_observer(marked: Path, visit: Callable[..., Client]) -> None:
    document = guarded_id(marked)
    observer = visit("observer")
    for path in addresses(document):
        told = observer.get(path).text.replace(f"q={WORD}", "").replace(f"find={WORD}", "")
        shown = told.replace(f"Search: {WORD}", "").replace(f'value="{WORD}"', "")
        assert WORD.lower() not in shown.lower(), (path, shown[max(0, shown.lower().index(WORD.lower()) - 200) :][:400])
        if document not in path:
            assert document not in told, path
    assert observer.get(f"/documents/{document}").status_code == 404
    assert "1 document marked TLP:AMBER" in observer.get("/documents").text


def test_the_cases_own_people_and_the_audience_it_is_for_see_it(marked: Path, visit: Callable[..., Client]) -> None:
    document = guarded_id(marked)
    for role, audience in (("owner", "public"), ("coder", "public"), ("expert", "clients")):
        client = visit(role, audience)
        page = client.get(f"/documents/{document}").text
        assert WORD in page, role
        assert "TLP:AMBER" in page
        assert document in client.get("/events.csv?data=coded&source=JPN&target=KOR").text
        assert document in client.get("/documents.csv").text
    assert visit("observer").get("/documents.csv").text.count("\n") > 1
