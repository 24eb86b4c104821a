"""Pages come into a case with their address, once, and what stops half-way goes on."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from winset.desk import create, fetch_into, is_address, read, wanted_in
from winset.desk.fetching import Wanted
from winset.errors import BadInput
from winset.store import CaseFolder, acts

WORDS = "The two governments of France and Germany agreed on Monday to hold annual talks on the price of gas."


def page(title: str) -> bytes:
    body = f"<article><h1>{title}</h1><p>{WORDS}</p><p>{title}: {WORDS[::-1]}</p></article>"
    return f"<html><head><meta name=date content=2021-05-04></head><body>{body}</body></html>".encode()


def data() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), WORDS)
    return out.getvalue()


@pytest.fixture
def tag() -> list[str]:
    """Version that the server gives its pages."""
    return ['"7"']


@pytest.fixture
def asked_with() -> list[str | None]:
    """Versions that the server was asked with."""
    return []


@pytest.fixture
def site(tag: list[str], asked_with: list[str | None]) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            base = f"http://{self.headers['Host']}"
            feed = "".join(f"<item><title>{n}</title><link>{base}/{n}.html</link></item>" for n in ("one", "two"))
            body = {
                "/one.html": page("Talks of one kind"),
                "/two.html": page("Talks of another"),
                "/feed": f"<rss><channel>{feed}</channel></rss>".encode(),
                "/data.zip": data(),
            }.get(self.path)
            asked_with.append(self.headers.get("If-None-Match"))
            if body and self.headers.get("If-None-Match") == tag[0]:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("ETag", tag[0])
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return create(tmp_path / "case", title="Web")


def test_a_page_is_kept_with_its_address_and_read(case: Path, site: tuple[str, list[str]]) -> None:
    url, _ = site
    (found,) = fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0, source="web", licence="public domain")
    assert found.outcome == "added"
    assert found.name is not None
    assert found.name.startswith("fetched/127.0.0.1/one-html-")
    read(case)
    folder = CaseFolder.open(case)
    with folder.query() as query:
        (document,) = query.rows("SELECT url, date, publisher, licence, text FROM documents")
    assert (document["url"], document["date"]) == (f"{url}/one.html", "2021-05-04")
    assert document["licence"] == "public domain"
    assert WORDS in document["text"]
    with folder.reading() as db:
        (act,) = acts(db, kind="fetch")
    assert act.subject == f"{url}/one.html"
    assert act.new["etag"] == '"7"'
    assert act.new["sha256"] == hashlib.sha256((case / "sources" / found.name).read_bytes()).hexdigest()


def test_what_was_fetched_is_not_asked_for_again_unless_told(case: Path, site: tuple[str, list[str]]) -> None:
    url, asked = site
    for again, outcome in ((False, "added"), (False, "had"), (True, "same")):
        (found,) = fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0, again=again)
        assert found.outcome == outcome
    assert asked.count("/one.html") == 2
    assert found.name is not None
    (case / "sources" / found.name).unlink()
    assert fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0)[0].outcome == "added"


def test_asked_again_only_what_changed_is_fetched(
    case: Path, site: tuple[str, list[str]], tag: list[str], asked_with: list[str | None]
) -> None:
    url, _ = site
    (first,) = fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0)
    (same,) = fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0, again=True)
    assert (same.outcome, same.name, same.sha256) == ("same", first.name, first.sha256)
    tag[0] = '"8"'
    (changed,) = fetch_into(case, [f"{url}/one.html"], private=True, delay=0.0, again=True)
    assert changed.outcome == "added"
    assert [t for t in asked_with if t] == ['"7"', '"7"']
    with CaseFolder.open(case).reading() as db:
        assert [act.new["etag"] for act in acts(db, kind="fetch")] == ['"7"', '"8"']


def test_one_refusal_does_not_stop_the_others(case: Path, site: tuple[str, list[str]]) -> None:
    url, _ = site
    found = fetch_into(case, [f"{url}/gone", f"{url}/two.html"], private=True, delay=0.0)
    assert [one.outcome for one in found] == ["refused", "added"]
    assert "404" in (found[0].reason or "")
    assert fetch_into(case, [f"{url}/one.html"])[0].outcome == "refused"


def test_the_pages_of_a_feed_are_followed(case: Path, site: tuple[str, list[str]]) -> None:
    url, _ = site
    found = fetch_into(case, [f"{url}/feed"], private=True, delay=0.0, follow=True)
    assert [one.url.rpartition("/")[2] for one in found] == ["feed", "one.html", "two.html"]
    assert {one.outcome for one in found} == {"added"}


def test_data_files_stay_as_they_came_and_their_digest_is_checked(case: Path, site: tuple[str, list[str]]) -> None:
    url, _ = site
    md5 = hashlib.md5(data(), usedforsecurity=False).hexdigest()
    wrong, right = Wanted(url=f"{url}/data.zip", md5="0" * 32), Wanted(url=f"{url}/data.zip", md5=md5)
    assert fetch_into(case, [wrong], private=True, delay=0.0)[0].outcome == "refused"
    (found,) = fetch_into(case, [right], private=True, delay=0.0)
    assert found.name == "fetched/127.0.0.1/data.zip"
    assert (case / "sources" / found.name).read_bytes() == data()


def test_lists_of_addresses(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    md5 = "ab" * 16
    file.write_text(
        f"# pages\nhttps://example.org/a\n150 {md5} http://example.org/b.zip\nhttps://example.org/a # again\nnothing\n",
        encoding="utf-8",
    )
    assert wanted_in(file) == (Wanted(url="https://example.org/a"), Wanted(url="http://example.org/b.zip", md5=md5))
    assert is_address("https://example.org/a")
    assert not is_address("folder/https.txt")
    file.write_text("nothing", encoding="utf-8")
    with pytest.raises(BadInput, match="no address"):
        wanted_in(file)
    with pytest.raises(BadInput, match="cannot be read"):
        wanted_in(tmp_path / "missing")
