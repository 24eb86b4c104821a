from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import add, create, open_case, read
from winset.desk.handling import AUDIENCES, MARKS, guarded, mark_named
from winset.desk.leaving import leaving
from winset.desk.pasting import paste
from winset.errors import UnknownName
from winset.store import CaseFolder

TEXT = "The biggest constraint in Japan is public opinion. South Korea rejected the offer of Japan on {}."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with one note for each mark, and one without."""
    path = create(tmp_path_factory.mktemp("handling") / "us-japan-rok", template="us-japan-rok")
    notes = tmp_path_factory.mktemp("notes")
    for number, mark in enumerate((None, *MARKS)):
        head = f"TLP:{mark}\n\n" if mark else ""
        note = f"---\ntitle: Note {number}\ndate: 2020-05-10\n---\n\n{head}{TEXT.format(f'{number + 1} May')}\n"
        (notes / f"note{number}.md").write_text(note, encoding="utf-8")
    add(path, sorted(notes.iterdir()), source="notes", redistributable=True)
    read(path)
    return path


@pytest.mark.parametrize(
    ("name", "mark"),
    [("amber", "AMBER"), ("TLP:RED", "RED"), ("tlp: amber+strict", "AMBER+STRICT"), ("white", "CLEAR")],
)
def test_marks_are_read_as_people_write_them(name: str, mark: str) -> None:
    assert mark_named(name) == mark


def test_no_such_mark_and_no_such_audience_are_told(case: Path) -> None:
    with pytest.raises(UnknownName, match="TLP:AMBER"):
        mark_named("yellow")
    with pytest.raises(UnknownName, match="community"):
        guarded(CaseFolder.open(case), "everyone")


def test_each_audience_sees_one_mark_more_than_the_one_before(case: Path) -> None:
    folder = CaseFolder.open(case)
    left = [len(guarded(folder, audience).documents) for audience in AUDIENCES]
    assert left == [4, 3, 2, 1, 0]
    assert guarded(folder, None).documents == {}


@pytest.mark.parametrize(("audience", "kept"), [("public", 2), ("community", 3), ("organisation", 5)])
def test_an_export_holds_no_row_above_its_audience_and_counts_what_stays(case: Path, audience: str, kept: int) -> None:
    desk = open_case(case, audience=audience)
    with leaving(desk) as rows:
        documents = {row["id"]: row["text"] for row in rows.rows("documents")}
        for kind in ("sentences", "events", "claims"):
            found = list(rows.rows(kind))
            assert found
            assert {row["document"] for row in found} <= documents.keys()
        stays = [held for held in rows.withheld() if held.handling]
    assert len(documents) == kept
    limit = MARKS.index(AUDIENCES[audience])
    above = {f"TLP:{mark}" for mark in MARKS[limit + 1 :]}
    assert not any(mark in text.splitlines()[0].split() for text in documents.values() for mark in above)
    assert sum(held.rows for held in stays) == 6 - kept
    assert {held.handling for held in stays} == above


def test_what_a_report_rests_on_holds_nothing_above_its_audience(case: Path) -> None:
    inside, outside = open_case(case), open_case(case, audience="community")
    hidden = outside.guarded.documents
    assert {claim.document for claim in inside.claims} & hidden.keys()
    assert not {claim.document for claim in outside.claims} & hidden.keys()
    cited = {item.partition(":")[0] for row in outside.claimed for item in row.evidence}
    assert not cited & hidden.keys()
    assert not {name.partition(":")[0] for name in outside.evidence} & hidden.keys()
    assert outside.guarded.counts == (("TLP:AMBER", 1), ("TLP:AMBER+STRICT", 1), ("TLP:RED", 1))
    assert inside.snapshot != outside.snapshot


def test_of_the_mark_of_a_source_and_of_a_text_the_stricter_counts(tmp_path: Path) -> None:
    case = create(tmp_path / "case", title="Case")
    paste(case, "TLP:RED\n\nA note that somebody forwarded in May.", date="2020-05-11", handling="green")
    paste(case, "A note that somebody wrote in June.", date="2020-06-11", handling="amber")
    assert sorted(guarded(CaseFolder.open(case), "public").documents.values()) == ["AMBER", "RED"]
