"""Files of the largest sizes cost a bounded amount of memory and time, and the next document goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from winset.errors import Problem
from winset.model import Document
from winset.sources.folder import documents_in

WORDS = "The two governments agreed on Monday to hold annual talks on the price of gas, officials said there."
LINE = 100_000_000
"""Bytes of a single line."""
CHILD = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from winset.errors import Problem
from winset.sources.folder import articles
path = Path(sys.argv[1])
found = list(articles(path, path.name))
good = sum(not isinstance(item, Problem) for item in found)
status = Path("/proc/self/status").read_text()  # ru_maxrss would begin with the peak of the parent
own = int(status.partition("VmHWM:")[2].split()[0])
peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([good, len(found) - good, peak]))
"""


def read_apart(path: Path) -> tuple[int, int, float]:
    """Documents, sentences and megabytes at the peak of a process that reads one file, with 1.5 GB in all."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(path)], capture_output=True, text=True, check=True
    )
    good, bad, peak = (int(word) for word in done.stdout.strip("[]\n ").split(","))
    return good, bad, peak / 1000


def test_a_line_of_100_megabytes_gets_a_sentence_and_the_next_document_goes_on(tmp_path: Path) -> None:
    whole = tmp_path / "a.txt"
    whole.write_bytes(b"word " * (LINE // 5))
    for ending in ("md", "html", "eml", "rss", "atom", "docx", "pdf", "warc", "zip"):
        os.link(whole, tmp_path / f"a.{ending}")
    (tmp_path / "b.txt").write_text(f"Talks\n\n4 May 2021\n\n{WORDS}", encoding="utf-8")
    found = list(documents_in(tmp_path, "s"))
    assert [item.file for item in found if isinstance(item, Document)] == ["b.txt"]
    refused = {item.file for item in found if isinstance(item, Problem)}
    assert refused >= {f"a.{ending}" for ending in ("txt", "md", "html", "eml", "rss", "atom", "docx", "pdf", "zip")}


def test_a_web_archive_of_nearly_200_megabytes_is_read_in_bounded_memory(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Talks</h1><p>{WORDS}</p><p>{WORDS[::-1]}</p></article></body></html>".encode()
    path = tmp_path / "large.warc"
    with path.open("wb") as out:
        for number in range(190):
            for kind, body in (("text/html", page), ("image/png", b"\x00" * 1_000_000)):
                answer = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\n\r\n%b" % (kind.encode(), body)
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}/{kind}\r\n"
                    f"WARC-Date: 2021-05-04T00:00:00Z\r\nContent-Length: {len(answer)}\r\n\r\n"
                )
                out.write(head.encode() + answer + b"\r\n\r\n")
    good, _, peak = read_apart(path)
    assert good == 190
    assert peak < 700


def test_a_paper_of_500_pages_is_read_in_bounded_memory(tmp_path: Path, papers: ModuleType) -> None:
    column = papers.column(f"{WORDS} " * 5, left=72, top=700, letters=60)
    path = tmp_path / "long.pdf"
    path.write_bytes(papers.pdf([column] * 500, title="Talks", made="20210504"))
    good, bad, peak = read_apart(path)
    assert (good, bad) == (1, 0)
    assert peak < 700


def test_more_than_the_largest_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as out:
        out.truncate(3_000_000_000)
    (found,) = documents_in(tmp_path, "s")
    assert isinstance(found, Problem)
    assert found.code == "too-large"


@pytest.mark.parametrize(
    "data", [b"\xff\xfeT\x00a\x00l", b"\x80\x81\x82" * 50, b"\xef\xbb\xbf\xff\xff", b"\xc3\x28" * 99]
)
def test_broken_encodings_get_a_sentence_or_a_document_never_an_exception(tmp_path: Path, data: bytes) -> None:
    for ending in ("txt", "md", "html", "eml", "rss", "docx", "pdf", "warc", "zip"):
        (tmp_path / f"a.{ending}").write_bytes(data)
    (tmp_path / "b.txt").write_text(f"Talks\n\n{WORDS}", encoding="utf-8")
    found = list(documents_in(tmp_path, "s"))
    assert "b.txt" in {item.file for item in found if isinstance(item, Document)}
    assert len(found) >= 9
