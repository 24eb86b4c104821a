from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import add, create, read
from winset.store import CaseFolder, gathering
from winset.store.gathering import FEW, gather, gather_support

KINDS = ("documents", "sentences", "events_kept", "claims", "events")


def test_what_is_gathered_answers_as_the_many_parts_do(tmp_path: Path) -> None:
    case = create(tmp_path / "us-japan-rok", template="us-japan-rok")
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(FEW + 2):
        text = (
            f"Note {number}\n\n2020-05-{number + 1:02d}\n\nJapan and South Korea agreed to share data {number} times.\n"
        )
        (notes / f"note{number}.txt").write_text(text, encoding="utf8")
    add(case, sorted(notes.iterdir()))
    read(case)
    kept = tmp_path / "gathered"
    kept.mkdir()
    with CaseFolder.open(case).query() as query:
        before = {kind: query.rows(f"FROM {kind} ORDER BY ALL") for kind in KINDS}
        gather(query, kept)
        after = {kind: query.rows(f"FROM {kind} ORDER BY ALL") for kind in KINDS}
        assert len(before["documents"]) == FEW + 2
        assert before["events_kept"]
        assert after == before
        tables = {row["name"] for row in query.rows("SELECT table_name AS name FROM duckdb_tables()")}
        assert tables >= {"documents", "sentences_kept", "events_kept", "claims_kept"}


def test_large_parts_stay_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "SMALL", 0)
    case = create(tmp_path / "us-japan-rok", template="us-japan-rok")
    note = tmp_path / "note.txt"
    note.write_text("A note\n\n2020-05-01\n\nJapan and South Korea agreed to share data.\n", encoding="utf8")
    add(case, [note])
    read(case)
    with CaseFolder.open(case).query() as query:
        gather(query, tmp_path)
        assert len(query.rows("FROM documents")) == 1
        assert "documents" not in {row["name"] for row in query.rows("SELECT table_name AS name FROM duckdb_tables()")}
        monkeypatch.setattr(gathering, "MOST", -1)
        assert not gather_support(query, ("JPN", "KOR"), ("GOV",))
