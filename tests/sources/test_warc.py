"""Web archives give the pages in them with their addresses; what is written is read again."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import Problem
from winset.sources.archive import Member
from winset.sources.held import Held
from winset.sources.limits import Limits
from winset.sources.warc import Response, is_warc, read_warc, responses, unpacked, warc_of

WORDS = "The two governments agreed on Monday to hold annual talks on the price of gas, officials said there."
URL = "https://example.org/talks"


def test_pages_keep_their_address_and_were_known_when_they_were_seen(papers: ModuleType) -> None:
    page = papers.page([WORDS, WORDS.replace("Monday", "Friday")])
    data = papers.warc([(URL, "text/html; charset=utf-8", page), (URL + ".png", "image/png", b"x")])
    assert is_warc(data)
    found = list(read_warc(data, file="a.warc"))
    (held,) = [x for x in found if isinstance(x, Held)]
    document = held.document("s")
    assert (document.url, document.publisher, document.file) == (URL, "example.org", f"a.warc#{URL}")
    assert (document.date, document.known_from) == (None, "2020-02-03")
    assert WORDS in document.text
    dated = papers.warc([(URL, "text/html", papers.page([WORDS, WORDS], date="2019-01-02"))])
    (held,) = [x for x in read_warc(dated, file="a.warc") if isinstance(x, Held)]
    assert (held.document("s").date, held.document("s").known_from) == ("2019-01-02", "2019-01-02")


def test_other_formats_in_an_archive(papers: ModuleType) -> None:
    column = papers.column(WORDS, left=72, top=700, letters=60)
    feed = papers.rss([("Talks", URL, "Tue, 04 May 2021 10:00:00 +0000", WORDS)])
    found = list(
        read_warc(
            papers.warc(
                [
                    (URL + ".pdf", "application/pdf", papers.pdf([column], made="20200101")),
                    (URL + "/feed", "application/rss+xml", feed),
                    (URL + ".txt", "text/plain", WORDS.encode()),
                    (URL + ".docx", "application/octet-stream", b"PK"),
                ]
            ),
            file="a.warc",
        )
    )
    held = [x for x in found if isinstance(x, Held)]
    assert [h.article.body for h in held] == [WORDS, WORDS, WORDS]
    assert [x.data for x in found if isinstance(x, Member)] == [b"PK"]


def test_failed_answers_are_left_alone(papers: ModuleType) -> None:
    assert list(read_warc(papers.warc([(URL, "text/html", b"x")], status=404), file="a.warc")) == []


def test_an_answer_in_chunks_and_packed_is_unpacked() -> None:
    packed = gzip.compress(WORDS.encode())
    body = b"%x\r\n%b\r\n%x;a=b\r\n%b\r\n0\r\n\r\n" % (10, packed[:10], len(packed) - 10, packed[10:])
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    start = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <{URL}>\r\n"
    start += f"Content-Length: {len(head) + len(body)}\r\n\r\n"
    (found,) = responses(start.encode() + head + body + b"\r\n\r\n", file="a.warc")
    assert isinstance(found, Response)
    assert (found.url, found.body, found.seen) == (URL, WORDS.encode(), None)


def test_a_bomb_and_an_unknown_packing_are_refused() -> None:
    assert unpacked(gzip.compress(b"0" * 1_000_000), "gzip", bound=1000) is None
    assert unpacked(b"x", "br", bound=1000) is None
    assert unpacked(b"not packed", "gzip", bound=1000) is None
    assert unpacked(zlib.compress(b"words"), "deflate", bound=1000) == b"words"
    assert unpacked(b"words", "", bound=3) is None


def test_a_record_that_is_cut_off_is_a_sentence_and_the_others_are_read(papers: ModuleType) -> None:
    whole = papers.warc([(URL, "text/plain", WORDS.encode())])
    found = list(read_warc(whole[:-60] + whole, file="a.warc"))
    assert len([x for x in found if isinstance(x, Held)]) >= 1
    cut = list(read_warc(whole[:-60], file="a.warc"))
    assert [x.code for x in cut if isinstance(x, Problem)] == ["warc"]


@given(
    st.binary(max_size=3000),
    st.dictionaries(st.sampled_from(["content-type", "etag", "x"]), st.just("a/b"), max_size=3),
)
def test_what_is_written_is_read_again(body: bytes, headers: dict[str, str]) -> None:
    response = Response(url=URL, seen="2024-05-06", status=200, headers=headers, body=body)
    at = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    data = warc_of(response, at=at)
    assert data == warc_of(response, at=at)
    (found,) = responses(gzip.decompress(data), file="a.warc")
    assert isinstance(found, Response)
    assert found.body == body
    assert (found.url, found.seen, found.status) == (URL, "2024-05-06", 200)
    assert headers.items() <= found.headers.items()


@given(st.binary(max_size=300), st.integers(0, 700))
def test_damaged_archives_give_something_or_nothing(papers: ModuleType, noise: bytes, at: int) -> None:
    data = papers.warc([(URL, "text/plain", WORDS.encode()), (URL + "2", "text/html", papers.page([WORDS]))])
    list(read_warc(data[:at] + noise + data[at:], file="a.warc"))
    list(read_warc(data[:at] + noise, file="a.warc"))


def test_more_records_than_allowed_are_a_sentence(papers: ModuleType) -> None:
    data = papers.warc([(URL, "text/plain", WORDS.encode())] * 3)
    found = list(read_warc(data, file="a.warc", limits=Limits(archive_members=2)))
    assert [x.code for x in found if isinstance(x, Problem)] == ["too-many"]


def test_an_address_that_is_none_is_left_alone(papers: ModuleType) -> None:
    assert list(read_warc(papers.warc([("http://[nonsense]/", "text/plain", WORDS.encode())]), file="a.warc")) == []


def test_an_archive_of_beginnings_ends_soon() -> None:
    found = list(read_warc(b"WARC/1.0\r\n" * 100_000, file="a.warc"))
    assert len(found) == 200


@pytest.mark.parametrize("packed", [True, False])
def test_packed_archives_are_many_packed_records(papers: ModuleType, packed: bool) -> None:
    data = papers.warc(
        [(URL, "text/plain", WORDS.encode()), (URL + "2", "text/plain", b"other " + WORDS.encode())], packed=packed
    )
    plain = gzip.decompress(data) if packed else data
    assert len(list(read_warc(plain, file="a.warc"))) == 2
