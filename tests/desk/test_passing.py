"""Two people work on one case and bring it together again."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import create, read
from winset.desk.passing import Choice, choices_in, merge_case, pack_case, unpack_case
from winset.errors import BadInput, UnknownName
from winset.store import CaseFolder, acts, record_act

BLOCK = (
    '\n[[source]]\nid = "open"\ntitle = "Open"\nlicence = "public domain"\nredistributable = true\nfiles = ["open*"]\n'
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Our case, the pack that was sent, and their case."""
    folder = CaseFolder.create(tmp_path / "ours")
    (folder.path / "meetings.csv").write_text("id,place\na,Tokyo\nb,Seoul\n", encoding="utf-8")
    (folder.path / "winset.toml").write_text((folder.path / "winset.toml").read_text() + BLOCK, encoding="utf-8")
    for name in ("open.txt", "closed.txt"):
        (folder.layout.sources / name).write_text(name, encoding="utf-8")
    pack_case(folder.path, tmp_path / "sent")
    unpack_case(tmp_path / "sent", tmp_path / "theirs")
    return folder.path, tmp_path / "sent", tmp_path / "theirs"


def edit(case: Path, old: str, new: str) -> None:
    path = case / "meetings.csv"
    path.write_text(path.read_text().replace(old, new), encoding="utf-8")


def test_their_rows_sources_and_acts_come_in_once(pair: tuple[Path, Path, Path], tmp_path: Path) -> None:
    ours, sent, theirs = pair
    edit(ours, "Tokyo", "Kyoto")
    edit(theirs, "Seoul", "Busan")
    (theirs / "sources" / "new.txt").write_text("Two ministers met.", encoding="utf-8")
    with CaseFolder.open(theirs).writing() as writer:
        record_act(writer.db, "reject", "a claim", author="Eve", reason="too vague")
    pack_case(theirs, tmp_path / "back")
    assert not merge_case(ours, tmp_path / "back", base=sent, trial=True).written
    assert "Busan" not in (ours / "meetings.csv").read_text()
    done = merge_case(ours, tmp_path / "back", base=sent)
    assert (done.written, done.sources, done.acts) == (True, ("new.txt",), 1)
    assert done.files == {"meetings.csv": (0, 1, 0)}
    assert (ours / "meetings.csv").read_text() == "id,place\na,Kyoto\nb,Busan\n"
    with CaseFolder.open(ours).reading() as db:
        assert [(a.author, a.reason) for a in acts(db, kind="reject")] == [("Eve", "too vague")]
    again = merge_case(ours, tmp_path / "back", base=sent)
    assert (again.files, again.sources, again.acts) == ({}, (), 0)


def test_a_conflict_holds_everything_back_until_it_is_decided(pair: tuple[Path, Path, Path], tmp_path: Path) -> None:
    ours, sent, theirs = pair
    edit(ours, "Tokyo", "Kyoto")
    edit(theirs, "Tokyo", "Osaka")
    edit(theirs, "Seoul", "Busan")
    pack_case(theirs, tmp_path / "back")
    before = (ours / "meetings.csv").read_text()
    done = merge_case(ours, tmp_path / "back", base=sent)
    assert not done.written
    assert [(c.file, c.row, c.column, c.ours, c.theirs) for c in done.conflicts] == [
        ("meetings.csv", "a", "place", "Kyoto", "Osaka")
    ]
    assert (ours / "meetings.csv").read_text() == before
    decided = [Choice(file="meetings.csv", row="a", column="place", take="ours")]
    assert merge_case(ours, tmp_path / "back", base=sent, choices=decided).written
    assert (ours / "meetings.csv").read_text() == "id,place\na,Kyoto\nb,Busan\n"
    assert merge_case(ours, tmp_path / "back", base=sent, side="theirs").written
    assert (ours / "meetings.csv").read_text() == "id,place\na,Osaka\nb,Busan\n"


def test_a_file_changed_by_both_is_a_conflict(pair: tuple[Path, Path, Path], tmp_path: Path) -> None:
    ours, sent, theirs = pair
    for case, word in ((ours, "one"), (theirs, "two")):
        (case / "winset.toml").write_text((case / "winset.toml").read_text() + f"# {word}\n", encoding="utf-8")
    pack_case(theirs, tmp_path / "back")
    (conflict,) = merge_case(ours, tmp_path / "back", base=sent).conflicts
    assert (conflict.file, conflict.row) == ("winset.toml", "(file)")
    choice = Choice(file="winset.toml", row="(file)", take="theirs")
    assert merge_case(ours, tmp_path / "back", base=sent, choices=[choice]).written
    assert (ours / "winset.toml").read_text().endswith("# two\n")


def test_closed_sources_are_named_and_can_stay(pair: tuple[Path, Path, Path], tmp_path: Path) -> None:
    ours, _, _ = pair
    assert pack_case(ours, tmp_path / "all").closed == ("closed.txt",)
    done = pack_case(ours, tmp_path / "some", open_only=True)
    assert done.left_out
    unpack_case(tmp_path / "some", tmp_path / "made")
    assert [p.name for p in (tmp_path / "made" / "sources").iterdir()] == ["open.txt"]


def test_decisions_come_as_a_table(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("file,row,column,take\nm.csv,a,place,theirs\n", encoding="utf-8")
    assert choices_in(tmp_path / "c.csv") == (Choice(file="m.csv", row="a", column="place", take="theirs"),)
    (tmp_path / "c.csv").write_text("file,row,column,take\nm.csv,a,place,both\n", encoding="utf-8")
    with pytest.raises(BadInput, match="neither ours nor theirs"):
        choices_in(tmp_path / "c.csv")


def test_what_is_marked_above_the_audience_stays(tmp_path: Path) -> None:
    path = create(tmp_path / "case")
    (path / "sources" / "open.txt").write_text("Two ministers met in Bonn.", encoding="utf-8")
    (path / "sources" / "guarded.txt").write_text("TLP:RED\n\nA minister said no in private.", encoding="utf-8")
    read(path)
    assert pack_case(path, tmp_path / "own").guarded == ()
    assert pack_case(path, tmp_path / "all", audience="recipients").guarded == ()
    done = pack_case(path, tmp_path / "some", audience="community")
    assert done.guarded == ("guarded.txt",)
    unpack_case(tmp_path / "some", tmp_path / "made")
    assert [p.name for p in (tmp_path / "made" / "sources").iterdir()] == ["open.txt"]
    with pytest.raises(UnknownName, match="audience"):
        pack_case(path, tmp_path / "bad", audience="friends")
