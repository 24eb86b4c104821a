"""XML of strangers cannot define, fetch or overflow anything."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from winset.sources.xml import local, parsed_xml


def test_a_file_of_the_machine_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    include = f'<xi:include href="file://{secret}" parse="text"/>'
    data = f'<!DOCTYPE a SYSTEM "file://{secret}"><a xmlns:xi="http://www.w3.org/2001/XInclude">{include}</a>'
    root, problems = parsed_xml(data.encode(), file="a.xml", size=10_000)
    assert problems == []
    assert root is not None
    assert "secret" not in "".join(root.itertext())


def test_names_are_without_their_namespace() -> None:
    root, _ = parsed_xml(b'<n:a xmlns:n="urn:n"><!-- c --><?p x?></n:a>', file="a.xml", size=1000)
    assert root is not None
    assert local(root) == "a"
    assert [local(child) for child in root] == [""]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_root_or_one_sentence(data: bytes) -> None:
    root, problems = parsed_xml(b"<a>" + data, file="a.xml", size=1000)
    assert (root is None) == bool(problems)
