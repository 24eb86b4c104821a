from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from winset.desk import add, case_claims, create, paste, read
from winset.desk.pasting import NotYetCoded
from winset.desk.work import unread_files
from winset.errors import BadInput, CaseError
from winset.store import CaseFolder

TEXT = "Japan and South Korea held talks in Tokyo on 4 March.\nThe United States welcomed the talks."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create(tmp_path_factory.mktemp("pasting") / "us-japan-rok", template="us-japan-rok")


def test_a_pasted_text_is_a_document_with_its_events_and_claims(case: Path) -> None:
    found = paste(
        case, TEXT, title="It's a note: on talks", date="2021-03-05", url="https://example.org/a", handling="amber"
    )
    assert (found.title, found.date, found.lang, found.handling) == (
        "It's a note: on talks",
        "2021-03-05",
        "en",
        "TLP:AMBER",
    )
    assert {(event.source, event.target) for event in found.events} >= {("JPN", "KOR"), ("KOR", "JPN")}
    assert all(event.trigger in event.sentence for event in found.events)
    assert {claim.kind for claim in found.claims} == {"stance"}
    held = (case / "sources" / found.file).read_text(encoding="utf-8")
    assert held.startswith("---\n")
    assert "TLP:AMBER\n\nJapan and South Korea" in held
    assert 'handling = "TLP:AMBER"' in (case / "winset.toml").read_text(encoding="utf-8")


def test_the_first_line_is_the_title_and_the_day_of_pasting_the_date(case: Path) -> None:
    found = paste(case, "日本と韓国は東京で協議を行った。", today=date(2022, 5, 1))
    assert (found.title, found.date, found.lang, found.handling) == (
        "日本と韓国は東京で協議を行った。",
        "2022-05-01",
        "ja",
        None,
    )


def test_a_handling_mark_is_no_title(case: Path) -> None:
    found = paste(case, "TLP:AMBER+STRICT\n\nA call with Seoul\n\nJapan thanked South Korea.", date="2021-04-01")
    assert found.title == "A call with Seoul"


def test_the_same_text_again_changes_nothing(case: Path) -> None:
    once = paste(case, "A note on rice. Japan thanked South Korea.", date="2021-01-01")
    again = paste(case, "A note on rice. Japan thanked South Korea.", date="2021-01-01")
    assert (once.new, again.new) == (True, False)
    assert once.id == again.id


def test_what_cannot_be_used_is_told(case: Path) -> None:
    with pytest.raises(BadInput, match="no text"):
        paste(case, "  \n ")
    with pytest.raises(CaseError, match="no date"):
        paste(case, "Words.", date="yesterday")


def test_what_else_is_new_waits_and_nobody_waits_for_it(tmp_path: Path) -> None:
    case = create(tmp_path / "busy", template="us-japan-rok")
    first = tmp_path / "first.md"
    first.write_text("---\ntitle: First\ndate: 2021-01-01\n---\n\nJapan thanked South Korea.", encoding="utf-8")
    add(case, [first])
    read(case)
    second = tmp_path / "second.md"
    second.write_text("---\ntitle: Second\ndate: 2021-02-01\n---\n\nJapan warned North Korea.", encoding="utf-8")
    add(case, [second])
    found = paste(case, TEXT, title="A note", date="2021-03-05")
    assert found.events
    assert unread_files(case) == ("second.md",)
    assert "A note" in {claim.title for claim in case_claims(case).claims}
    with CaseFolder.open(case).query() as query:
        assert {row["title"] for row in query.rows("SELECT title FROM documents")} == {"First", "A note"}
    read(case)
    assert unread_files(case) == ()


def test_a_text_pasted_while_another_process_reads_is_kept_and_coded_when_sent_again(case: Path) -> None:
    text = "Japan thanked South Korea on 5 March 2021."
    with CaseFolder.open(case).deriving(), pytest.raises(NotYetCoded, match="`winset read` codes it") as told:
        paste(case, text, date="2021-03-06")
    assert unread_files(case) == (told.value.file,)
    folder = CaseFolder.open(case)
    with folder.deriving(), folder.writing(), pytest.raises(NotYetCoded):
        paste(case, text, date="2021-03-06")  # it is there: whoever writes is not waited for
    found = paste(case, text, date="2021-03-06")
    assert (found.file, found.new, unread_files(case)) == (told.value.file, True, ())
    assert not paste(case, text, date="2021-03-06").new
