"""Archives are opened within limits, and what lies or is broken is named."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.errors import Problem
from winset.sources.archive import Member, is_archive, members
from winset.sources.limits import Limits


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> tuple[dict[str, bytes], list[str]]:
    found = list(members(data, file="a.zip", limits=limits))
    return (
        {item.name: item.data for item in found if isinstance(item, Member)},
        [item.code for item in found if isinstance(item, Problem)],
    )


def test_files_come_in_order_of_their_names_and_archives_inside_are_opened() -> None:
    inner = zipped({"c.txt": b"c"})
    data = zipped(
        {"b.txt": b"b", "a/a.txt": b"a", "inner.zip": inner, "d.txt.gz": gzip.compress(b"d"), "__MACOSX/x": b""}
    )
    files, problems = read(data)
    assert problems == []
    assert list(files.items()) == [
        ("a/a.txt", b"a"),
        ("b.txt", b"b"),
        ("d.txt.gz/d.txt", b"d"),
        ("inner.zip/c.txt", b"c"),
    ]


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x", "a/../../x", "C:\\x.txt", "..\\x"])
def test_a_path_that_leaves_the_archive_is_refused(name: str) -> None:
    files, problems = read(zipped({name: b"x", "good.txt": b"y"}))
    assert files == {"good.txt": b"y"}
    assert problems == ["bad-path"]


def test_a_member_without_a_name_is_refused_and_the_others_are_read() -> None:
    nameless = zipped({"Qbc.txt": b"x", "good.txt": b"y"}).replace(b"Qbc.txt", b"\x00bc.txt")
    assert read(nameless) == ({"good.txt": b"y"}, ["bad-path"])
    assert read(zipped({".": b"x", "good.txt": b"y"})) == ({"good.txt": b"y"}, ["bad-path"])


def test_a_bomb_is_refused() -> None:
    bomb = zipped({"bomb.txt": b"\x00" * 30_000_000, "good.txt": b"y"})
    assert read(bomb) == ({"good.txt": b"y"}, ["too-large"])
    assert read(gzip.compress(b"\x00" * 30_000_000)) == ({}, ["too-large"])


def test_a_header_that_lies_about_the_size_does_not_help() -> None:
    data = bytearray(zipped({"x.txt": b"\x00" * 3_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    files, problems = read(bytes(data), Limits(file_bytes=1000))
    assert files == {} or all(len(found) <= 1000 for found in files.values())
    assert problems or files


def test_nesting_number_and_total_are_bounded() -> None:
    data = zipped({"x.txt": b"x"})
    for _ in range(6):
        data = zipped({"n.zip": data})
    assert read(data) == ({}, ["too-deep"])
    many = zipped({f"{n}.txt": b"x" for n in range(20)})
    files, problems = read(many, Limits(archive_members=5))
    assert (len(files), problems) == (5, ["too-many"])
    files, problems = read(zipped({"a": b"x" * 60, "b": b"y" * 60}), Limits(archive_bytes=100))
    assert (list(files), problems) == (["a"], ["too-large"])


def test_what_is_broken_is_named_and_the_rest_goes_on() -> None:
    data = zipped({"a.txt": b"a" * 1000, "b.txt": b"b" * 1000})
    assert read(data[:40]) == ({}, ["broken-archive"])
    assert read(b"\x1f\x8bnot gzip") == ({}, ["broken-archive"])
    broken = bytearray(data)
    at = data.index(b"a.txt") + 5
    broken[at : at + 6] = b"\xff" * 6
    files, problems = read(bytes(broken))
    assert list(files) == ["b.txt"]
    assert problems == ["broken-member"]


def test_what_is_an_archive() -> None:
    assert is_archive(zipped({}))
    assert is_archive(gzip.compress(b""))
    assert not is_archive(b"text")


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"]))
def test_no_bytes_raise(data: bytes, head: bytes) -> None:
    for item in members(head + data, file="f"):
        assert isinstance(item, Member | Problem)


@settings(max_examples=200)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    whole = bytearray(zipped({"a.txt": b"some text", "b/c.md": b"more"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for item in members(bytes(whole), file="f"):
        assert isinstance(item, Member | Problem)
