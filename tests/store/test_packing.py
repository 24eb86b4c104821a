"""A pack is the same for the same case, and nothing comes out of a bad one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from winset.errors import CaseError
from winset.store import CaseFolder, record_act
from winset.store.packing import MANIFEST, pack, packed, unpack
from winset.store.panels import open_book


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    folder = CaseFolder.create(tmp_path / "case")
    (folder.layout.sources / "deep").mkdir(parents=True)
    (folder.layout.sources / "deep" / "a.txt").write_text("Two ministers met.", encoding="utf-8")
    with folder.writing() as writer:
        record_act(writer.db, "accept", "x", author="Ada")
    with open_book(folder.layout) as book:
        book.open_round("p", 0, "2026-01-01")
    (folder.path / "report").mkdir()
    (folder.path / "report" / "index.html").write_text("derived", encoding="utf-8")
    return folder


def rewritten(path: Path, **changes: bytes | None) -> Path:
    """A copy of a pack with some members changed or taken out."""
    to = path.with_name("changed.winset")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            data = changes.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return to


def test_a_pack_is_the_same_twice_and_unpacks_to_the_same_files(case: CaseFolder, tmp_path: Path) -> None:
    one, two = tmp_path / "one.winset", tmp_path / "two.winset"
    found = pack(case.layout, one)
    pack(case.layout, two)
    assert one.read_bytes() == two.read_bytes()
    assert {"winset.toml", "case.db", "sources/deep/a.txt"} <= set(found.files)
    assert not any(
        name.startswith(("rounds", "report", "parts", "case.lock", "case.parts.lock")) for name in found.files
    )
    unpack(one, tmp_path / "again")
    again = CaseFolder.open(tmp_path / "again")
    for name in found.files:
        if name != "case.db":
            assert (again.path / name).read_bytes() == (case.path / name).read_bytes()
    with again.reading() as db:
        assert db.execute("SELECT author FROM acts").fetchall() == [("Ada",)]


def test_what_may_not_be_passed_on_can_stay(case: CaseFolder, tmp_path: Path) -> None:
    found = pack(case.layout, tmp_path / "p", leave_out=frozenset({"deep/a.txt"}))
    assert "sources/deep/a.txt" not in found.files


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("sources/deep/a.txt", b"Two ministers quarrelled.", "checksum"),
        ("sources/deep/a.txt", b"Two ministers met. " * 9, "checksum"),
        ("sources/deep/a.txt", None, "cannot be taken out"),
        (MANIFEST, b"{}", "no pack of a case"),
        (MANIFEST, b"[" * 100_000, "no pack of a case"),
        (MANIFEST, None, "no pack of a case"),
    ],
)
def test_altered_packs_are_refused_and_leave_nothing(
    case: CaseFolder, tmp_path: Path, name: str, data: bytes | None, what: str
) -> None:
    pack(case.layout, tmp_path / "p")
    bad = rewritten(tmp_path / "p", **{name: data})
    with pytest.raises(CaseError, match=what):
        unpack(bad, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".tmp")]


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "sources/../../evil", "C:evil", "a\\b", "secret/x.txt", "rounds.db", "sources//x"],
)
def test_files_with_no_place_in_a_case_are_refused(case: CaseFolder, tmp_path: Path, name: str) -> None:
    pack(case.layout, tmp_path / "p")
    told = json.loads(zipfile.ZipFile(tmp_path / "p").read(MANIFEST))
    told["files"][name] = ["0" * 64, 1]
    bad = rewritten(tmp_path / "p", **{MANIFEST: json.dumps(told).encode()})
    with pytest.raises(CaseError, match="no place in a case"):
        unpack(bad, tmp_path / "again")


def test_a_newer_form_and_other_files_say_what_to_do(case: CaseFolder, tmp_path: Path) -> None:
    pack(case.layout, tmp_path / "p")
    told = json.loads(zipfile.ZipFile(tmp_path / "p").read(MANIFEST)) | {"format": 99}
    with pytest.raises(CaseError, match="newer winset"):
        packed(rewritten(tmp_path / "p", **{MANIFEST: json.dumps(told).encode()}))
    (tmp_path / "text").write_text("no zip", encoding="utf-8")
    with pytest.raises(CaseError, match="winset pack"):
        packed(tmp_path / "text")
    with pytest.raises(CaseError, match="cannot be read"):
        packed(tmp_path / "absent")
    with pytest.raises(CaseError, match="exists already"):
        unpack(tmp_path / "p", case.path)
