"""Mails give their own words and what is attached."""

from __future__ import annotations

from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from winset.errors import Problem
from winset.sources.archive import Member
from winset.sources.held import Held
from winset.sources.limits import Limits
from winset.sources.mail import read_mail

WORDS = "The two governments agreed on Monday to hold annual talks on the price of gas, officials said there."


def test_the_words_of_a_mail_and_its_head(papers: ModuleType) -> None:
    (held,) = read_mail(papers.mail(WORDS, html=f"<p>{WORDS}</p>"), file="m.eml")
    assert isinstance(held, Held)
    article = held.article
    assert article.body == WORDS
    assert (article.title, article.author, article.publisher) == ("Talks on energy", "Ada Example", "example.org")
    assert (article.date, article.date_reason) == ("2021-05-04", "the mail's own date")


def test_a_mail_of_html_alone(papers: ModuleType) -> None:
    page = papers.page([WORDS, WORDS.replace("Monday", "Friday")]).decode()
    data = papers.mail("", html=page)
    (held,) = read_mail(data, file="m.eml")
    assert isinstance(held, Held)
    assert WORDS in held.article.body


def test_attachments_are_handed_on_and_pictures_are_not(papers: ModuleType) -> None:
    data = papers.mail(WORDS, attached=[("a.txt", b"words"), ("p.png", b"\x89PNG"), ("../../b.pdf", b"%PDF-1.4")])
    _, *attached = read_mail(data, file="m.eml")
    assert [x.name.partition("-")[2] for x in attached if isinstance(x, Member)] == ["a.txt", "b.pdf"]
    assert b"words" in [x.data for x in attached if isinstance(x, Member)]


def test_a_date_that_no_calendar_has_is_said(papers: ModuleType) -> None:
    data = papers.mail(WORDS).replace(b"04 May 2021 10", b"04 May 2021 99999999999999999999")
    problem, held = read_mail(data, file="m.eml")
    assert isinstance(problem, Problem)
    assert problem.code == "no-date"
    assert isinstance(held, Held)


def test_what_is_no_mail_is_a_sentence(papers: ModuleType) -> None:
    for data, limits, code in (
        (b"", Limits(), "mail"),
        (b"\x00\x01\x02", Limits(), "mail"),
        (papers.mail(WORDS), Limits(document_bytes=10), "too-large"),
        (papers.mail("", attached=[("p.png", b"x")]), Limits(), "no-text"),
    ):
        found = list(read_mail(data, file="m.eml", limits=limits))
        assert [x.code for x in found if isinstance(x, Problem)] == [code]


@given(st.binary(max_size=200), st.integers(0, 900))
def test_damaged_mails_give_something_or_a_sentence(papers: ModuleType, noise: bytes, at: int) -> None:
    data = papers.mail(WORDS, html=f"<p>{WORDS}</p>", attached=[("a.txt", b"words")])
    assert list(read_mail(data[:at] + noise + data[at:], file="m.eml"))
    assert list(read_mail(data[:at] + noise, file="m.eml"))
