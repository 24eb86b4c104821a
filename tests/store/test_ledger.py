"""The ledger grows at its end only, and says where it was touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from winset.errors import CaseBusy, CaseError, StorageError
from winset.model import Forecast
from winset.store import CaseFolder
from winset.store import ledger as module
from winset.store.ledger import LEDGER, append_forecasts, forecasts, sealed
from winset.store.lock import single_writer


def row(option: str = "a", p: float = 0.5) -> Forecast:
    return Forecast(
        id="", made="2026-01-01T00:00:00+00:00", as_of="2025-12-31", option=option, by="2027-01-01", probability=p,
        base=0.2, index=p, tier="contested", snapshot="s", engine="e", previous="", sha256="",
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    made = CaseFolder.create(tmp_path / "case", title="A case")
    append_forecasts(made.layout, [row("a"), row("b"), row("c")])
    return made


def lines(folder: CaseFolder) -> list[bytes]:
    return (folder.path / LEDGER).read_bytes().splitlines(keepends=True)


def test_what_was_written_is_read_back_in_order_and_whole(folder: CaseFolder) -> None:
    rows, problems = forecasts(folder.path)
    assert [r.option for r in rows] == ["a", "b", "c"]
    assert problems == ()
    assert rows[1].previous == rows[0].sha256
    assert rows[0].id == rows[0].sha256[:12]


def test_new_lines_go_behind_the_old_bytes(folder: CaseFolder) -> None:
    before = (folder.path / LEDGER).read_bytes()
    (new,) = append_forecasts(folder.layout, [row("d")])
    assert (folder.path / LEDGER).read_bytes().startswith(before)
    assert new.previous == forecasts(folder.path)[0][2].sha256


def test_a_case_without_a_ledger_has_none(tmp_path: Path) -> None:
    made = CaseFolder.create(tmp_path / "case", title="A case")
    assert forecasts(made.path) == ((), ())
    assert append_forecasts(made.layout, []) == ()
    assert not (made.path / LEDGER).exists()


@pytest.mark.parametrize("field", ["probability", "by", "made", "tier", "snapshot"])
def test_a_changed_line_is_found(folder: CaseFolder, field: str) -> None:
    old = lines(folder)
    values = json.loads(old[1])
    values[field] = 0.99 if field == "probability" else values[field] + "x"
    (folder.path / LEDGER).write_bytes(old[0] + json.dumps(values).encode() + b"\n" + old[2])
    _, problems = forecasts(folder.path)
    assert [(p.row, p.code) for p in problems] == [(2, "changed")]


def test_a_line_that_was_changed_and_sealed_again_breaks_the_chain(folder: CaseFolder) -> None:
    old = lines(folder)
    values = json.loads(old[1])
    forged = sealed(row("b", 0.99), values["previous"])
    text = json.dumps({name: getattr(forged, name) for name in values}).encode() + b"\n"
    (folder.path / LEDGER).write_bytes(old[0] + text + old[2])
    _, problems = forecasts(folder.path)
    assert [(p.row, p.code) for p in problems] == [(3, "broken-chain")]


@pytest.mark.parametrize(("order", "row"), [((0, 2), 2), ((1, 2), 1), ((1, 0, 2), 1)])
def test_a_line_taken_out_or_moved_is_found(folder: CaseFolder, order: tuple[int, ...], row: int) -> None:
    old = lines(folder)
    (folder.path / LEDGER).write_bytes(b"".join(old[i] for i in order))
    _, problems = forecasts(folder.path)
    assert (problems[0].row, problems[0].code) == (row, "broken-chain")


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"id": 1}', b"\xff", b"null"])
def test_what_is_no_forecast_is_named(folder: CaseFolder, text: bytes) -> None:
    (folder.path / LEDGER).write_bytes(b"".join(lines(folder)) + text + b"\n")
    rows, problems = forecasts(folder.path)
    assert len(rows) == 3
    assert [(p.row, p.code) for p in problems] == [(4, "unreadable")]


def test_nothing_is_added_to_a_broken_ledger(folder: CaseFolder) -> None:
    old = lines(folder)
    (folder.path / LEDGER).write_bytes(old[1])
    with pytest.raises(CaseError, match="broken"):
        append_forecasts(folder.layout, [row("d")])
    assert (folder.path / LEDGER).read_bytes() == old[1]


def test_one_writer_at_a_time(folder: CaseFolder) -> None:
    with single_writer(folder.layout.lock), pytest.raises(CaseBusy):
        append_forecasts(folder.layout, [row("d")])
    assert len(lines(folder)) == 3


def test_a_disk_that_refuses_leaves_the_ledger_as_it_was(folder: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("full")

    before = (folder.path / LEDGER).read_bytes()
    monkeypatch.setattr(module, "write_file", refuse)
    with pytest.raises(StorageError):
        append_forecasts(folder.layout, [row("d")])
    assert (folder.path / LEDGER).read_bytes() == before
