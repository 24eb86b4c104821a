"""The article comes out of a copied page without its furniture and without the stories below it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.sources.limits import Limits
from winset.sources.text import article_of_text, read_text

ONE = (
    "The two governments agreed on Monday to hold annual talks on the price of gas, after a year in which neither side "
    "had answered the letters of the other, officials said."
)
TWO = (
    "The talks will start in spring in the smaller of the two capitals, and firms from both countries will be asked to "
    "send people who know the pipes and the contracts."
)
THREE = (
    "Opposition parties in both parliaments said that they had not been asked, and that they would vote against money "
    "for it."
)
OTHER = (
    "In quite another story, a minister of a third country resigned on Tuesday after a newspaper printed letters that "
    "he had written to a maker of boats, which he denied."
)


def paged(*parts: str) -> str:
    return "\n\n".join(parts)


def test_the_seed_article_comes_out_whole_and_alone(shared: Path) -> None:
    data = (shared / "seed" / "article.txt").read_bytes()
    article, problems = read_text(data, file="article.txt")
    assert problems == []
    assert article is not None
    assert article.title == "Reinvesting in US-Japan-South Korea strategic relations"
    assert article.body.startswith("As foreign policy experts in the United States, Japan, and South Korea")
    assert article.body.endswith("reimagine what is possible.")
    assert article.body.count("\n\n") == 13
    for foreign in (
        "Walz",
        "American Enterprise",
        "Diplomacy Watch",
        "Follow us",
        "flickr",
        "poses for a photo",
        "Subscribe",
    ):
        assert foreign not in article.body
    assert article.date is None
    assert "other stories" in article.date_reason
    assert article.lang == "en"
    assert article.text == data.decode("utf-8").replace("\r\n", "\n")


def test_a_news_page_with_navigation_promotions_and_related_stories() -> None:
    page = paged(
        "Home", "World", "Sign in", "Two countries to talk about gas every year", "By Ada Writer and Bo Reporter",
        "Published: 3 March 2021", "Share", "Image: pipes near the border / Getty", ONE, "Advertisement", TWO,
        "Sign up for our weekly newsletter", "A hard vote ahead", THREE, "(Photo by A. Person/Agency)",
        "Related articles", "Minister resigns", OTHER,
    )  # fmt: skip
    article = article_of_text(page)
    assert article.title == "Two countries to talk about gas every year"
    assert article.author == "Ada Writer and Bo Reporter"
    assert article.date == "2021-03-03"
    assert article.body.split("\n\n") == [ONE, TWO, "A hard vote ahead", THREE]


def test_a_card_of_another_story_ends_the_article() -> None:
    page = paged(
        "Gas talks agreed between neighbours",
        ONE,
        TWO,
        "Minister resigns over boats",
        "Minister resigns over boats",
        OTHER,
    )
    assert article_of_text(page).body.split("\n\n") == [ONE, TWO]


def test_a_headline_over_a_picture_credit_ends_the_article() -> None:
    page = paged(
        "Gas talks agreed between neighbours",
        ONE,
        TWO,
        "Boats",
        "Top image credit: Someone / Agency",
        "Minister resigns",
        OTHER,
    )
    assert article_of_text(page).body.split("\n\n") == [ONE, TWO]


def test_a_section_label_that_returns_ends_the_article() -> None:
    page = paged(
        "Analysis | Energy",
        "Gas talks agreed between neighbours",
        ONE,
        TWO,
        "Analysis | Energy",
        "Boats and letters",
        OTHER,
    )
    assert article_of_text(page).body.split("\n\n") == [ONE, TWO]


def test_a_headline_stands_over_its_deck() -> None:
    page = paged(
        "Gas talks agreed between neighbours",
        "What the two sides want and what the parliaments may do about it all",
        ONE,
        TWO,
    )
    assert article_of_text(page).title == "Gas talks agreed between neighbours"


def test_a_text_without_a_page_is_kept_whole() -> None:
    speech = paged("Mr. President,", ONE, "We thank you.", TWO, "I thank you all.")
    article = article_of_text(speech)
    assert article.title == ""
    assert article.body == speech
    assert article.body_spans == ((0, len(speech)),)


def test_wrapped_lines_are_put_together_and_keep_their_places() -> None:
    lines = [
        "The two governments agreed on Monday to hold annual talks on the price of",
        "gas, after a year in which neither side had answered the letters of the",
        "other, officials said.",
    ]
    text = "\n\n".join(["\n".join(lines)] * 3)
    article = article_of_text(text)
    assert article.body.split("\n\n") == [" ".join(lines)] * 3
    at = article.body.index("letters")
    start, end = article.in_original((at, at + 7))
    assert article.text[start:end] == "letters"


def test_a_japanese_page() -> None:
    one = (
        "日本と韓国の両政府は3日、天然ガスの価格をめぐる定期協議を毎年開くことで合意した。両国の当局者が明らかにした。"
    )
    two = (
        "協議は春に始まり、両国の企業も参加する。"
        "野党は事前の説明がなかったとして反発しており、予算の審議は難航しそうだ。"
    )
    page = paged(
        "メニュー",
        "日韓がガス協議を毎年開催へ、野党は反発",
        "2021年3月3日",
        "シェアする",
        one,
        two,
        "関連記事",
        "別の話題の記事が続く。" * 6,
    )
    article = article_of_text(page)
    assert article.lang == "ja"
    assert article.title == "日韓がガス協議を毎年開催へ、野党は反発"
    assert article.date == "2021-03-03"
    assert article.body == one + "\n\n" + two


def test_a_korean_page() -> None:
    one = "한국과 일본 정부는 3일 천연가스 가격을 논의하는 정례 협의를 매년 열기로 합의했다고 양국 당국자들이 밝혔다."
    two = (
        "협의는 봄에 시작되며 양국 기업도 참여한다. "
        "야당은 사전 설명이 없었다며 반발하고 있어 예산 심의는 쉽지 않을 전망이다."
    )
    page = paged(
        "로그인",
        "한일, 가스 협의 매년 개최 합의",
        "입력 2021년 3월 3일 10:00",
        "홍길동 기자",
        one,
        two,
        "많이 본 뉴스",
        two,
    )
    article = article_of_text(page)
    assert article.lang == "ko"
    assert article.date == "2021-03-03"
    assert article.author == "홍길동"
    assert article.body == one + "\n\n" + two


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xff\xfe\x00", "encoding"),
        ("Österreich".encode("latin-1"), "encoding"),
        (b"a\x00b", "encoding"),
    ],
)
def test_what_is_not_text_is_a_problem(data: bytes, code: str) -> None:
    article, problems = read_text(data, file="t.txt")
    assert article is None
    assert [p.code for p in problems] == [code]


def test_a_text_that_is_too_large_is_a_problem() -> None:
    article, problems = read_text(b"word " * 100, file="t.txt", limits=Limits(page_bytes=100))
    assert article is None
    assert [p.code for p in problems] == ["too-large"]


def test_the_name_of_a_file_gives_the_date_that_its_text_lacks() -> None:
    article, _ = read_text(ONE.encode(), file="notes/2021-03-02-gas.txt")
    assert article is not None
    assert (article.date, article.date_reason) == ("2021-03-02", "the name of the file")


def test_speeches_wrapped_in_many_ways_are_kept_whole(shared: Path) -> None:
    archive = zipfile.ZipFile(shared / "data" / "un" / "ungdc_txt_USA_JPN_KOR_PRK_CHN.zip")
    names = [name for name in archive.namelist() if name.endswith(".txt")]
    assert len(names) == 293
    for name in names[::4]:
        article, problems = read_text(archive.read(name), file=name)
        assert article is not None, name
        assert problems == []
        assert len(article.body.split()) >= 0.97 * len(article.text.split()), name


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([ONE, TWO, "Share", "Related articles", "A | B", "2021-01-01", "", "photo_of_a_b_c_d_e.jpg"]),
    ),
    max_size=30,
)


@settings(max_examples=150)
@given(LINES)
def test_any_text_gives_an_article_whose_words_stand_in_it(lines: list[str]) -> None:
    text = "\n".join(lines).replace("\r", "")
    article = article_of_text(text)
    assert "".join("".join(text[a:b].split()) for a, b in article.body_spans) == "".join(article.body.split())
    for piece in article.pieces:
        assert text[piece.text : piece.text + piece.length] == article.body[piece.body : piece.body + piece.length]


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    article, problems = read_text(data, file="f")
    assert (article is None) == bool(problems)


def test_a_long_line_is_read_in_linear_time() -> None:
    for text in ("a" * 2_000_000, "photo (" * 200_000, "_" * 1_000_000, "By " * 300_000):
        assert article_of_text(text).text == text
