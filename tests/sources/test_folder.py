"""Documents come out of files, archives and folders, each by its format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import ModuleType

from winset.errors import Problem
from winset.model import Document
from winset.sources.folder import articles, documents_in, read_article, read_documents
from winset.sources.held import Held
from winset.sources.limits import Limits

TEXT = (
    "The two governments agreed on Monday to hold annual talks on the price of gas, "
    "officials said on the same day there."
)


def split(found: list[Document | Problem]) -> tuple[list[Document], list[Problem]]:
    return [x for x in found if isinstance(x, Document)], [x for x in found if isinstance(x, Problem)]


def make(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "2021-03-02-x.md").write_text(f"# A title of it\n\n{TEXT}", encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    page = f"<html><body><article><p>{TEXT}</p><p>{TEXT[::-1]}</p></article></body></html>"
    (folder / "c.html").write_text(page, encoding="utf-8")
    (folder / "page.txt").write_text("<!doctype html><html><body></body></html>", encoding="utf-8")
    (folder / "d.xyz").write_bytes(b"?")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "a.txt")


def test_a_folder_is_read_in_order_and_every_file_is_accounted_for(tmp_path: Path) -> None:
    make(tmp_path)
    documents, problems = split(list(documents_in(tmp_path, "s")))
    assert [d.file for d in documents] == ["a.txt", "c.html", "b/2021-03-02-x.md"]
    assert {(p.file, p.code) for p in problems} == {
        ("c.html", "no-date"),
        ("page.txt", "no-article"),
        ("d.xyz", "unknown-format"),
    }
    assert documents[2].date == documents[2].known_from == "2021-03-02"
    assert documents[2].title == "A title of it"
    assert {d.source for d in documents} == {"s"}
    assert len({d.id for d in documents}) == 3


def test_an_archive_names_its_members(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep/x.txt", TEXT)
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", "---\ndate: 2020-05-01\n---\n" + TEXT)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("../evil.txt", TEXT)
        archive.writestr("table.csv", "a,b")
    documents, problems = split(list(read_documents(path, "my.zip", "s")))
    assert [d.file for d in documents] == ["my.zip/a.md", "my.zip/inner.zip/deep/x.txt"]
    assert {(p.file, p.code) for p in problems} == {
        ("my.zip/../evil.txt", "bad-path"),
        ("my.zip/table.csv", "unknown-format"),
    }


def test_one_article_by_the_ending_of_its_name() -> None:
    article, problems = read_article(TEXT.encode(), file="a.TXT")
    assert article is not None
    assert (article.body, problems) == (TEXT, [])
    article, problems = read_article(TEXT.encode(), file="a.xls")
    assert article is None
    assert [p.code for p in problems] == ["unknown-format"]


def test_the_same_bytes_are_the_same_document(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    documents, _ = split(list(documents_in(tmp_path, "s")))
    assert documents[0].id == documents[1].id


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert [p.code for p in split(list(read_documents(path, "a.txt", "s")))[1]] == ["unreadable"]
    path.write_text(TEXT, encoding="utf-8")
    assert [p.code for p in split(list(read_documents(path, "a.txt", "s", limits=Limits(file_bytes=9))))[1]] == [
        "too-large"
    ]
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    _, problems = split(list(documents_in(tmp_path, "s", limits=Limits(archive_members=1))))
    assert [p.code for p in problems] == ["too-many"]


def test_the_archive_of_the_white_house_gives_all_its_documents(shared: Path) -> None:
    path = shared / "data" / "text" / "whitehouse_2021_2026_japan_korea.zip"
    documents, problems = split(list(read_documents(path, "wh.zip", "s")))
    assert problems == []
    assert len(documents) == 651
    assert all(d.date and d.title and d.text and d.url for d in documents)
    assert len({d.id for d in documents}) == 651


def test_files_inside_files_are_opened_as_deep_as_the_limits_allow(tmp_path: Path, papers: ModuleType) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.docx", papers.docx([("", TEXT)]))
        archive.writestr("c.pdf", papers.pdf([papers.column(TEXT, left=72, top=700, letters=60)]))
    path = tmp_path / "m.eml"
    path.write_bytes(papers.mail(TEXT + " By mail.", attached=[("a.zip", inner.getvalue())]))
    documents, problems = split(list(read_documents(path, "m.eml", "s")))
    assert [d.file.rpartition("/")[2] for d in documents] == ["m.eml", "b.docx", "c.pdf"]
    assert documents[2].pages == "0:1"
    assert {p.code for p in problems} == {"no-date"}
    _, problems = split(list(read_documents(path, "m.eml", "s", limits=Limits(archive_depth=0))))
    assert [p.code for p in problems] == ["too-deep"]


def test_a_file_that_goes_by_another_name_is_known_by_its_first_bytes(tmp_path: Path, papers: ModuleType) -> None:
    page = papers.page([TEXT, TEXT.replace("gas", "coal")])
    for name, data in (
        ("a.txt", papers.pdf([papers.column(TEXT, left=72, top=700, letters=60)], made="20200101")),
        ("b.txt", papers.rss([("T", "https://example.org/", "Tue, 04 May 2021 10:00:00 +0000", TEXT)])),
        ("c.bin", papers.warc([("https://example.org/", "text/html", page)])),
        ("d.warc.gz", papers.warc([("https://example.org/", "text/html", page)], packed=True)),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        documents, _ = split(list(read_documents(path, name, "s")))
        assert [TEXT in d.text for d in documents] == [True], name


def test_a_given_date_stands_in_for_one_that_is_missing(tmp_path: Path) -> None:
    words = "The ministers of both countries met in Lima and spoke of fish for two whole hours."
    given = tmp_path / "talks.dated-2021-02.txt"
    given.write_text(words, encoding="utf-8")
    (held,) = articles(given, given.name)
    assert isinstance(held, Held)
    assert (held.article.date, held.article.date_reason) == ("2021-02", "given by whoever added the file")
    own = tmp_path / "more.dated-2021-02.md"
    own.write_text(f"---\ndate: 2019-05-04\n---\n{words}", encoding="utf-8")
    (kept,) = articles(own, own.name)
    assert isinstance(kept, Held)
    assert kept.article.date == "2019-05-04"
