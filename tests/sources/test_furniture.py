"""Each kind of paragraph is told from its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.sources.furniture import Kind, author_of, kind_of, words

LONG = "The two governments agreed on Monday to hold annual talks on the price of gas after a year without any letters."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LONG, Kind.PROSE),
        ("They met.", Kind.SENTENCE),
        ("Two countries to talk about gas", Kind.HEADING),
        ("Analysis | Asia-Pacific", Kind.LABEL),
        ("Follow us on social", Kind.BOX),
        ("Sign up for our daily newsletter", Kind.BOX),
        ("シェアする", Kind.BOX),
        ("구독하기", Kind.BOX),
        ("keep readingShow less", Kind.END),
        ("Related articles", Kind.END),
        ("Most read", Kind.END),
        ("© 2021 The Paper. All rights reserved.", Kind.END),
        ("関連記事", Kind.END),
        ("많이 본 뉴스", Kind.END),
        ("Top Photo: A minister on television on January 12, 2025", Kind.CAPTION),
        ("A minister speaks to the press in the capital. [Ministry photo]", Kind.CAPTION),
        ("Pipes near the border, 2020 (AP Photo/A. Person)", Kind.CAPTION),
        ("国会で答弁する首相=共同", Kind.CAPTION),
        ("▲ 국회에서 답변하는 총리", Kind.CAPTION),
        ("deputy_secretary_poses_for_a_photo_in_tokyo", Kind.FILE),
        ("pipes.jpg", Kind.FILE),
        ("By Ada Writer", Kind.BYLINE),
        ("홍길동 기자", Kind.BYLINE),
        ("By the time the talks began nobody was left in the room, and the letters had been sent back.", Kind.SENTENCE),
        ("The ministry said (in a statement to Reuters) that the talks had ended in spring.", Kind.SENTENCE),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Writer", "Ada Writer"),
        ("by Ada Writer and Bo Reporter | The Paper", "Ada Writer and Bo Reporter"),
        ("Author: Ada Writer", "Ada Writer"),
        ("山田太郎記者", "山田太郎"),
        ("홍길동 기자 hong@paper.example", "홍길동"),
        ("By then it was late.", None),
        ("Nothing of the kind", None),
    ],
)
def test_authors(line: str, author: str | None) -> None:
    assert author_of(line) == author


def test_words_of_scripts_without_blanks() -> None:
    assert words("one two three") == 3
    assert words("協議は春に始まり両国の企業も参加する") > 5


@given(st.text(max_size=900))
def test_every_text_has_a_kind(text: str) -> None:
    assert kind_of(text) in Kind
